import type { QuotaWindow } from "../api/types";
import { formatCount, formatMoneyNumber, formatPercent, formatRatio } from "../lib/format";
import { momentOf, until } from "../lib/time";
import { now } from "../state/clock";
import { isPrivate } from "../state/preferences";
import { Figure } from "./numbers";

const nearPercent = 75;
const almostPercent = 90;
const currency = /^[A-Z]{3}$/;
const paces = { over_pace: "over pace", on_pace: "on pace", headroom: "headroom" } as const;

/** A quota: how much of it is used, how fast, when it runs out, and when it starts anew. */
export function Gauge({ quota }: { quota: QuotaWindow }) {
  const percent = quota.used_percent;
  const level = percent === null ? "" : percent >= almostPercent ? "gauge-almost" : percent >= nearPercent ? "gauge-near" : "";
  const passed = passedOf(quota, now.value);
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
          {passed !== null && <div class="gauge-time" style={{ left: `${passed}%` }} title={`${Math.round(passed)} % of its time is over`} />}
        </div>
      )}
      <div class="gauge-reset">
        {quota.pace !== null && isPrivate.value !== "on" && <span class={`pace pace-${quota.pace}`} title={quota.pace_ratio === null ? "" : `${formatRatio(quota.pace_ratio)} times as fast as an even use`}>{paces[quota.pace]}</span>}
        {quota.runs_out_at !== null && isPrivate.value !== "on" && <span class="pace-over_pace" title={momentOf(quota.runs_out_at)}>runs out {until(quota.runs_out_at, now.value)}</span>}
        {quota.resets_at !== null && <span title={momentOf(quota.resets_at)}>resets {until(quota.resets_at, now.value)}</span>}
      </div>
    </div>
  );
}

/** How much of its time is over, in percent; null where it isn't known, or nothing of it is. */
function passedOf({ starts_at: start, resets_at: end }: QuotaWindow, moment: number): number | null {
  if (start === null || end === null) {
    return null;
  }

  const passed = ((moment - Date.parse(start)) / (Date.parse(end) - Date.parse(start))) * 100;
  return passed > 0 && passed < 100 ? passed : null;
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
