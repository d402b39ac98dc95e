import { Figure, Name } from "../../components/numbers";
import type { Bucket } from "../../lib/buckets";
import { formatCount, formatMoneyNumber } from "../../lib/format";
import { dayText } from "../../lib/time";
import type { Metric } from "./question";
import { markText, type Mark, type Series } from "./series";

interface ReadoutProps {
  index: number | null;
  times: readonly string[];
  series: readonly Series[];
  marks: readonly Mark[];
  metric: Metric;
  bucket: Bucket;
}

/** The parts of a chart by their colours, with the numbers of the bar that is pointed at, or of the whole time. */
export function Readout({ index, times, series, marks, metric, bucket }: ReadoutProps) {
  const time = index === null ? undefined : times[index];
  const mark = index === null || marks[index] === undefined ? "" : markText(marks[index]);
  return (
    <div class="readout" aria-live="polite">
      <span class="readout-time">{time === undefined ? "In all" : bucketText(time, bucket)}{mark && <span class="hint"> {mark}</span>}</span>
      {series.map(one => {
        const value = index === null ? one.total : one.values[index] ?? null;
        return (
          <span key={`${one.name} ${one.label}`} class="readout-part">
            <span class="dot" style={{ background: one.colour }} />
            <span>{one.name} {one.label !== null && <Name text={one.label} />} {value !== null && <strong><Figure text={formatMetric(value, metric)} /></strong>}</span>
          </span>
        );
      })}
    </div>
  );
}

/** A metric's value in words. */
export function formatMetric(value: number, metric: Metric): string {
  return metric === "billed" ? formatMoneyNumber(value) : metric === "estimated" ? `≈ ${formatMoneyNumber(value)}` : formatCount(value);
}

/** A bucket's name. */
export function bucketText(time: string, bucket: Bucket): string {
  switch (bucket) {
    case "hour": return `${dayText(time)}, ${time.slice(11, 13)}:00`;
    case "day": return dayText(time, true);
    case "week": return `Week of ${dayText(time, true)}`;
    case "month": return time.slice(0, 7);
  }
}
