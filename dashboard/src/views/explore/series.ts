import { distinctColours, otherColour, palette } from "../../lib/colours";
import { toNumber } from "../../lib/decimal";
import { groupBy } from "../../lib/group-by";
import { allTokens, sum, type Sums } from "../../lib/sums";
import type { Metric, Stack } from "./question";
import { nameOfModel, type Slice } from "./slices";

/** How many are told apart in a chart; the rest is one. */
const most = 9;

/** What is told apart: an account, a model and so on, with its sum over the whole time. */
export interface Entry {
  key: string;
  name: string;
  /** The account's label or the like, which says something of the person. */
  label: string | null;
  account: string | null;
  colour: string;
  sums: Sums;
  slices: Slice[];
}

/** One stack's part in the chart. Null where nothing is known. */
export interface Series {
  name: string;
  label: string | null;
  colour: string;
  total: number;
  values: (number | null)[];
}

/** What is told apart, most first. */
export function entriesOf(slices: readonly Slice[], stack: Stack, metric: Metric): Entry[] {
  const groups = groupBy(slices, slice => keyOf(slice, stack));
  const entries = [...groups].map(([key, group]) => ({ key, ...headOf(group[0]!, stack), sums: sum(group), slices: group }));
  entries.sort((a, b) => (valueOf(b.sums, metric) ?? -1) - (valueOf(a.sums, metric) ?? -1) || a.name.localeCompare(b.name));
  const colours = stack === "account" ? distinctColours(entries.map(entry => entry.key)) : palette;
  return entries.map((entry, index) => ({ ...entry, colour: colours[index] ?? otherColour }));
}

/** The metric's value as a chart draws it; null where it isn't known. */
export function valueOf(sums: Sums, metric: Metric): number | null {
  switch (metric) {
    case "billed": return sums.billed === null ? null : toNumber(sums.billed);
    case "estimated": return sums.estimated === null ? null : toNumber(sums.estimated);
    case "tokens": return allTokens(sums).value;
    case "requests": return sums.requests.value;
  }
}

/** The metric to begin with: what was billed where anything was, else what is estimated, else tokens. */
export function bestMetric(slices: readonly Slice[]): Metric {
  const sums = sum(slices);
  return sums.billed !== null && sums.billed !== 0n ? "billed" : sums.estimated !== null ? "estimated" : "tokens";
}

/** The buckets in which anything is known, in order. */
export function timesOf(slices: readonly Slice[]): string[] {
  return [...new Set(slices.flatMap(slice => (slice.time === null ? [] : [slice.time])))].sort();
}

/** What a person should know of a bucket besides its numbers. */
export interface Mark {
  isComplete: boolean;
  isImported: boolean;
}

/** The marks of buckets. */
export function marksOf(slices: readonly Slice[], times: readonly string[]): Mark[] {
  const byTime = groupBy(slices, slice => slice.time);
  return times.map(time => markOf(byTime.get(time) ?? []));
}

/** What holds of all of it together. */
export function markOf(slices: readonly Slice[]): Mark {
  return { isComplete: slices.every(slice => slice.isComplete), isImported: slices.some(slice => slice.isImported) };
}

/** A mark in words; empty where there is nothing to say. */
export function markText({ isComplete, isImported }: Mark): string {
  return [isComplete ? "" : "so far", isImported ? "imported" : ""].filter(Boolean).join(", ");
}

/** The parts of the chart: the largest entries that have the metric at all, and all others as one. */
export function seriesOf(entries: readonly Entry[], times: readonly string[], metric: Metric): Series[] {
  const shown = entries.filter(entry => (valueOf(entry.sums, metric) ?? 0) > 0);
  const series = shown.slice(0, shown.length > most + 1 ? most : shown.length).map(({ name, label, colour, sums, slices }) => ({ name, label, colour, total: valueOf(sums, metric) ?? 0, values: valuesOf(slices, times, metric) }));
  const rest = shown.slice(series.length);
  const others = rest.flatMap(entry => entry.slices);
  return rest.length === 0 ? series : [...series, { name: `${rest.length} others`, label: null, colour: otherColour, total: valueOf(sum(others), metric) ?? 0, values: valuesOf(others, times, metric) }];
}

function valuesOf(slices: readonly Slice[], times: readonly string[], metric: Metric): (number | null)[] {
  const byTime = groupBy(slices, slice => slice.time);
  return times.map(time => {
    const group = byTime.get(time);
    return group ? valueOf(sum(group), metric) : null;
  });
}

function keyOf(slice: Slice, stack: Stack): string {
  switch (stack) {
    case "account": return slice.account ?? "";
    case "model": return nameOfModel(slice);
    case "project": return slice.project ?? "";
    case "session": return `${slice.account}\n${slice.session ?? ""}`;
  }
}

function headOf(slice: Slice, stack: Stack): Pick<Entry, "name" | "label" | "account"> {
  switch (stack) {
    case "account": return { name: slice.name ?? "", label: slice.account?.split("@")[1] ?? null, account: slice.account };
    case "model": return { name: nameOfModel(slice), label: null, account: slice.account };
    case "project": return { name: slice.project === null ? "no project told" : "", label: slice.project, account: slice.account };
    case "session": return { name: slice.session === null ? "no session told" : "", label: slice.session === null ? null : [slice.session, slice.project].filter(Boolean).join(" · "), account: slice.account };
  }
}
