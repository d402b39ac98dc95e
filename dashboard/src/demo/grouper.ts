import type { Grouping, ProviderUsage, UsageGroup } from "../api/types";
import { groupBy } from "../lib/group-by";
import type { DemoAccount } from "./catalog";
import { tokensOf, type DemoRow } from "./rows";

const blockLength = 5 * 3_600_000;

/** An account's usage in a period. */
export function usageOf(account: DemoAccount, rows: readonly DemoRow[], start: Date, end: Date, now: number): ProviderUsage {
  const own = rows.filter(row => row.account === account);
  return {
    ...pick(account), is_available: true, is_configured: true, description: null, fetched_at: new Date(now - (account.error ? 5_400_000 : 70_000)).toISOString(),
    is_stale: account.error !== null, error: account.error, quotas: account.quotas(now), notes: account.notes,
    usage: {
      ...counts(own, account), cost_other: [], period_start: start.toISOString(), period_end: end.toISOString(), cost_period_start: null, cost_period_end: null, quantities: [], breakdown: [],
    },
  };
}

/** Rows summed as the agent sums them. */
export function groupsOf(rows: readonly DemoRow[], by: readonly Grouping[], now: number): UsageGroup[] {
  const groups = groupBy(rows, row => by.map(one => keyOf(row, one)).join("\n") + (by.includes("provider") ? "" : row.account.source));
  return [...groups.values()].map(group => groupOf(group, by, now));
}

function groupOf(rows: DemoRow[], by: readonly Grouping[], now: number): UsageGroup {
  const [first] = rows as [DemoRow];
  const has = (one: Grouping): boolean => by.includes(one);
  return {
    ...counts(rows, first.account), cost_other: [], is_cost_partial: first.account.source === "unknown", is_stale: false, item: null,
    provider_id: has("provider") ? first.account.state.provider_id : null, provider_name: has("provider") ? first.account.state.provider_name : null,
    account: has("provider") ? first.account.state.account : null, day: has("day") ? first.day : null, model: has("model") ? first.model : null,
    ...(has("hour") && { hour: momentOf(first).toISOString() }), ...(has("project") && first.project !== null && { project: first.project }),
    ...(has("session") && first.session !== null && { session: first.session }), ...(has("block") && first.project !== null && blockOf(rows, now)),
  };
}

function counts(rows: readonly DemoRow[], account: DemoAccount) {
  const total = (of: (row: DemoRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    requests_count: total(row => row.requests), tokens_input: total(row => row.input), tokens_output: total(row => row.output),
    tokens_cache_read: total(row => row.cacheRead), tokens_cache_write: account.projects.length === 0 ? null : total(row => row.cacheWrite),
    cost_usd: account.source === "unknown" ? null : Math.round(total(row => row.cost ?? 0) * 10_000) / 10_000, cost_source: account.source,
  };
}

function blockOf(rows: DemoRow[], now: number) {
  const start = now - 0.55 * blockLength;
  const tokens = rows.reduce((sum, row) => sum + tokensOf(row), 0);
  const cost = rows.reduce((sum, row) => sum + (row.cost ?? 0), 0);
  const time = (moment: number): string => new Date(moment).toISOString();
  return {
    block: { start: time(start), end: time(start + blockLength), first_at: time(start + 60_000), last_at: time(now - 60_000), is_active: true },
    forecast: { tokens_per_minute: Math.round(tokens / 165), cost_per_hour_usd: Math.round((cost / 2.75) * 100) / 100, tokens_at_end: Math.round(tokens / 0.55), cost_at_end_usd: Math.round((cost / 0.55) * 100) / 100 },
  };
}

function keyOf(row: DemoRow, by: Grouping): string {
  switch (by) {
    case "provider": return row.account.state.account_id;
    case "day": return row.day;
    case "hour": return `${row.day} ${row.hour}`;
    case "model": return row.model;
    case "project": return row.project ?? "";
    case "session": return row.session ?? "";
    case "block": return row.account.state.account_id;
  }
}

function momentOf(row: DemoRow): Date {
  return new Date(`${row.day}T${String(row.hour).padStart(2, "0")}:00:00`);
}

function pick({ state }: DemoAccount) {
  return { provider_id: state.provider_id, provider_name: state.provider_name, account: state.account, account_id: state.account_id, auth_source: state.auth_source };
}
