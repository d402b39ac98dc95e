import { toNumber, type Amount } from "./decimal";

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumSignificantDigits: 3 });
const ratios = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const rates = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 6 });
const percents = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 });
const smallest = 0.005;
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** What stands where a number isn't known. */
export const unknown = "–";

/** A count, all digits. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** A count in few characters, such as 1.24M. */
export function formatShort(value: number): string {
  return value < 10_000 ? whole.format(value) : compact.format(value);
}

/** A share of 100. */
export function formatPercent(percent: number): string {
  return percents.format(percent / 100);
}

/** How many times something is another, such as 3.1. */
export function formatRatio(value: number): string {
  return value >= 100 ? whole.format(value) : ratios.format(value);
}

/** A rate of exchange. What is worked out of other rates has more digits than anyone wants to see. */
export function formatRate(rate: number): string {
  return rates.format(rate);
}

/** Money to the cent, and as precise as it takes where it is less. */
export function formatMoney(amount: Amount, currency = "USD"): string {
  return formatMoneyNumber(toNumber(amount), currency);
}

/** Money for an axis, which has no more digits than it needs. */
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
