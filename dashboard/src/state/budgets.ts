import type { Budget, BudgetState } from "../api/types";
import { formatCount, formatMoneyNumber } from "../lib/format";
import { told } from "./told";

/** How budgets stand. */
export const budgets = told<readonly BudgetState[]>(source => source.budgets());

/** An amount in a budget's unit. */
export function amountText(amount: number, unit: Budget["unit"]): string {
  return unit === "USD" ? formatMoneyNumber(amount) : `${formatCount(amount)} tokens`;
}
