import { bucketOf } from "../lib/buckets";
import { addDays } from "../lib/time";

const longerThanAny = 32;

/** The first day of the month after a date's. */
export function nextMonth(date: string): string {
  return bucketOf(addDays(bucketOf(date, "month"), longerThanAny), "month");
}
