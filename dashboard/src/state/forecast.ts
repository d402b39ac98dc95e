import { useEffect, useState } from "preact/hooks";
import type { CostSource, ForecastReport, MeasureForecast, ProviderState } from "../api/types";
import { questionOf } from "../lib/periods";
import { inTurn } from "../lib/in-turn";
import { api } from "./api";
import { period } from "./preferences";
import { told } from "./told";
import { accounts } from "./usage";

/** What the overview's period comes to, of all accounts. */
export const forecast = told<ForecastReport>(source => source.forecast(questionOf(period.value, new Date())));

/** At most so many accounts' forecasts are asked for at once: they come after all else. */
const atOnce = inTurn(2);

const measures: Record<CostSource, MeasureForecast["measure"]> = { billed: "billed_usd", estimated: "estimated_usd", unknown: "tokens" };

/** The part of a forecast that stands beside a cost known in this way; null where nothing can be expected. */
export function forecastOf(report: ForecastReport | null, source: CostSource): MeasureForecast | null {
  return report?.forecasts.find(one => one.measure === measures[source] && one.forecast !== null) ?? null;
}

/** What the period comes to of one account, asked for whenever that was fetched anew. */
export function useForecast(account: ProviderState, fetchedAt: string | null): ForecastReport | null {
  const [told, setTold] = useState<{ word: string; report: ForecastReport } | null>(null);
  const source = api.value;
  const word = period.value;
  const canAsk = isAlone(account);
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
  return canAsk && told?.word === word ? told.report : null;
}

/** A provider's name means all of its accounts: its first one can't be asked for apart where there are others. */
function isAlone({ account, provider_id: provider }: ProviderState): boolean {
  return account !== null || !accounts.value.some(other => other.provider_id === provider && other.account !== null);
}
