import { useEffect, useMemo, useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import { Notice } from "../../components/notice";
import { api } from "../../state/api";
import { route } from "../../state/route";
import { revision } from "../../state/usage";
import { ActiveBlocks } from "./active-blocks";
import { Controls } from "./controls";
import { Crumbs } from "./crumbs";
import { DataTable } from "./data-table";
import { GapsNote } from "./gaps-note";
import { HeatMap } from "./heat-map";
import { metrics, readExploration } from "./question";
import { bestMetric, entriesOf, marksOf, seriesOf, timesOf, type Mark } from "./series";
import { loadSlices, type Found, type Slice } from "./slices";
import { StackChart } from "./stack-chart";
import { UsageTable } from "./usage-table";

const none: readonly Slice[] = [];

/** Cost and tokens over time, and down from account to model to session. */
export function Explore() {
  const query = route.value.query.toString();
  const exploration = useMemo(() => readExploration(new URLSearchParams(query)), [query]);
  const [found, setFound] = useState<Found | null>(null);
  const [isAsking, setAsking] = useState(true);
  const [trouble, setTrouble] = useState<string | null>(null);
  const source = api.value;
  const changes = revision.value;

  // What is asked for decides what is loaded; how it is drawn doesn't.
  const { range, first, last, stack, bucket, account, model } = exploration;
  useEffect(() => {
    let isOver = false;
    setAsking(true);
    loadSlices(source, exploration, new Date()).then(loaded => {
      if (!isOver) {
        setFound(loaded);
        setTrouble(null);
        setAsking(false);
      }
    }, (error: unknown) => {
      if (!isOver) {
        setTrouble(messageOf(error));
        setAsking(false);
      }
    });
    return () => {
      isOver = true;
    };
  }, [source, changes, range, first, last, stack, bucket, account, model]);

  const slices = found?.slices ?? none;
  const metric = exploration.metric ?? bestMetric(slices);
  const entries = useMemo(() => entriesOf(slices, stack, metric), [slices, metric]);
  const times = useMemo(() => timesOf(slices), [slices]);
  const marks = useMemo(() => marksOf(slices, times), [slices, times]);
  const series = useMemo(() => seriesOf(entries, times, metric), [entries, times]);
  return (
    <>
      <div class="page-head"><h1>Explore</h1></div>
      <ActiveBlocks />
      <Crumbs exploration={exploration} />
      <Controls exploration={exploration} metric={metric} />
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      {found === null ? (trouble === null && <div class="card card-waiting" aria-busy="true"><p class="hint">Reading. A period that nobody asked for before is fetched from the providers first.</p></div>) : (
        <>
          <section class={`card ${isAsking ? "card-asking" : ""}`} aria-label="Over time" aria-busy={isAsking}>
            {series.length === 0
              ? <p class="card-none">{slices.length === 0 ? "Nothing is known of this time." : `No ${metrics[metric].toLowerCase()} is known of this time. Choose another measure.`}</p>
              : <StackChart times={times} series={series} marks={marks} metric={metric} bucket={bucket} label={`${metrics[metric]} by ${bucket}`} />}
            <MetricNote metric={metric} slices={slices} />
            {series.length > 0 && <MarksNote marks={marks} />}
            <GapsNote gaps={found.gaps} />
            {series.length > 0 && <DataTable times={times} series={series} marks={marks} metric={metric} bucket={bucket} />}
          </section>
          <UsageTable entries={entries} exploration={exploration} metric={metric} />
        </>
      )}
      <HeatMap metric={metric} />
    </>
  );
}

function MetricNote({ metric, slices }: { metric: keyof typeof metrics; slices: readonly Slice[] }) {
  const hasBoth = slices.some(slice => slice.cost_source === "billed") && slices.some(slice => slice.cost_source === "estimated");
  const notes = {
    billed: "Billed by the provider; of accounts that tell it. A day without a bar isn't known, or cost nothing.",
    estimated: "Tokens at API prices: what it would have cost. Not billed.",
    tokens: hasBoth ? "As providers and coding tools' logs count them. A tool that uses an API key is counted by its provider too." : "Input, output, cache reads and cache writes.",
    requests: hasBoth ? "A tool that uses an API key is counted by its provider too." : "As the provider or the tool's log counts them.",
  };
  return <p class="hint">{notes[metric]}</p>;
}

/** What the marks below the bars mean, where there are any. */
function MarksNote({ marks }: { marks: readonly Mark[] }) {
  const isPartial = marks.some(mark => !mark.isComplete);
  const isImported = marks.some(mark => mark.isImported);
  return isPartial || isImported ? (
    <p class="hint marks">
      {isPartial && <span><span class="mark-ring" aria-hidden="true" /> so far: it runs still, or not all of it is known</span>}
      {isImported && <span><span class="mark-dot" aria-hidden="true" /> in part from an imported file</span>}
    </p>
  ) : null;
}
