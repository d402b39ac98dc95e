import { toNumber, type Amount } from "./decimal";
import { once } from "./once";

const whole = once(() => new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 }));
const compact = once(() => new Intl.NumberFormat(undefined, { notation: "compact", maximumSignificantDigits: 3 }));
const ratios = once(() => new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
const rates = once(() => new Intl.NumberFormat(undefined, { maximumSignificantDigits: 6 }));
const percents = once(() => new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 }));
const dollars = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" } as const;
const wholeMoney = once(() => new Intl.NumberFormat(undefined, { ...dollars, maximumFractionDigits: 0 }));
const compactMoney = once(() => new Intl.NumberFormat(undefined, { ...dollars, notation: "compact", maximumSignificantDigits: 3 }));
const smallest = 0.005;
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** What stands where a number isn't known. */
export const unknown = "–";

/** A count, all digits. */
export function formatCount(value: number): string {
  return whole().format(value);
}

/** A count in few characters, such as 1.24M. */
export function formatShort(value: number): string {
  return value < 10_000 ? whole().format(value) : compact().format(value);
}

/** A share of 100. */
export function formatPercent(percent: number): string {
  return percents().format(percent / 100);
}

/** How many times something is another, such as 3.1. */
export function formatRatio(value: number): string {
  return value >= 100 ? whole().format(value) : ratios().format(value);
}

/** A rate of exchange. What is worked out of other rates has more digits than anyone wants to see. */
export function formatRate(rate: number): string {
  return rates().format(rate);
}

/** Money to the cent, and as precise as it takes where it is less. */
export function formatMoney(amount: Amount, currency = "USD"): string {
  return formatMoneyNumber(toNumber(amount), currency);
}

/** The money of an axis, with no more digits than all of it needs. */
export function formatMoneyAxis(values: readonly number[]): string[] {
  const isLong = values.some(value => value >= 10_000);
  const isWhole = values.every(Number.isInteger);
  return values.map(value => (isLong ? compactMoney().format(value) : isWhole ? wholeMoney().format(value) : formatMoneyNumber(value)));
}

/** Money that is a number. */
export function formatMoneyNumber(value: number, currency = "USD"): string {
  const isSmall = value !== 0 && Math.abs(value) < smallest;
  return moneyFormat(currency, isSmall).format(value);
}

function moneyFormat(currency: string, isSmall: boolean): Intl.NumberFormat {
  const key = `${currency} ${isSmall}`;
  let format = moneyFormats.get(key);
  if (!format) {
    const precision = isSmall ? { maximumSignificantDigits: 2 } : {};
    format = new Intl.NumberFormat(undefined, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...precision });
    moneyFormats.set(key, format);
  }

  return format;
}
