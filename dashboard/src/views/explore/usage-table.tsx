import { useMemo, useState } from "preact/hooks";
import { Icon } from "../../components/icon";
import { CountOf, Money, Name } from "../../components/numbers";
import { download } from "../../lib/csv";
import { isPrivate, isSecret } from "../../state/preferences";
import { linkWith } from "../../state/route";
import { csvOf } from "./table-csv";
import { columns, orderOf, type ColumnKey } from "./table-columns";
import { stacks, type Exploration, type Metric } from "./question";
import { markOf, type Entry } from "./series";

const firstRows = 100;

/** What is told apart, with all its numbers: sorted, filtered, exported, and the way further down. */
export function UsageTable({ entries, exploration, metric }: { entries: readonly Entry[]; exploration: Exploration; metric: Metric }) {
  const [sorting, setSorting] = useState<{ column: ColumnKey; isUp: boolean }>({ column: metric === "requests" ? "requests" : metric === "tokens" ? "input" : metric, isUp: false });
  const [filter, setFilter] = useState("");
  const [isWhole, setWhole] = useState(false);
  const shown = useMemo(() => orderOf(entries.filter(entry => `${entry.name} ${entry.label ?? ""}`.toLowerCase().includes(filter.toLowerCase())), sorting.column, sorting.isUp), [entries, filter, sorting]);
  const rows = isWhole ? shown : shown.slice(0, firstRows);

  function sort(column: ColumnKey): void {
    setSorting(before => ({ column, isUp: before.column === column ? !before.isUp : column === "name" }));
  }

  return (
    <section class="card" aria-labelledby="table-title">
      <div class="table-head">
        <h2 id="table-title">{stacks[exploration.stack]}s</h2>
        <input type="search" placeholder="Filter" aria-label="Filter by name" value={filter} onInput={event => setFilter(event.currentTarget.value)} />
        <button type="button" disabled={isPrivate.value === "on" || shown.length === 0} title={isPrivate.value === "on" ? "Numbers are hidden" : ""} onClick={() => download("aic-usage.csv", csvOf(shown, exploration))}><Icon name="download" /> CSV</button>
      </div>
      <div class="table-scroll" role="region" aria-label="All their numbers" tabIndex={0}>
        <table aria-labelledby="table-title">
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.key} scope="col" class={column.key === "name" ? "" : "right"} aria-sort={sorting.column === column.key ? (sorting.isUp ? "ascending" : "descending") : "none"}>
                  <button type="button" class="sort" onClick={() => sort(column.key)}>{column.name}<span aria-hidden="true">{sorting.column === column.key ? (sorting.isUp ? " ↑" : " ↓") : ""}</span></button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map(entry => <Row key={entry.key} entry={entry} exploration={exploration} />)}</tbody>
        </table>
        {rows.length === 0 && <p class="hint">{entries.length === 0 ? "Nothing." : "No name contains that."}</p>}
      </div>
      {rows.length < shown.length && <button type="button" onClick={() => setWhole(true)}>Show all {shown.length}</button>}
    </section>
  );
}

function Row({ entry, exploration }: { entry: Entry; exploration: Exploration }) {
  const { sums } = entry;
  const { isImported } = markOf(entry.slices);
  const down = isSecret(entry.label) ? null : exploration.stack === "account" && entry.account !== null ? linkWith({ account: entry.account, by: undefined })
    : exploration.stack === "model" && exploration.account !== null ? linkWith({ model: entry.name, by: undefined }) : null;
  const text = <>{entry.name}{entry.label !== null && <>{entry.name && " "}<Name text={entry.label} /></>}</>;
  return (
    <tr>
      <th scope="row"><span class="dot" style={{ background: entry.colour }} /> {down === null ? text : <a href={down}>{text}</a>}{isImported && <span class="hint"> imported in part</span>}</th>
      <td class="right">
        {(sums.billed !== null || sums.other.length === 0) && <Money amount={sums.billed} source="billed" isPartial={sums.billed !== null && sums.isCostPartial} />}
        {sums.other.map(other => <div key={`${other.currency} ${other.source}`}><Money amount={other.amount} currency={other.currency} source={other.source} /></div>)}
      </td>
      <td class="right"><Money amount={sums.estimated} source="estimated" isPartial={sums.estimated !== null && sums.isCostPartial} /></td>
      <td class="right"><CountOf sum={sums.requests} /></td>
      <td class="right"><CountOf sum={sums.input} /></td>
      <td class="right"><CountOf sum={sums.output} /></td>
      <td class="right"><CountOf sum={sums.cacheRead} /></td>
      <td class="right"><CountOf sum={sums.cacheWrite} /></td>
    </tr>
  );
}
