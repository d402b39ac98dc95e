import type { ExchangeRate } from "../api/types";
import { convert, type Amount } from "../lib/decimal";
import { formatMoney, formatRate } from "../lib/format";
import { dayText } from "../lib/time";
import { rateFrom } from "../state/rates";
import { Figure } from "./numbers";

const sources: Record<ExchangeRate["source"], string> = { own: "your own rate", ecb: "European Central Bank" };

/** What an amount comes to in the currency that the person chose, for the eye only: it is part of no sum. */
export function Converted({ amount, currency = "USD" }: { amount: Amount; currency?: string }) {
  const rate = rateFrom(currency);
  return rate === null ? null : (
    <span class="converted" title={rate.is_stale ? "The rate is more than ten days old." : ""}>
      <Figure text={`≈ ${formatMoney(convert(amount, rate.rate), rate.to)}`} /> <span class="hint">at {formatRate(rate.rate)} a {currency} ({[sources[rate.source], rate.date !== null && dayText(rate.date, true)].filter(Boolean).join(", ")})</span>
    </span>
  );
}
