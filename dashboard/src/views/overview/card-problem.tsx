import type { ProviderState, UsageError } from "../../api/types";
import { Icon } from "../../components/icon";
import { duration } from "../../lib/time";
import { isSecret } from "../../state/preferences";
import { linkTo } from "../../state/route";

const keyTroubles = new Set<UsageError["kind"]>(["missing_key", "invalid_key", "forbidden"]);

/** Why numbers are missing or old, and what to do. */
export function CardProblem({ account, error }: { account: ProviderState; error: UsageError | null }) {
  const message = error?.message ?? account.problem;
  if (!message) {
    return null;
  }

  return (
    <div class="card-problem">
      <Icon name="warning" />
      <div>
        {message}
        {error?.retry_after != null && <> It asked to wait {waitText(error.retry_after)}.</>}
        {(error === null || keyTroubles.has(error.kind)) && <> <a href={linkTo("settings", { account: isSecret(account.account) ? undefined : account.account_id })}>Change its settings</a></>}
      </div>
    </div>
  );
}

function waitText(seconds: number): string {
  return seconds < 60 ? `${Math.ceil(seconds)} s` : duration(seconds * 1_000, 2);
}
