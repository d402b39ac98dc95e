import type { Bucket } from "../../lib/buckets";
import { longPeriods, periods } from "../../lib/periods";

export const metrics = { billed: "Billed cost", estimated: "Estimated cost", tokens: "Tokens", requests: "Requests" } as const;
export type Metric = keyof typeof metrics;

export const stacks = { account: "Account", model: "Model", project: "Project", session: "Session" } as const;
export type Stack = keyof typeof stacks;

export const buckets: Record<Bucket, string> = { hour: "Hour", day: "Day", week: "Week", month: "Month" };

/** What is being explored, as the address says it. */
export interface Exploration {
  range: string;
  first: string;
  last: string;

  /** Null leaves the choice to the data: what was billed where anything was, else what is estimated, else tokens. */
  metric: Metric | null;
  stack: Stack;
  bucket: Bucket;
  account: string | null;
  model: string | null;
}

const ranges = new Set([...Object.keys(periods), ...Object.keys(longPeriods), "custom"]);
const hourRanges = new Set(["today", "yesterday"]);

/** Reads the address. What makes no sense counts as not said. */
export function readExploration(query: URLSearchParams): Exploration {
  const account = query.get("account");
  const model = account === null ? null : query.get("model");
  const range = query.get("range") ?? "";
  const known = ranges.has(range) ? range : "last30days";
  return {
    range: known,
    first: query.get("first") ?? "",
    last: query.get("last") ?? "",
    metric: keyIn(metrics, query.get("metric")),
    stack: keyIn(stacks, query.get("by")) ?? (model !== null ? "session" : account !== null ? "model" : "account"),
    bucket: keyIn(buckets, query.get("bucket")) ?? (hourRanges.has(known) ? "hour" : known === "lastyear" ? "week" : "day"),
    account,
    model,
  };
}

function keyIn<T extends object>(all: T, word: string | null): keyof T | null {
  return word !== null && Object.hasOwn(all, word) ? word as keyof T : null;
}
