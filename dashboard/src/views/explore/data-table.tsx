import { Figure, Name } from "../../components/numbers";
import type { Bucket } from "../../lib/buckets";
import { bucketText, formatMetric } from "./readout";
import { metrics, type Metric } from "./question";
import { markText, type Mark, type Series } from "./series";

/** The chart's numbers as a table, for who can't see it or wants them exact. */
export function DataTable({ times, series, marks, metric, bucket }: { times: readonly string[]; series: readonly Series[]; marks: readonly Mark[]; metric: Metric; bucket: Bucket }) {
  return (
    <details class="notes">
      <summary>The same as a table</summary>
      <div class="table-scroll" role="region" aria-label="The chart's numbers" tabIndex={0}>
        <table>
          <caption class="sr-only">{metrics[metric]}</caption>
          <thead><tr><th scope="col">Time</th>{series.map(one => <th key={`${one.name} ${one.label}`} scope="col" class="right">{one.name} {one.label !== null && <Name text={one.label} />}</th>)}</tr></thead>
          <tbody>
            {times.map((time, index) => (
              <tr key={time}>
                <th scope="row">{bucketText(time, bucket)} <span class="hint">{markText(marks[index]!)}</span></th>
                {series.map(one => <td key={`${one.name} ${one.label}`} class="right">{one.values[index] === null || one.values[index] === undefined ? "–" : <Figure text={formatMetric(one.values[index], metric)} />}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
