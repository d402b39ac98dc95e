import { effect, signal } from "@preact/signals";
import type { Budget, BudgetReport, BudgetState } from "../api/types";
import { formatCount, formatMoneyNumber } from "../lib/format";
import { api } from "./api";
import { revision } from "./usage";

export const budgetPath = "/api/v1/budgets";

/** How budgets stand; null where the agent doesn't offer them, or until it has told. */
export const budgets = signal<readonly BudgetState[] | null>(null);

/** Reads them. Where that fails the other views say what is wrong with the agent. */
export async function loadBudgets(): Promise<void> {
  try {
    budgets.value = (await api.value.readOptional<BudgetReport>(budgetPath))?.budgets ?? null;
  } catch {
    budgets.value = null;
  }
}

/** An amount in a budget's unit. */
export function amountText(amount: number, unit: Budget["unit"]): string {
  return unit === "USD" ? formatMoneyNumber(amount) : `${formatCount(amount)} tokens`;
}

/** Keeps them up to date with the numbers. */
export function followBudgets(): void {
  effect(() => {
    if (revision.value >= 0 && api.value) {
      void loadBudgets();
    }
  });
}
