import { once } from "./once";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const dateText = once(() => new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" }));
const dateYearText = once(() => new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" }));
const monthName = once(() => new Intl.DateTimeFormat(undefined, { month: "short" }));
const monthYearText = once(() => new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric" }));
const hourText = once(() => new Intl.DateTimeFormat(undefined, { timeStyle: "short" }));
const momentText = once(() => new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }));

/** How long ago something was, such as "2 min ago". */
export function ago(moment: string, now: number): string {
  const passed = now - Date.parse(moment);
  return passed < minute ? "just now" : `${duration(passed, 1)} ago`;
}

/** How long until something is, such as "in 3 d 4 h"; "now" when it is past. */
export function until(moment: string, now: number): string {
  const left = Date.parse(moment) - now;
  return left <= 0 ? "now" : left < minute ? "in under a minute" : `in ${duration(left, 2)}`;
}

/** A duration in its largest units, such as "3 d 4 h". */
export function duration(milliseconds: number, units: 1 | 2): string {
  const parts: [number, string][] = [
    [Math.floor(milliseconds / day), "d"],
    [Math.floor((milliseconds % day) / hour), "h"],
    [Math.floor((milliseconds % hour) / minute), "min"],
  ];
  const first = Math.max(parts.findIndex(([count]) => count > 0), 0);
  return parts.slice(first, first + units).filter(([count], index) => count > 0 || index === 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}

/** A moment in the person's own time, whole. */
export function momentOf(moment: string): string {
  return momentText().format(new Date(moment));
}

/** A date such as 2026-11-24, as people write it. It is a day wherever it is read, so no time zone moves it. */
export function dayText(date: string, withYear = false): string {
  return (withYear ? dateYearText : dateText)().format(localDate(date));
}

/** The month of a date. */
export function monthText(date: string, withYear = false): string {
  return (withYear ? monthYearText : monthName)().format(localDate(date));
}

/** The moments of an axis (seconds since 1970) so many seconds apart, the year below the first one and wherever it changes. */
export function timeAxis(moments: readonly number[], step: number): string[] {
  const dates = moments.map(moment => new Date(moment * 1_000));
  return dates.map((date, index) => {
    const text = step * 1_000 >= 28 * day ? monthName().format(date) : step * 1_000 >= day || (date.getHours() === 0 && date.getMinutes() === 0) ? dateText().format(date) : hourText().format(date);
    return date.getFullYear() === dates[index - 1]?.getFullYear() ? text : `${text}\n${date.getFullYear()}`;
  });
}

/** Midnight of a date on this machine. */
export function localDate(date: string): Date {
  const [year = 0, month = 1, dayOfMonth = 1] = date.slice(0, 10).split("-").map(Number);
  return new Date(year, month - 1, dayOfMonth);
}

/** The date of a moment on this machine, such as 2026-11-24. */
export function dateOf(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The hour of a moment on this machine, such as 2026-11-24T09. */
export function hourOf(moment: Date): string {
  return `${dateOf(moment)}T${String(moment.getHours()).padStart(2, "0")}`;
}

/** The date so many days after another. */
export function addDays(date: string, days: number): string {
  const moved = localDate(date);
  moved.setDate(moved.getDate() + days);
  return dateOf(moved);
}

/** The dates from one to another, both included. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    dates.push(date);
  }

  return dates;
}
