import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { Budget } from "../../api/types";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import { Name } from "../../components/numbers";
import { api } from "../../state/api";
import { amountText, budgets } from "../../state/budgets";
import { isPrivate } from "../../state/preferences";
import { BudgetDialog } from "./budget-dialog";

/** Budgets: added, changed, removed. */
export function BudgetSettings() {
  const [open, setOpen] = useState<Budget | "new" | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (budgets.value === null) {
    return null;
  }

  async function remove({ name }: Budget): Promise<void> {
    try {
      await api.value.removeBudget(name);
      setTrouble(null);
      await budgets.load();
    } catch (error) {
      setTrouble(messageOf(error));
    }
  }

  return (
    <section class="card" aria-labelledby="budgets-title">
      <div class="table-head">
        <h2 id="budgets-title">Budgets</h2>
        <button type="button" onClick={() => setOpen("new")}><Icon name="plus" /> Budget</button>
      </div>
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      {budgets.value.length === 0 ? <p class="hint">None yet. A budget is an amount for a day, week or month; the overview shows how it stands.</p> : (
        <ul class="accounts">
          {budgets.value.map(({ budget }) => (
            <li key={budget.name}>
              <span class="dot" />
              <span class="account-name"><Name text={budget.name} /></span>
              <span class="hint account-state">{amountText(budget.amount, budget.unit)} a {budget.period}</span>
              <span class="welcome-actions">
                <button type="button" onClick={() => setOpen(budget)} aria-label={isPrivate.value === "on" ? "Change" : `Change the budget ${budget.name}`}>Change</button>
                <button type="button" class="danger" onClick={() => void remove(budget)} aria-label={isPrivate.value === "on" ? "Remove" : `Remove the budget ${budget.name}`}>Remove</button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open !== null && <BudgetDialog budget={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
}
