import type { Api } from "../../api/api";
import type { Grouping, HistoryAnswer, HistoryGrouping, HistoryRow, Question, UsageGroup } from "../../api/types";
import { bucketOf, type Bucket } from "../../lib/buckets";
import { questionOf } from "../../lib/periods";
import type { Countable } from "../../lib/sums";
import { dateOf, hourOf } from "../../lib/time";
import type { Exploration, Stack } from "./question";

/** What was used in a part of the time by what is told apart. */
export interface Slice extends Countable {
  /** The bucket's start in the person's time: a date, or with an hour; null where it isn't told. */
  time: string | null;
  account: string | null;
  provider: string | null;
  name: string | null;
  model: string | null;
  project: string | null;
  session: string | null;

  /** True where all of the bucket is known and over. */
  isComplete: boolean;

  /** True where a part of it comes from an imported file, and not from who was asked. */
  isImported: boolean;
}

/** Spans of which nothing is known of an account. */
export interface Gaps {
  account: string;
  spans: readonly { start: string; end: string }[];
}

/** What an exploration found, and what it couldn't. */
export interface Found {
  slices: Slice[];
  gaps: Gaps[];
}

/**
 * Reads what an exploration is about: a named period from its usage, which the agent keeps fresh and asks providers for where it must;
 * any other span from the agent's history, which knows no sessions.
 */
export async function loadSlices(api: Api, exploration: Exploration, now: Date): Promise<Found> {
  const { range, first, last, account, model, stack } = exploration;
  const question = questionOf(range, now, first, last);
  const { slices, gaps } = await (stack === "session" || question.period !== undefined ? fromUsage(api, question, exploration, now) : fromHistory(api, question, stack, exploration));
  return {
    slices: slices.filter(slice => (account === null || slice.account === account) && (model === null || nameOfModel(slice) === model)),
    gaps: gaps.filter(gap => account === null || gap.account === account),
  };
}

/** A year's days, from history. Accounts of one provider tell the same kinds of numbers, so that they are one row a day; over all providers one that doesn't count tokens would hide those of the others. */
export async function loadDays(api: Api, since: string): Promise<Slice[]> {
  const history = await api.history({ since, by: ["provider"], granularity: "day" });
  return history.rows.map(row => sliceOfRow(row, "day"));
}

/** A slice's model, or what stands in its place on the bill. */
export function nameOfModel({ model }: Slice): string {
  return model ?? "no model";
}

async function fromHistory(api: Api, { since, until }: Question, stack: HistoryGrouping, { bucket, account }: Exploration): Promise<Found> {
  const by = new Set<HistoryGrouping>(["account", stack, ...(account === null ? [] : ["model" as const])]);
  const history = await api.history({ ...(since && { since }), ...(until && { until }), by: [...by], granularity: bucket });
  return { slices: history.rows.map(row => sliceOfRow(row, bucket)), gaps: gapsOf(history) };
}

async function fromUsage(api: Api, question: Question, { stack, bucket, account }: Exploration, now: Date): Promise<Found> {
  const by = new Set<Grouping>(["provider", bucket === "hour" ? "hour" : "day", ...groupings(stack), ...(account === null ? [] : ["model" as const])]);
  const report = await api.usage({ ...question, by: [...by] });
  const running = bucket === "hour" ? hourOf(now) : bucketOf(dateOf(now), bucket);
  return { slices: (report.groups ?? []).map(group => sliceOfGroup(group, bucket, running)), gaps: [] };
}

function groupings(stack: Stack): Grouping[] {
  switch (stack) {
    case "account": return [];
    case "model": return ["model"];
    case "project": return ["project"];
    case "session": return ["project", "session"];
  }
}

function gapsOf({ accounts }: HistoryAnswer): Gaps[] {
  return accounts.filter(({ gaps }) => gaps.length > 0).map(({ account_id: account, gaps }) => ({ account, spans: gaps }));
}

function sliceOfRow(row: HistoryRow, bucket: Bucket): Slice {
  const time = bucket === "hour" ? row.start.slice(0, 13) : row.start.slice(0, 10);
  return {
    ...row, time: bucketOf(time, bucket), account: row.account_id, provider: row.provider_id, name: row.provider_name, model: row.model ?? row.item, project: row.project ?? null, session: null,
    isComplete: row.is_complete, isImported: row.is_imported,
  };
}

/** Usage says nothing of what it doesn't know; only what runs still isn't whole. */
function sliceOfGroup(group: UsageGroup, bucket: Bucket, running: string): Slice {
  const told = bucket === "hour" ? group.hour?.slice(0, 13) ?? null : group.day;
  const time = told === null ? null : bucketOf(told, bucket);
  return {
    ...group, time, account: group.provider_id === null ? null : group.account === null ? group.provider_id : `${group.provider_id}@${group.account}`,
    provider: group.provider_id, name: group.provider_name, model: group.model ?? group.item, project: group.project ?? null, session: group.session ?? null,
    isComplete: time !== null && time < running, isImported: false,
  };
}
