import type { HistoryAnswer, HistoryQuestion, HistoryRow } from "../api/types";
import { bucketOf } from "../lib/buckets";
import { groupBy } from "../lib/group-by";
import { addDays, dateOf, localDate } from "../lib/time";
import { groupsOf } from "./grouper";
import type { DemoRow } from "./rows";

/** So many days ago an imported file ends; and a span of which nobody knows anything. */
const imported = 240;
const gap = [150, 143] as const;

/** Rows as the agent's history tells them: with a beginning that was imported, and days of which nothing is known. */
export function historyOf(rows: readonly DemoRow[], { by, granularity }: HistoryQuestion, first: string, last: string): HistoryAnswer {
  const today = dateOf(new Date());
  const [gapStart, gapEnd, importEnd] = [addDays(today, -gap[0]), addDays(today, -gap[1]), addDays(today, -imported)];
  const known = rows.filter(row => row.day >= first && row.day <= last && (row.account.projects.length > 0 || row.day < gapStart || row.day >= gapEnd));
  const buckets = groupBy(known, row => (granularity === "hour" ? `${row.day}T${String(row.hour).padStart(2, "0")}` : bucketOf(row.day, granularity)));
  const groupings = by.map(one => (one === "account" ? "provider" as const : one));
  const told = [...buckets].sort(([a], [b]) => a.localeCompare(b)).flatMap(([bucket, own]) => groupsOf(own, groupings, 0).map((group): HistoryRow => ({
    ...group, start: bucket.length > 10 ? `${bucket}:00:00` : `${bucket}T00:00:00`, end: "", account_id: group.account === null ? group.provider_id : `${group.provider_id}@${group.account}`, quantities: [],
    is_complete: own.at(-1)!.day < today, is_imported: own[0]!.day < importEnd && group.cost_source !== "estimated",
  })));
  const providers = [...new Set(known.filter(row => row.account.projects.length === 0).map(row => row.account.state.account_id))];
  const hasGap = first < gapEnd && last >= gapStart;
  return {
    version: "demo", period_start: localDate(first).toISOString(), period_end: localDate(addDays(last, 1)).toISOString(), granularity, time_zone: "UTC", rows: told,
    accounts: providers.map(account_id => ({ account_id, units_known: 0, gaps: hasGap ? [{ start: `${gapStart}T00:00:00`, end: `${gapEnd}T00:00:00` }] : [], error: null })),
  };
}
