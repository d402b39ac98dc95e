import type { MeasureForecast, PeriodForecast } from "../api/types";
import { formatMoneyNumber, formatShort } from "../lib/format";
import { dateOf, dayText } from "../lib/time";
import { isPrivate } from "../state/preferences";
import { Missing } from "./missing";
import { Figure } from "./numbers";

interface ForecastProps {
  told: MeasureForecast & { forecast: PeriodForecast };

  /** The period's end (exclusive). */
  end: string;
}

/** What a period is expected to come to: a scale with what is used, the interval, the expected end, and the straight line for comparison. */
export function Forecast({ told, end }: ForecastProps) {
  const { used, forecast } = told;
  const highest = Math.max(used, forecast.high, forecast.straight_line);
  const at = (value: number): string => `${highest > 0 ? (value / highest) * 100 : 0}%`;
  const textOf = (value: number): string => amountOf(value, told.measure);
  return (
    <div class="forecast">
      <div class="forecast-text"><span>Expected by {lastDay(end)}</span><strong><Figure text={textOf(forecast.expected)} /></strong></div>
      {isPrivate.value !== "on" && (
        <div class="forecast-scale" aria-hidden="true">
          <div class="forecast-used" style={{ width: at(used) }} />
          <div class="forecast-interval" style={{ left: at(forecast.low), width: at(forecast.high - forecast.low) }} />
          <div class="forecast-line" style={{ left: at(forecast.straight_line) }} />
          <div class="forecast-expected" style={{ left: at(forecast.expected) }} />
        </div>
      )}
      <div class="hint forecast-hint">
        <span title={`It ends there in about ${forecast.confidence} of 100 cases. Made from ${forecast.days_known} days${forecast.has_weekdays ? ", weekdays told apart" : ""}.`}><Figure text={intervalOf(told)} /></span>
        <span class="forecast-straight" title="What a straight line through what is used until now comes to"><Figure text={textOf(forecast.straight_line)} /> in a straight line</span>
      </div>
      <Missing all={told.missing} />
    </div>
  );
}

/** The same in a line. */
export function ForecastLine({ told, end }: ForecastProps) {
  const { forecast } = told;
  const textOf = (value: number): string => amountOf(value, told.measure);
  return (
    <p class="hint forecast-brief">
      <span><strong><Figure text={textOf(forecast.expected)} /></strong> by {lastDay(end)}</span>
      <span title={`It ends there in about ${forecast.confidence} of 100 cases.`}><Figure text={intervalOf(told)} /></span>
      <span title="What a straight line through what is used until now comes to"><Figure text={textOf(forecast.straight_line)} /> in a straight line</span>
    </p>
  );
}

/** True where something is expected. */
export function isExpected(told: MeasureForecast | null): told is ForecastProps["told"] {
  return told !== null && told.forecast !== null;
}

function amountOf(value: number, measure: MeasureForecast["measure"]): string {
  return measure === "tokens" ? `${formatShort(Math.round(value))} tokens` : `${measure === "estimated_usd" ? "≈ " : ""}${formatMoneyNumber(value)}`;
}

function intervalOf({ measure, forecast }: ForecastProps["told"]): string {
  return `${amountOf(forecast.low, measure)} – ${amountOf(forecast.high, measure).replace("≈ ", "")}`;
}

function lastDay(end: string): string {
  return dayText(dateOf(new Date(Date.parse(end) - 1)));
}
