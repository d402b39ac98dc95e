import { Icon } from "../../components/icon";
import { Name } from "../../components/numbers";
import { linkWith } from "../../state/route";
import { accountName } from "../../state/usage";
import type { Exploration } from "./question";

/** The way down: all accounts, one account, one of its models. */
export function Crumbs({ exploration: { account, model } }: { exploration: Exploration }) {
  if (account === null) {
    return null;
  }

  return (
    <nav class="crumbs" aria-label="Where you are">
      <a href={linkWith({ account: undefined, model: undefined, by: undefined })}>All accounts</a>
      <Icon name="right" />
      <AccountCrumb {...accountName(account)} isLast={model === null} />
      {model !== null && <><Icon name="right" /><span aria-current="page">{model}</span></>}
    </nav>
  );
}

function AccountCrumb({ name, label, isLast }: { name: string; label: string | null; isLast: boolean }) {
  const text = <>{name}{label !== null && <> <Name text={label} /></>}</>;
  return isLast ? <span aria-current="page">{text}</span> : <a href={linkWith({ model: undefined, by: undefined })}>{text}</a>;
}
