import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Figure } from "../../components/numbers";
import { groupBy } from "../../lib/group-by";
import { sum } from "../../lib/sums";
import { datesBetween, addDays, dateOf, dayText, localDate, monthText } from "../../lib/time";
import { api } from "../../state/api";
import { isPrivate } from "../../state/preferences";
import { linkTo } from "../../state/route";
import { revision } from "../../state/usage";
import { formatMetric } from "./readout";
import { metrics, type Metric } from "./question";
import { marksOf, markText, timesOf, valueOf } from "./series";
import { loadDays, type Slice } from "./slices";

const daysBack = 364;
const levels = 4;
const step = 14;
const cell = 11;
const left = 30;
const top = 18;

/** A year of days: the more, the darker. A day of which nothing is known is empty. */
export function HeatMap({ metric }: { metric: Metric }) {
  const [slices, setSlices] = useState<Slice[] | null>(null);
  const [isLost, setLost] = useState(false);
  const source = api.value;
  const changes = revision.value;
  useEffect(() => {
    let isOver = false;

    // Without it the rest of the view still says what it has to; the chart above tells the same trouble.
    loadDays(source, addDays(dateOf(new Date()), -daysBack)).then(loaded => !isOver && setSlices(loaded), () => !isOver && setLost(true));
    return () => {
      isOver = true;
    };
  }, [source, changes]);

  const values = useMemo(() => (slices === null ? null : dayValues(slices, metric)), [slices, metric]);
  const marks = useMemo(() => {
    const times = timesOf(slices ?? []);
    const all = marksOf(slices ?? [], times);
    return new Map(times.map((time, index) => [time, markText(all[index]!)]));
  }, [slices]);
  if (isLost || values?.size === 0) {
    return null;
  }

  return values !== null ? <Year values={values} marks={marks} metric={metric} /> : <div class="card card-waiting heat-waiting" aria-busy="true" />;
}

function Year({ values, marks, metric }: { values: ReadonlyMap<string, number>; marks: ReadonlyMap<string, string>; metric: Metric }) {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The newest days are what one wants to see on a narrow screen.
    scroll.current!.scrollLeft = scroll.current!.scrollWidth;
  }, []);

  const last = dateOf(new Date());
  const first = addDays(last, -daysBack);
  const dates = datesBetween(first, last);
  const sorted = [...values.values()].filter(value => value > 0).sort((a, b) => a - b);
  const busiest = [...values].filter(([, value]) => value > 0).sort((a, b) => b[1] - a[1]).slice(0, 5);
  const offset = (localDate(first).getDay() + 6) % 7;
  const columns = Math.ceil((dates.length + offset) / 7);
  return (
    <section class="card" aria-labelledby="year-title">
      <h2 id="year-title">A year of days <span class="hint">{metrics[metric].toLowerCase()}</span></h2>
      <div ref={scroll} class="table-scroll" role="region" aria-label="Heat map of the year" tabIndex={0}>
        <svg class="heat" width={left + columns * step} height={top + 7 * step} role="img" aria-label={`${metrics[metric]}: something on ${sorted.length} of ${dates.length} days`}>
          {["Mon", "Wed", "Fri"].map((name, index) => <text key={name} x="0" y={top + index * 2 * step + cell - 1}>{name}</text>)}
          {dates.map((date, index) => {
            const column = Math.floor((index + offset) / 7);
            const value = values.get(date);
            return (
              <g key={date}>
                {date.endsWith("-01") && <text x={left + column * step} y="11">{monthText(date)}</text>}
                <rect class={`heat-${value === undefined ? "none" : levelOf(value, sorted)}`} x={left + column * step} y={top + ((index + offset) % 7) * step} width={cell} height={cell} rx="2">
                  <title>{`${dayText(date, true)}: ${value === undefined ? "not known" : isPrivate.value === "on" ? "•••" : formatMetric(value, metric)}${marks.get(date) ? ` (${marks.get(date)})` : ""}`}</title>
                </rect>
              </g>
            );
          })}
        </svg>
      </div>
      {busiest.length > 0 && (
        <p class="busiest"><span class="hint">Busiest:</span> {busiest.map(([date, value]) => <span key={date}><a href={linkTo("explore", { range: "custom", first: date, last: date, bucket: "hour" })}>{dayText(date, true)}</a> <Figure text={formatMetric(value, metric)} /></span>)}</p>
      )}
    </section>
  );
}

function dayValues(slices: readonly Slice[], metric: Metric): Map<string, number> {
  const values = new Map<string, number>();
  for (const [date, ofDay] of groupBy(slices, slice => slice.time)) {
    const value = valueOf(sum(ofDay), metric);
    if (date !== null && value !== null) {
      values.set(date, value);
    }
  }

  return values;
}

/** 0 for nothing, 1 to 4 by the quarter of the days that have something. */
function levelOf(value: number, sorted: readonly number[]): number {
  return value <= 0 ? 0 : Math.min(Math.floor((sorted.findIndex(other => other >= value) / sorted.length) * levels) + 1, levels);
}
