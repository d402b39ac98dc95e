import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { ProviderState } from "../../api/types";
import { Field, SecretField } from "../../components/field";
import { Notice } from "../../components/notice";
import { api } from "../../state/api";
import { useDialog } from "./use-dialog";

interface AddAccountProps {
  accounts: readonly ProviderState[];
  onAdded(id: string): Promise<void>;
  onClose(): void;
}

/** A further account of a provider, such as the one at work. */
export function AddAccount({ accounts, onAdded, onClose }: AddAccountProps) {
  const dialog = useDialog();
  const providers = accounts.filter(account => account.account === null && account.key_variables.length > 0);
  const [provider, setProvider] = useState(providers[0]?.provider_id ?? "");
  const [label, setLabel] = useState("");
  const [key, setKey] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const id = `${provider}@${label.trim()}`;
    try {
      await api.value.changeAccount(id, { provider, api_key: key.trim(), auth_source: "config", enabled: true });
      await onAdded(id);
    } catch (error) {
      setTrouble(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <dialog ref={dialog} aria-labelledby="add-title" onClose={onClose}>
      <form onSubmit={event => void add(event)}>
        <h2 id="add-title">A further account</h2>
        {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
        <label class="field"><span>Provider</span>
          <select value={provider} onChange={event => setProvider(event.currentTarget.value)}>
            {providers.map(one => <option key={one.provider_id} value={one.provider_id}>{one.provider_name}</option>)}
          </select>
        </label>
        <Field name="Label" value={label} required placeholder="work" onInput={setLabel} />
        <SecretField name="Key" value={key} required hint={providers.find(one => one.provider_id === provider)?.setup_hint} onInput={setKey} />
        <div class="dialog-buttons">
          <button type="button" onClick={() => dialog.current?.close()}>Cancel</button>
          <button type="submit" class="primary" disabled={isBusy || !label.trim() || !key.trim()}>{isBusy ? "Asking…" : "Add and test"}</button>
        </div>
      </form>
    </dialog>
  );
}
