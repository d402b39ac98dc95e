import { useState } from "preact/hooks";
import type { ProviderState } from "../../api/types";
import { Icon } from "../../components/icon";
import { Name } from "../../components/numbers";
import { colourOf } from "../../lib/colours";
import { isPrivate } from "../../state/preferences";
import { replaceQuery, route } from "../../state/route";
import { AccountDialog } from "./account-dialog";
import { AddAccount } from "./add-account";

/** All accounts: what is set up, what failed, what could be. */
export function Accounts({ accounts, onChanged }: { accounts: readonly ProviderState[]; onChanged(): Promise<void> }) {
  const [isAdding, setAdding] = useState(false);
  const asked = route.value.query.get("account");
  const open = accounts.find(account => account.account_id === asked) ?? null;
  const set = accounts.filter(account => account.is_configured);
  const others = accounts.filter(account => !account.is_configured);
  return (
    <section class="card" aria-labelledby="accounts-title">
      <div class="table-head">
        <h2 id="accounts-title">Accounts</h2>
        <button type="button" onClick={() => setAdding(true)}><Icon name="plus" /> Further account</button>
      </div>
      {set.length > 0 && <ul class="accounts">{set.map(account => <Account key={account.account_id} account={account} />)}</ul>}
      {others.length > 0 && (
        <details class="notes" open={set.length === 0}>
          <summary>Not set up ({others.length})</summary>
          <ul class="accounts">{others.map(account => <Account key={account.account_id} account={account} />)}</ul>
        </details>
      )}
      {open !== null && <AccountDialog account={open} onChanged={onChanged} onClose={() => replaceQuery({ account: undefined })} />}
      {isAdding && <AddAccount accounts={accounts} onClose={() => setAdding(false)} onAdded={async id => { setAdding(false); await onChanged(); replaceQuery({ account: id }); }} />}
    </section>
  );
}

function Account({ account }: { account: ProviderState }) {
  const action = account.is_configured ? "Change" : "Set up";
  return (
    <li>
      <span class="dot" style={{ background: colourOf(account.account_id) }} />
      <span class="account-name">{account.provider_name}{account.account !== null && <span class="label"> <Name text={account.account} /></span>}</span>
      <State account={account} />
      <button type="button" onClick={() => replaceQuery({ account: account.account_id })} aria-label={[action, account.provider_name, isPrivate.value === "on" ? null : account.account].filter(Boolean).join(" ")}>{action}</button>
    </li>
  );
}

function State({ account }: { account: ProviderState }) {
  const message = account.problem ?? account.error?.message;
  const source = { none: account.setup_hint, environment: `key from ${account.key_variable ?? "the environment"}`, config: "key entered here", sessions: "session logs" }[account.auth_source];
  return !account.is_enabled ? <span class="hint account-state">switched off</span>
    : message ? <span class="account-state account-bad">{message}</span>
    : <span class="hint account-state">{source}</span>;
}
