import type { Plan, PlanFields, PlanMonth } from "../api/types";
import { bucketOf } from "../lib/buckets";
import { addDays, dateOf, localDate } from "../lib/time";
import { nextMonth } from "./months";
import type { DemoRow } from "./rows";

/** The plans of a demo. */
export function demoPlans(scale: string): Plan[] {
  return scale === "empty" || scale === "small" ? [] : [planOf("claude-code", { amount: 200, period: "month" }), planOf("codex", { amount: 20, period: "month" })];
}

/** A plan as it is set. */
export function planOf(account: string, { amount, currency = "USD", period = "month" }: PlanFields): Plan {
  return { account, amount, currency, period, monthly_amount: period === "year" ? amount / 12 : amount };
}

/** A plan's newest months, the running one first. */
export function monthsOf(plan: Plan, rows: readonly DemoRow[], count: number, now: Date): PlanMonth[] {
  const own = rows.filter(row => row.account.state.account_id === plan.account);
  const months: PlanMonth[] = [];
  for (let month = bucketOf(dateOf(now), "month"); months.length < count; month = bucketOf(addDays(month, -1), "month")) {
    const next = nextMonth(month);
    const estimated = own.filter(row => row.day >= month && row.day < next).reduce((sum, row) => sum + (row.cost ?? 0), 0);
    months.push({
      plan, month, period_start: localDate(month).toISOString(), period_end: localDate(next).toISOString(), estimated_usd: Math.round(estimated * 100) / 100,
      ...compare(plan, estimated), is_partial: false, missing: [],
    });
  }

  return months;
}

/** A demo knows no exchange rates. */
function compare({ currency, monthly_amount: price }: Plan, estimated: number): Pick<PlanMonth, "times_plan" | "rate" | "not_compared"> {
  return currency === "USD"
    ? { times_plan: Math.round((estimated / price) * 100) / 100, rate: null, not_compared: null }
    : { times_plan: null, rate: null, not_compared: `No rate from USD to ${currency} is known, so usage can't be compared with the plan.` };
}
