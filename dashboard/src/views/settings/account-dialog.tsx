import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { ConfigAccountPatch, ProviderState } from "../../api/types";
import { Field, SecretField } from "../../components/field";
import { Icon } from "../../components/icon";
import { Name } from "../../components/numbers";
import { Notice } from "../../components/notice";
import { api } from "../../state/api";
import { useDialog } from "./use-dialog";

type Verdict = { isGood: boolean; text: string } | null;

interface AccountDialogProps {
  account: ProviderState;
  onChanged(): Promise<void>;
  onClose(): void;
}

/** One account: its key, which goes in and never comes out, whether it is on, and what its provider says to that. */
export function AccountDialog({ account, onChanged, onClose }: AccountDialogProps) {
  const dialog = useDialog();
  const [key, setKey] = useState("");
  const [endpoint, setEndpoint] = useState(account.endpoint ?? "");
  const [settings, setSettings] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const [verdict, setVerdict] = useState<Verdict>(null);
  const isTool = account.auth_source === "sessions" || account.key_variables.length === 0;

  async function send(patch: ConfigAccountPatch): Promise<void> {
    setBusy(true);
    setVerdict(null);
    try {
      const state = await api.value.changeAccount(account.account_id, patch);
      setVerdict(verdictOf(state));
      setKey(typed => (typed === key ? "" : typed));
      setSettings(typed => (typed === settings ? {} : typed));
      await onChanged();
    } catch (error) {
      setVerdict({ isGood: false, text: messageOf(error) });
    }

    setBusy(false);
  }

  function save(event: Event): void {
    event.preventDefault();
    const changed = Object.fromEntries(Object.entries(settings).filter(([, value]) => value.trim()));
    void send({
      ...changed,
      ...(key.trim() && { api_key: key.trim(), auth_source: "config" as const, enabled: true }),
      ...(endpoint.trim() !== (account.endpoint ?? "") && { endpoint: endpoint.trim() || null }),
    });
  }

  return (
    <dialog ref={dialog} aria-labelledby="account-title" onClose={onClose}>
      <form onSubmit={save}>
        <h2 id="account-title">{account.provider_name}{account.account !== null && <> <Name text={account.account} /></>}</h2>
        <p class="hint">{account.authentication}</p>
        {!account.is_configured && <p>{account.setup_hint}</p>}
        {account.reports.length > 0 && <p class="hint">With the right key it tells: {account.reports.join(", ")}.</p>}
        {verdict !== null ? <Notice kind={verdict.isGood ? "good" : "warning"}>{verdict.text}</Notice>
          : (account.problem ?? account.error) && <Notice kind="warning">{account.problem ?? account.error?.message}</Notice>}
        {!isTool && <SecretField name={account.auth_source === "config" ? "Another key" : "Key"} value={key} onInput={setKey} hint={hintOf(account)} />}
        {!isTool && (
          <details class="notes">
            <summary>Where requests go</summary>
            <p class="hint">The key is sent there, so a change needs the agent's token.</p>
            <Field name="Endpoint" type="url" value={endpoint} placeholder="the provider's own" onInput={setEndpoint} />
            {account.settings.map(({ name, description, is_secret: isSecret }) => {
              const Input = isSecret ? SecretField : Field;
              return <Input key={name} name={name} value={settings[name] ?? ""} hint={description} onInput={value => setSettings(before => ({ ...before, [name]: value }))} />;
            })}
          </details>
        )}
        <div class="dialog-buttons">
          <a class="dialog-link" href={account.dashboard} target="_blank" rel="noreferrer">Its own page</a>
          <button type="button" disabled={isBusy} onClick={() => void send({ enabled: !account.is_enabled })}>{account.is_enabled ? "Switch off" : "Switch on"}</button>
          {account.is_configured && <button type="button" disabled={isBusy} onClick={() => void send({})}>Test</button>}
          <button type="button" onClick={() => dialog.current?.close()}><Icon name="close" /> Close</button>
          {!isTool && <button type="submit" class="primary" disabled={isBusy}>{isBusy ? "Asking…" : "Save and test"}</button>}
        </div>
      </form>
    </dialog>
  );
}

function hintOf({ auth_source: source, key_variable: variable }: ProviderState): string {
  return source === "config" ? "One is set. It is never shown; a new one replaces it."
    : source === "environment" ? `Now it comes from ${variable ?? "the environment"}; one entered here goes first.`
    : "Kept in agent.json, which only you can read. It is never shown again.";
}

function verdictOf(state: ProviderState): Verdict {
  return !state.is_enabled ? { isGood: true, text: "Switched off. It isn't asked any more." }
    : state.error !== null ? { isGood: false, text: state.error.message }
    : state.problem !== null ? { isGood: false, text: state.problem }
    : state.is_configured ? { isGood: true, text: "It works: the provider told its usage." }
    : { isGood: false, text: state.setup_hint };
}
