import type { CostSource, MoneyAmount } from "../api/types";
import { amountOf, type Amount } from "./decimal";

/** What accounts, groups and rows tell alike. */
export interface Countable {
  requests_count: number | null;
  tokens_input: number | null;
  tokens_output: number | null;
  tokens_cache_read: number | null;
  tokens_cache_write: number | null;
  cost_usd: number | null;
  cost_other: readonly MoneyAmount[];
  cost_source: CostSource;
  is_cost_partial?: boolean;
}

/** A sum of counts; null where nobody told any. */
export interface CountSum {
  value: number | null;

  /** True where a part isn't known, so that the value is the least it can be. */
  isPartial: boolean;
}

/** A sum in a currency other than the dollar. */
export interface OtherSum {
  currency: string;
  source: CostSource;
  amount: Amount;
}

/** What usage comes to. Billed and estimated money is never added up, nor are currencies. */
export interface Sums {
  requests: CountSum;
  input: CountSum;
  output: CountSum;
  cacheRead: CountSum;
  cacheWrite: CountSum;
  billed: Amount | null;
  estimated: Amount | null;
  other: OtherSum[];

  /** True where some cost isn't known. */
  isCostPartial: boolean;
}

/** Sums usage. */
export function sum(parts: readonly Countable[]): Sums {
  return {
    requests: sumCounts(parts.map(part => part.requests_count)),
    input: sumCounts(parts.map(part => part.tokens_input)),
    output: sumCounts(parts.map(part => part.tokens_output)),
    cacheRead: sumCounts(parts.map(part => part.tokens_cache_read)),
    cacheWrite: sumCounts(parts.map(part => part.tokens_cache_write)),
    billed: sumMoney(parts, "billed"),
    estimated: sumMoney(parts, "estimated"),
    other: sumOther(parts),
    isCostPartial: parts.some(part => part.is_cost_partial ?? part.cost_source === "unknown"),
  };
}

/** All tokens: the four kinds share none. Kinds that a provider doesn't tell apart are in the input. */
export function allTokens(sums: Pick<Sums, "input" | "output" | "cacheRead" | "cacheWrite">): CountSum {
  const kinds = [sums.input, sums.output, sums.cacheRead, sums.cacheWrite];
  const total = sumCounts(kinds.map(kind => kind.value));
  return { value: total.value, isPartial: sums.input.isPartial || sums.output.isPartial };
}

function sumCounts(values: readonly (number | null)[]): CountSum {
  const known = values.filter(value => value !== null);
  return {
    value: known.length === 0 ? null : known.reduce((total, value) => total + value, 0),
    isPartial: known.length < values.length,
  };
}

function sumMoney(parts: readonly Countable[], source: CostSource): Amount | null {
  let total: Amount | null = null;
  for (const part of parts) {
    if (part.cost_source === source && part.cost_usd !== null) {
      total = (total ?? 0n) + amountOf(part.cost_usd);
    }
  }

  return total;
}

function sumOther(parts: readonly Countable[]): OtherSum[] {
  const sums = new Map<string, OtherSum>();
  for (const part of parts) {
    for (const { currency, amount } of part.cost_other) {
      const key = `${currency} ${part.cost_source}`;
      const before = sums.get(key)?.amount ?? 0n;
      sums.set(key, { currency, source: part.cost_source, amount: before + amountOf(amount) });
    }
  }

  return [...sums.values()];
}
