import { addDays } from "../lib/time";

const height = 36;
const step = 8;
const bar = 6;
const least = 1.5;

export interface SparkPoint {
  day: string;
  value: number;
}

/** Days as small bars. A day of which nothing is known leaves a gap, and isn't a zero. */
export function Sparkline({ points, first, last, colour, label }: { points: readonly SparkPoint[]; first: string; last: string; colour: string; label: string }) {
  const values = new Map(points.map(point => [point.day, point.value]));
  const dates: string[] = [];
  for (let date = first; date <= last && dates.length < 400; date = addDays(date, 1)) {
    dates.push(date);
  }

  const highest = Math.max(...points.map(point => point.value), Number.MIN_VALUE);
  return (
    <svg class="sparkline" viewBox={`0 0 ${Math.max(dates.length, 1) * step} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {dates.map((date, index) => {
        const value = values.get(date);
        const size = value === undefined ? 0 : Math.max((value / highest) * height, least);
        return value === undefined ? null : <rect key={date} x={index * step + 1} y={height - size} width={bar} height={size} rx="1" fill={colour} />;
      })}
    </svg>
  );
}
