import { dateOf, localDate } from "./time";

/** How long a bar's time is. */
export type Bucket = "hour" | "day" | "week" | "month";

/** The bucket that a day (or an hour, for buckets of hours) belongs to; weeks begin on Monday (ISO 8601). */
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
