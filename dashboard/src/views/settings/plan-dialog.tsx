import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { Plan } from "../../api/types";
import { Field } from "../../components/field";
import { Notice } from "../../components/notice";
import { api } from "../../state/api";
import { plans } from "../../state/plans";
import { isPrivate } from "../../state/preferences";
import { accounts } from "../../state/usage";
import { useDialog } from "./use-dialog";

interface PlanDialogProps {
  plan: Plan | null;

  /** Accounts that have a plan already. */
  taken: readonly string[];
  onClose(): void;
}

/** What is paid for an account's subscription. The agent checks it, and what it says stands here. */
export function PlanDialog({ plan, taken, onClose }: PlanDialogProps) {
  const dialog = useDialog();

  // Coding tools first: theirs is the usage that a subscription covers.
  const choices = accounts.value.filter(one => !taken.includes(one.account_id)).sort((a, b) => Number(b.auth_source === "sessions") - Number(a.auth_source === "sessions"));
  const [account, setAccount] = useState(plan?.account ?? choices[0]?.account_id ?? "");
  const [amount, setAmount] = useState(String(plan?.amount ?? ""));
  const [currency, setCurrency] = useState(plan?.currency ?? "USD");
  const [period, setPeriod] = useState<Plan["period"]>(plan?.period ?? "month");
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    try {
      await api.value.setPlan(account, { amount: Number(amount), currency, period });
      await plans.load();
      dialog.current?.close();
    } catch (error) {
      setTrouble(messageOf(error));
    }
  }

  return (
    <dialog ref={dialog} aria-labelledby="plan-title" onClose={onClose}>
      <form onSubmit={event => void save(event)}>
        <h2 id="plan-title">{plan === null ? "A plan" : "The plan"}</h2>
        {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
        {plan === null && (choices.length === 0 ? <p class="hint">Every account has a plan, or none is set up yet.</p> : (
          <label class="field"><span>Account</span>
            <select value={account} onChange={event => setAccount(event.currentTarget.value)}>
              {choices.map(one => <option key={one.account_id} value={one.account_id}>{one.provider_name}{one.account !== null && isPrivate.value !== "on" ? ` ${one.account}` : ""}</option>)}
            </select>
          </label>
        ))}
        <div class="grid-2">
          <Field name="Price" type="number" required value={amount} onInput={setAmount} />
          <Field name="Currency" required value={currency} onInput={setCurrency} />
          <label class="field"><span>Paid for a</span><select value={period} onChange={event => setPeriod(event.currentTarget.value as Plan["period"])}><option value="month">month</option><option value="year">year</option></select></label>
        </div>
        <div class="dialog-buttons">
          <button type="button" onClick={() => dialog.current?.close()}>Cancel</button>
          <button type="submit" class="primary" disabled={account === ""}>Save</button>
        </div>
      </form>
    </dialog>
  );
}
