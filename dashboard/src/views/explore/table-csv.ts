import { toText, type Amount } from "../../lib/decimal";
import { toCsv } from "../../lib/csv";
import type { Exploration } from "./question";
import { markOf, type Entry } from "./series";

const head = ["name", "label", "billed_usd", "estimated_usd", "other_currencies", "is_cost_partial", "requests", "tokens_input", "tokens_output", "tokens_cache_read", "tokens_cache_write", "is_complete", "is_imported"];

/** The table as CSV: exact numbers, billed and estimated apart, an unknown one empty. */
export function csvOf(entries: readonly Entry[], { stack }: Exploration): string {
  const rows = entries.map(({ name, label, sums, slices }) => [
    name, label, money(sums.billed), money(sums.estimated), sums.other.map(other => `${toText(other.amount)} ${other.currency}`).join("; ") || null, String(sums.isCostPartial),
    sums.requests.value, sums.input.value, sums.output.value, sums.cacheRead.value, sums.cacheWrite.value, String(markOf(slices).isComplete), String(markOf(slices).isImported),
  ]);
  return toCsv([[stack, ...head.slice(1)], ...rows]);
}

function money(amount: Amount | null): string | null {
  return amount === null ? null : toText(amount);
}
