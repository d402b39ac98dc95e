import { longPeriods, periods } from "../../lib/periods";
import { addDays, dateOf } from "../../lib/time";
import { replaceQuery } from "../../state/route";
import { buckets, metrics, stacks, type Exploration, type Metric } from "./question";

/** Chooses time, measure and what is told apart. */
export function Controls({ exploration, metric }: { exploration: Exploration; metric: Metric }) {
  const { range, first, last, stack, bucket, account } = exploration;
  const today = dateOf(new Date());

  function chooseRange(word: string): void {
    replaceQuery(word === "custom" ? { range: word, first: first || addDays(today, -29), last: last || today, bucket: undefined } : { range: word, first: undefined, last: undefined, bucket: undefined });
  }

  return (
    <div class="controls">
      <Choice name="Time" value={range} options={{ ...periods, ...longPeriods, custom: "From … to …" }} onChange={chooseRange} />
      {range === "custom" && (
        <>
          <label class="field-control"><span>From</span><input type="date" value={first} max={today} onChange={event => replaceQuery({ first: event.currentTarget.value })} /></label>
          <label class="field-control"><span>To</span><input type="date" value={last} min={first} max={today} onChange={event => replaceQuery({ last: event.currentTarget.value })} /></label>
        </>
      )}
      <Choice name="Measure" value={metric} options={metrics} onChange={word => replaceQuery({ metric: word })} />
      <Choice name="By" value={stack} options={account === null ? without(stacks, "session") : without(stacks, "account")} onChange={word => replaceQuery({ by: word })} />
      <Choice name="Each" value={bucket} options={buckets} onChange={word => replaceQuery({ bucket: word })} />
    </div>
  );
}

function without<T extends object>(all: T, name: keyof T): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key !== name)) as Partial<T>;
}

function Choice({ name, value, options, onChange }: { name: string; value: string; options: Record<string, string>; onChange(word: string): void }) {
  return (
    <label class="field-control">
      <span>{name}</span>
      <select value={value} onChange={event => onChange(event.currentTarget.value)}>
        {Object.entries(options).map(([word, text]) => <option key={word} value={word}>{text}</option>)}
      </select>
    </label>
  );
}
