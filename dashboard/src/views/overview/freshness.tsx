import type { ProviderState, ProviderUsage } from "../../api/types";
import { ago, momentOf } from "../../lib/time";
import { now } from "../../state/clock";
import { asking } from "../../state/usage";

/** How old an account's numbers are, and whether the newest attempt failed. */
export function Freshness({ account, usage }: { account: ProviderState; usage: ProviderUsage | null }) {
  const fetched = usage?.fetched_at ?? null;
  const age = fetched === null ? "never read" : ago(fetched, now.value);
  const title = fetched === null ? "" : momentOf(fetched);
  if (asking.value.has(account.account_id) || (usage === null && account.error === null)) {
    return <span class="fresh fresh-asking" title={title}>asking…</span>;
  }

  if ((usage?.error ?? account.error) !== null) {
    return <span class="fresh fresh-failed" title={title}>failed · {age}</span>;
  }

  return usage?.is_stale ? <span class="fresh fresh-stale" title={title}>stale · {age}</span> : <span class="fresh" title={title}>{age}</span>;
}
