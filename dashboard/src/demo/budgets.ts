import type { Budget, BudgetState } from "../api/types";
import { bucketOf } from "../lib/buckets";
import { addDays, dateOf, datesBetween, localDate } from "../lib/time";
import { amounts, expect } from "./forecast";
import { nextMonth } from "./months";
import type { DemoRow } from "./rows";

/** The budgets of a demo. */
export function demoBudgets(scale: string): Budget[] {
  const budget = (name: string, amount: number, more: Partial<Budget> = {}): Budget => ({ name, amount, unit: "USD", period: "month", starts_on: null, accounts: [], models: [], projects: [], counts: "billed", thresholds: [50, 80, 100, "projected"], ...more });
  const ordinary = [budget("everything", 35), budget("coding", 600, { accounts: ["claude-code", "codex"], counts: "estimated" }), budget("google-tokens", 600_000, { unit: "tokens", period: "week", accounts: ["google"], counts: null })];
  return scale === "empty" ? [] : scale === "small" ? [ordinary[0]!]
    : scale === "huge" ? Array.from({ length: 6 }, (_, index) => ordinary.map(one => ({ ...one, name: index === 0 ? one.name : `${one.name}-of-the-rather-long-named-team-${index}`, amount: one.amount * 400 * (index + 1) }))).flat()
    : ordinary;
}

/** How a budget stands. */
export function budgetStateOf(budget: Budget, rows: readonly DemoRow[], now: Date): BudgetState {
  const { first, last } = daysOf(budget, now);
  const own = rows.filter(row => budget.accounts.length === 0 || budget.accounts.includes(row.account.state.account_id));
  const { used, forecast } = expect(own, amounts[budget.unit === "tokens" ? "tokens" : `${budget.counts ?? "billed"}_usd` as const], first, last, now);
  const percent = Math.round((used / budget.amount) * 1_000) / 10;
  return {
    budget, period_start: localDate(first).toISOString(), period_end: localDate(addDays(last, 1)).toISOString(), evaluated_at: now.toISOString(),
    status: percent >= 100 ? "used_up" : (forecast?.expected ?? 0) > budget.amount ? "at_risk" : "within",
    counts: budget.unit === "tokens" ? null : budget.counts ?? "billed", used, left: budget.amount - used, percent, pace: null, runs_out_on: runsOut(used, budget.amount, forecast?.expected ?? 0, dateOf(now), last),
    forecast, billed_usd: null, estimated_usd: null, cost_other: [], tokens: null, is_partial: false, missing: [], is_stale: false, as_of: now.toISOString(), thresholds: [],
  };
}

function runsOut(used: number, amount: number, expected: number, today: string, last: string): string | null {
  if (used >= amount || expected <= amount) {
    return null;
  }

  const ahead = datesBetween(today, last);
  return ahead[Math.floor(((amount - used) / (expected - used)) * (ahead.length - 1))] ?? last;
}

function daysOf({ period }: Budget, now: Date): { first: string; last: string } {
  const today = dateOf(now);
  switch (period) {
    case "day": return { first: today, last: today };
    case "week": {
      const monday = bucketOf(today, "week");
      return { first: monday, last: addDays(monday, 6) };
    }
    case "month": return { first: bucketOf(today, "month"), last: addDays(nextMonth(today), -1) };
  }
}
