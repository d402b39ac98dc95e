import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { Budget } from "../../api/types";
import { Field } from "../../components/field";
import { Notice } from "../../components/notice";
import { api } from "../../state/api";
import { budgets } from "../../state/budgets";
import { useDialog } from "./use-dialog";

/** A budget's amount, time and scope. The agent checks it, and what it says stands here. */
export function BudgetDialog({ budget, onClose }: { budget: Budget | null; onClose(): void }) {
  const dialog = useDialog();
  const [name, setName] = useState(budget?.name ?? "");
  const [amount, setAmount] = useState(String(budget?.amount ?? ""));
  const [unit, setUnit] = useState<Budget["unit"]>(budget?.unit ?? "USD");
  const [period, setPeriod] = useState<Budget["period"]>(budget?.period ?? "month");
  const [accounts, setAccounts] = useState((budget?.accounts ?? []).join(", "));
  const [models, setModels] = useState((budget?.models ?? []).join(", "));
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const { name: _, ...kept } = budget ?? { name: "" };
    try {
      await api.value.setBudget(name.trim(), { ...kept, amount: Number(amount), unit, period, accounts: patterns(accounts), models: patterns(models) });
      await budgets.load();
      dialog.current?.close();
    } catch (error) {
      setTrouble(messageOf(error));
    }
  }

  return (
    <dialog ref={dialog} aria-labelledby="budget-title" onClose={onClose}>
      <form onSubmit={event => void save(event)}>
        <h2 id="budget-title">{budget === null ? "A budget" : `The budget ${budget.name}`}</h2>
        {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
        {budget === null && <Field name="Name" value={name} required onInput={setName} />}
        <div class="grid-2">
          <Field name="Amount" type="number" required value={amount} onInput={setAmount} />
          <label class="field"><span>Unit</span><select value={unit} onChange={event => setUnit(event.currentTarget.value as Budget["unit"])}><option value="USD">US dollars</option><option value="tokens">Tokens</option></select></label>
          <label class="field"><span>For a</span><select value={period} onChange={event => setPeriod(event.currentTarget.value as Budget["period"])}><option value="day">day</option><option value="week">week</option><option value="month">month</option></select></label>
        </div>
        <Field name="Accounts" value={accounts} placeholder="all; or openai, claude-*" onInput={setAccounts} />
        <Field name="Models" value={models} placeholder="all; or gpt-5*" onInput={setModels} />
        <div class="dialog-buttons">
          <button type="button" onClick={() => dialog.current?.close()}>Cancel</button>
          <button type="submit" class="primary">Save</button>
        </div>
      </form>
    </dialog>
  );
}

function patterns(text: string): string[] {
  return text.split(",").map(part => part.trim()).filter(Boolean);
}
