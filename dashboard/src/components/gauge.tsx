import type { QuotaWindow } from "../api/types";
import { formatCount, formatMoneyNumber, formatPercent } from "../lib/format";
import { momentOf, until } from "../lib/time";
import { now } from "../state/clock";
import { isPrivate } from "../state/preferences";
import { Figure } from "./numbers";

const nearPercent = 75;
const almostPercent = 90;
const currency = /^[A-Z]{3}$/;

/** A quota: how much of it is used, and when it starts anew. */
export function Gauge({ quota }: { quota: QuotaWindow }) {
  const percent = quota.used_percent;
  const level = percent === null ? "" : percent >= almostPercent ? "gauge-almost" : percent >= nearPercent ? "gauge-near" : "";
  return (
    <div class={`gauge ${level}`}>
      <div class="gauge-text">
        <span>{quota.name}</span>
        <span><Figure text={textOf(quota)} /></span>
      </div>
      {percent !== null && (
        <div
          class="gauge-track" role="meter" aria-label={quota.name} aria-valuemin={0} aria-valuemax={100}
          aria-valuenow={isPrivate.value === "on" ? 0 : Math.min(Math.round(percent), 100)} aria-valuetext={isPrivate.value === "on" ? "hidden" : textOf(quota)}
        >
          <div class="gauge-fill" style={{ width: `${isPrivate.value === "on" ? 0 : Math.min(Math.max(percent, 0), 100)}%` }} />
        </div>
      )}
      {quota.resets_at && <div class="gauge-reset" title={momentOf(quota.resets_at)}>resets {until(quota.resets_at, now.value)}</div>}
    </div>
  );
}

function textOf({ used, limit, unit, used_percent: percent }: QuotaWindow): string {
  const share = percent === null ? "" : formatPercent(percent);
  const amounts = limit !== null ? (used !== null ? `${quantity(used, unit)} of ${quantity(limit, unit)}` : `of ${quantity(limit, unit)}`)
    : used !== null ? `${quantity(used, unit)} used` : "";
  return [share, amounts].filter(Boolean).join(" · ") || "limit not told";
}

function quantity(value: number, unit: string | null): string {
  return unit !== null && currency.test(unit) ? formatMoneyNumber(value, unit) : `${formatCount(value)}${unit ? ` ${unit}` : ""}`;
}
