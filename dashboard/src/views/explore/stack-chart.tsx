import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Bucket } from "../../lib/buckets";
import { formatMoneyAxis, formatShort } from "../../lib/format";
import { timeAxis } from "../../lib/time";
import { isPrivate, theme } from "../../state/preferences";
import { Readout } from "./readout";
import type { Metric } from "./question";
import type { Mark, Series } from "./series";

const height = 300;
const widestBar = 48;
const fill = 0.78;
const markSize = 2.2;

interface ChartProps {
  times: readonly string[];
  series: readonly Series[];
  marks: readonly Mark[];
  metric: Metric;
  bucket: Bucket;
  label: string;
}

/** What was used over time, stacked. Arrow keys move through the buckets as the mouse does; the line above says what each is. */
export function StackChart({ times, series, marks, metric, bucket, label }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const [index, setIndex] = useState<number | null>(null);
  const isHidden = isPrivate.value === "on";
  const colours = theme.value;

  useEffect(() => {
    const element = host.current!;
    const plot = new uPlot(optionsOf({ series, marks, metric, width: element.clientWidth, isHidden, onIndex: setIndex }), dataOf(times, series), element);
    chart.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
      chart.current = null;
    };
  }, [times, series, marks, metric, isHidden, colours]);

  function move(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined && chart.current !== null && times.length > 0) {
      event.preventDefault();
      const next = Math.min(Math.max((index ?? (step > 0 ? -1 : times.length)) + step, 0), times.length - 1);
      chart.current.setCursor({ left: chart.current.valToPos(secondsOf(times[next]!), "x"), top: 10 });
    }
  }

  return (
    <div class="chart">
      <Readout index={index} times={times} series={series} marks={marks} metric={metric} bucket={bucket} />
      <div ref={host} class="chart-host" role="img" tabIndex={0} aria-label={`${label}. Arrow keys tell each bar.`} onKeyDown={move} />
    </div>
  );
}

interface PlotOptions {
  series: readonly Series[];
  marks: readonly Mark[];
  metric: Metric;
  width: number;
  isHidden: boolean;
  onIndex(index: number | null): void;
}

function optionsOf({ series, marks, metric, width, isHidden, onIndex }: PlotOptions): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const text = style.getPropertyValue("--muted").trim();
  const line = style.getPropertyValue("--line").trim();
  const format = metric === "billed" || metric === "estimated" ? formatMoneyAxis : (values: readonly number[]) => values.map(formatShort);
  const bars = uPlot.paths.bars!({ size: [fill, widestBar], radius: 0 });
  const axis = { stroke: text, grid: { stroke: line, width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
    scales: { x: { time: true, range: (_, first, last) => spread(first, last) }, y: { range: (_, __, highest) => [0, highest > 0 ? highest * 1.08 : 1] } },
    axes: [{ ...axis, grid: { show: false }, gap: 14, space: 60, values: (_, moments, __, ___, step) => timeAxis(moments, step) }, { ...axis, size: 68, values: (_, values) => (isHidden ? values.map(() => "") : format(values)) }],
    series: [{}, ...series.map(one => ({ label: one.name, fill: one.colour, width: 0, paths: bars, points: { show: false } })).reverse()],
    hooks: { setCursor: [plot => onIndex(plot.cursor.idx ?? null)], draw: [plot => drawMarks(plot, marks, text)] },
  };
}

/** Below the bars: a ring where not all of a bucket is known, a dot where a part of it was imported. */
function drawMarks(plot: uPlot, marks: readonly Mark[], colour: string): void {
  const { ctx, bbox, data } = plot;
  const size = devicePixelRatio * markSize;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = devicePixelRatio * 1.2;
  marks.forEach(({ isComplete, isImported }, index) => {
    const x = plot.valToPos(data[0][index]!, "x", true);
    for (const [row, isThere] of [!isComplete, isImported].entries()) {
      if (isThere) {
        ctx.beginPath();
        ctx.arc(x, bbox.top + bbox.height + (1.5 + 2.5 * row) * size, size, 0, 2 * Math.PI);
        row === 0 ? ctx.stroke() : ctx.fill();
      }
    }
  });
  ctx.restore();
}

/** Room for half a bar at both ends. */
function spread(first: number | null, last: number | null): [number, number] {
  const from = first ?? 0;
  const to = last ?? 1;
  const margin = from === to ? 43_200 : (to - from) * 0.02 + 21_600;
  return [from - margin, to + margin];
}

/** The sums from below, the highest first: each is drawn over by the next. */
function dataOf(times: readonly string[], series: readonly Series[]): uPlot.AlignedData {
  const sums: (number | null)[][] = [];
  const total: (number | null)[] = times.map(() => null);
  for (const { values } of series) {
    values.forEach((value, index) => {
      total[index] = value === null ? total[index]! : (total[index] ?? 0) + value;
    });
    sums.push([...total]);
  }

  return [times.map(secondsOf), ...sums.reverse()];
}

/** Seconds since 1970 of a bucket's start in the person's time. */
function secondsOf(time: string): number {
  const [date = "", hour = "0"] = time.split("T");
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day, Number(hour)).getTime() / 1_000;
}
