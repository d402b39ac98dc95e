/** Budgets, where the agent offers them. */
export function Budgets() {
  return null;
}
