import type { Question } from "../api/types";
import { addDays, dateOf } from "./time";

/** The periods that can be chosen, by the words of addresses. */
export const periods = {
  today: "Today",
  yesterday: "Yesterday",
  last7days: "Last 7 days",
  last30days: "Last 30 days",
  thismonth: "This month",
  lastmonth: "Last month",
} as const;

/** Longer ones, which the agent knows by their first day only. */
export const longPeriods = { last90days: "Last 90 days", lastyear: "Last 365 days" } as const;

const ended: ReadonlySet<string> = new Set<keyof typeof periods>(["yesterday", "lastmonth"]);
const longDays: Record<string, number> = { last90days: 89, lastyear: 364 };
const date = /^\d{4}-\d{2}-\d{2}$/;

/** A period's name for people. */
export function periodName(word: string): string {
  return { ...periods, ...longPeriods, custom: "From … to …" }[word] ?? periods.thismonth;
}

/** True for a period that has ended, of which nothing can be expected any more. */
export function hasEnded(word: string): boolean {
  return ended.has(word);
}

/** The question for a period: one of those above, or `custom` with its first and last day. */
export function questionOf(word: string, now: Date, first = "", last = ""): Question {
  if (word === "custom" && date.test(first)) {
    return { since: first, ...(date.test(last) && last >= first && { until: addDays(last, 1) }) };
  }

  const days = longDays[word];
  if (days !== undefined) {
    return { since: addDays(dateOf(now), -days) };
  }

  return { period: word in periods ? word : "thismonth" };
}
