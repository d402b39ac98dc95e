import { computed } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { CostSource, ForecastReport, MeasureForecast, ProviderState } from "../api/types";
import { hasEnded, questionOf } from "../lib/periods";
import { inTurn } from "../lib/in-turn";
import { api } from "./api";
import { period } from "./preferences";
import { told } from "./told";
import { accounts } from "./usage";

/** What a period comes to, and which one that was: another may have been chosen since it was asked for. */
interface Answer {
  word: string;
  report: ForecastReport;
}

const total = told<Answer>(async source => {
  const word = period.value;
  return { word, report: await source.forecast(questionOf(word, new Date())) };
});

/** What the overview's period comes to, of all accounts; null until that is known. */
export const forecast = computed(() => reportOf(total.value, period.value));

/** Keeps it up to date until the returned function is called. */
export const followForecast = { follow: total.follow };

/** At most so many accounts' forecasts are asked for at once: they come after all else. */
const atOnce = inTurn(2);

const measures: Record<CostSource, MeasureForecast["measure"]> = { billed: "billed_usd", estimated: "estimated_usd", unknown: "tokens" };

/** The part of a forecast that stands beside a cost known in this way; null where nothing can be expected. */
export function forecastOf(report: ForecastReport | null, source: CostSource): MeasureForecast | null {
  return report?.forecasts.find(one => one.measure === measures[source] && one.forecast !== null) ?? null;
}

/** What the period comes to of one account, asked for whenever that was fetched anew. */
export function useForecast(account: ProviderState, fetchedAt: string | null): ForecastReport | null {
  const [told, setTold] = useState<Answer | null>(null);
  const source = api.value;
  const word = period.value;
  const canAsk = isAlone(account) && !hasEnded(word);
  useEffect(() => {
    let isOver = false;
    if (canAsk && fetchedAt !== null) {
      // Without it the card still says what was used.
      atOnce(async () => (isOver ? null : source.forecast(questionOf(word, new Date()), account.account_id)))
        .then(report => !isOver && report !== null && setTold({ word, report }), () => undefined);
    }

    return () => {
      isOver = true;
    };
  }, [source, word, account.account_id, fetchedAt, canAsk]);
  return canAsk ? reportOf(told, word) : null;
}

function reportOf(answer: Answer | null, word: string): ForecastReport | null {
  return answer?.word === word ? answer.report : null;
}

/** A provider's name means all of its accounts: its first one can't be asked for apart where there are others. */
function isAlone({ account, provider_id: provider }: ProviderState): boolean {
  return account !== null || !accounts.value.some(other => other.provider_id === provider && other.account !== null);
}
