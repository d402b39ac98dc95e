import { computed } from "@preact/signals";
import type { ExchangeRate, ExchangeRateReport } from "../api/types";
import { now } from "./clock";
import { told } from "./told";
import { configRevision } from "./usage";

const hour = 3_600_000;
const hours = computed(() => Math.floor(now.value / hour));

/** What amounts are shown at. It changes with the configuration, and with the day. */
export const rates = told<ExchangeRateReport>(source => {
  void hours.value;
  return source.exchangeRates();
}, configRevision);

/** The rate from a currency to the one that the person chose; null where amounts in it are shown as they are. */
export function rateFrom(currency: string): ExchangeRate | null {
  const { display_currency: display, rates: all } = rates.value ?? { display_currency: null, rates: [] };
  return all.find(rate => rate.from === currency && rate.to === display) ?? null;
}
