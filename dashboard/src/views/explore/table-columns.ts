import type { Sums } from "../../lib/sums";
import type { Entry } from "./series";

export const columns = [
  { key: "name", name: "Name" },
  { key: "billed", name: "Billed" },
  { key: "estimated", name: "Estimated" },
  { key: "requests", name: "Requests" },
  { key: "input", name: "Input" },
  { key: "output", name: "Output" },
  { key: "cacheRead", name: "Cache read" },
  { key: "cacheWrite", name: "Cache write" },
] as const;

export type ColumnKey = (typeof columns)[number]["key"];

/** Entries in the order of a column; what isn't known comes last either way. */
export function orderOf(entries: readonly Entry[], column: ColumnKey, isUp: boolean): Entry[] {
  const direction = isUp ? 1 : -1;
  return [...entries].sort((a, b) => {
    if (column === "name") {
      return direction * textOf(a).localeCompare(textOf(b));
    }

    const [first, second] = [valueIn(a.sums, column), valueIn(b.sums, column)];
    return first === second ? textOf(a).localeCompare(textOf(b)) : first === null ? 1 : second === null ? -1 : first < second ? -direction : direction;
  });
}

function textOf(entry: Entry): string {
  return `${entry.name} ${entry.label ?? ""}`.trim();
}

function valueIn(sums: Sums, column: Exclude<ColumnKey, "name">): number | bigint | null {
  return column === "billed" || column === "estimated" ? sums[column] : sums[column].value;
}
