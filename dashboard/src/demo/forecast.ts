import type { ForecastReport, MeasureForecast, PeriodForecast } from "../api/types";
import { addDays, dateOf, datesBetween, localDate } from "../lib/time";
import { tokensOf, type DemoRow } from "./rows";

type Measure = MeasureForecast["measure"];

const weeks = 4;
const day = 86_400_000;

/** What one measure counts of a row; null where the row doesn't belong to it. */
export const amounts: Record<Measure, (row: DemoRow) => number | null> = {
  billed_usd: row => (row.account.source === "billed" ? row.cost : null),
  estimated_usd: row => (row.account.source === "estimated" ? row.cost : null),
  tokens: tokensOf,
};

/** What a period comes to. */
export function forecastReportOf(rows: readonly DemoRow[], { first, last }: { first: string; last: string }, now: Date): ForecastReport {
  const measures = (Object.keys(amounts) as Measure[]).filter(measure => rows.some(row => amounts[measure](row) !== null));
  return {
    version: "demo", period_start: localDate(first).toISOString(), period_end: localDate(addDays(last, 1)).toISOString(), evaluated_at: now.toISOString(), cost_other: [], is_stale: false, as_of: now.toISOString(),
    forecasts: measures.map(measure => {
      const { used, forecast } = expect(rows, amounts[measure], first, last, now);
      return { measure, used, forecast, is_partial: false, missing: [] };
    }),
  };
}

/** What is used until now and expected at the end: each day to come is as its weekday was in the last weeks. */
export function expect(rows: readonly DemoRow[], amountOf: (row: DemoRow) => number | null, first: string, last: string, now: Date): { used: number; forecast: PeriodForecast | null } {
  const byDay = new Map<string, number>();
  for (const row of rows) {
    byDay.set(row.day, (byDay.get(row.day) ?? 0) + (amountOf(row) ?? 0));
  }

  const today = dateOf(now);
  const used = datesBetween(first, last < today ? last : today).reduce((sum, date) => sum + (byDay.get(date) ?? 0), 0);
  if (last < today) {
    return { used: cents(used), forecast: null };
  }

  const toCome = last === today ? [] : datesBetween(addDays(today, 1), last);
  const more = toCome.reduce((sum, date) => sum + usual(byDay, date, today), 0);
  const passed = now.getTime() - localDate(first).getTime();
  const length = localDate(addDays(last, 1)).getTime() - localDate(first).getTime();
  return {
    used: cents(used),
    forecast: {
      expected: cents(used + more), low: cents(used + more * 0.85), high: cents(used + more * 1.18), confidence: 80, straight_line: cents((used * length) / Math.max(passed, day / 24)), days_known: 56, has_weekdays: true,
    },
  };
}

/** The mean of a weekday in the last weeks. */
function usual(byDay: ReadonlyMap<string, number>, date: string, today: string): number {
  const back = Math.ceil((localDate(date).getTime() - localDate(today).getTime()) / day / 7);
  const before = Array.from({ length: weeks }, (_, index) => byDay.get(addDays(date, -7 * (back + index))) ?? 0);
  return before.reduce((sum, amount) => sum + amount, 0) / weeks;
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
