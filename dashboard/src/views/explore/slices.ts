import type { Api } from "../../api/api";
import type { Grouping, HistoryAnswer, HistoryRow, UsageGroup } from "../../api/types";
import { questionOf } from "../../lib/periods";
import type { Countable } from "../../lib/sums";
import { dateOf, localDate } from "../../lib/time";
import type { Bucket, Exploration, Stack } from "./question";

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
}

const historyPath = "/api/v1/history";

/**
 * Reads what an exploration is about: a named period from its usage, which the agent keeps fresh and asks providers for where it must;
 * any other span from the agent's history where it keeps one.
 */
export async function loadSlices(api: Api, exploration: Exploration, now: Date): Promise<Slice[]> {
  const slices = await load(api, exploration, now);
  return slices.filter(slice => (exploration.account === null || slice.account === exploration.account) && (exploration.model === null || nameOfModel(slice) === exploration.model));
}

/** A slice's model, or what stands in its place on the bill. */
export function nameOfModel({ model }: Slice): string {
  return model ?? "no model";
}

async function load(api: Api, exploration: Exploration, now: Date): Promise<Slice[]> {
  const question = questionOf(exploration.range, now, exploration.first, exploration.last);
  const { period, since, until } = question;
  if (exploration.stack !== "session" && !period) {
    const by = ["account", ...new Set([exploration.stack, ...(exploration.account === null ? [] : ["model"])])].filter((one, index, all) => all.indexOf(one) === index);
    const history = await api.readOptional<HistoryAnswer>(historyPath, {
      ...(since && { since }), ...(until && { until }), by: by.join(","), granularity: exploration.bucket === "hour" ? "hour" : "day",
    });
    if (history !== null) {
      return history.rows.map(row => sliceOfRow(row, exploration.bucket));
    }
  }

  const by = new Set<Grouping>(["provider", exploration.bucket === "hour" ? "hour" : "day", ...groupings(exploration.stack), ...(exploration.account === null ? [] : ["model" as const])]);
  const report = await api.usage({ ...question, by: [...by] });
  return (report.groups ?? []).map(group => sliceOfGroup(group, exploration.bucket));
}

function groupings(stack: Stack): Grouping[] {
  switch (stack) {
    case "account": return [];
    case "model": return ["model"];
    case "project": return ["project"];
    case "session": return ["project", "session"];
  }
}

function sliceOfRow(row: HistoryRow, bucket: Bucket): Slice {
  const time = bucket === "hour" ? row.start.slice(0, 13) : row.start.slice(0, 10);
  return { ...row, time: bucketOf(time, bucket), account: row.account_id, provider: row.provider_id, name: row.provider_name, model: row.model ?? row.item, project: row.project ?? null, session: null };
}

function sliceOfGroup(group: UsageGroup, bucket: Bucket): Slice {
  const time = bucket === "hour" ? group.hour?.slice(0, 13) ?? null : group.day;
  return {
    ...group, time: time === null ? null : bucketOf(time, bucket),
    account: group.provider_id === null ? null : group.account === null ? group.provider_id : `${group.provider_id}@${group.account}`,
    provider: group.provider_id, name: group.provider_name, model: group.model ?? group.item, project: group.project ?? null, session: group.session ?? null,
  };
}

/** The bucket that a day belongs to; weeks begin on Monday (ISO 8601). */
export function bucketOf(day: string, bucket: Bucket): string {
  if (bucket === "month") {
    return `${day.slice(0, 7)}-01`;
  }

  if (bucket !== "week") {
    return day;
  }

  const date = localDate(day);
  date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
  return dateOf(date);
}
