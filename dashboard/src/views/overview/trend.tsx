import { useMemo } from "preact/hooks";
import type { ProviderState, UsageGroup } from "../../api/types";
import { Sparkline, type SparkPoint } from "../../components/sparkline";
import { colourOf } from "../../lib/colours";
import { toNumber } from "../../lib/decimal";
import { formatMoneyNumber, formatShort } from "../../lib/format";
import { allTokens, sum } from "../../lib/sums";
import { addDays, dateOf, dayText } from "../../lib/time";
import { isPrivate } from "../../state/preferences";
import { days, shownPeriod } from "../../state/usage";

/** An account's days: its cost, or its tokens where the cost isn't told by day. */
export function Trend({ account }: { account: ProviderState }) {
  const groups = days.value;
  const period = shownPeriod.value;
  const { points, unit } = useMemo(() => pointsOf(groups.filter(group => group.provider_id === account.provider_id && group.account === account.account)), [groups, account]);
  if (points.length === 0 || period === null) {
    return <div class="sparkline-none hint">{groups.length === 0 ? "" : "No days told"}</div>;
  }

  const first = dateOf(new Date(period.start));
  const last = [dateOf(new Date(Date.parse(period.end) - 1)), dateOf(new Date())].sort()[0]!;
  const highest = points.reduce((most, point) => (point.value > most.value ? point : most));
  const peak = isPrivate.value === "on" ? "" : `, most on ${dayText(highest.day)}: ${unit === "cost" ? formatMoneyNumber(highest.value) : formatShort(highest.value)}`;
  const days14 = first === last ? addDays(first, -13) : first;
  return <Sparkline points={points} first={days14} last={last} colour={colourOf(account.account_id)} label={`${unit === "cost" ? "Cost" : "Tokens"} by day${peak}`} />;
}

function pointsOf(groups: readonly UsageGroup[]): { points: SparkPoint[]; unit: "cost" | "tokens" } {
  const dated = groups.filter((group): group is UsageGroup & { day: string } => group.day !== null);
  const hasCost = dated.some(group => (group.cost_usd ?? 0) > 0);
  const points = dated.flatMap(group => {
    const sums = sum([group]);
    const money = sums.billed ?? sums.estimated;
    const value = hasCost ? (money === null ? null : toNumber(money)) : allTokens(sums).value;
    return value === null ? [] : [{ day: group.day, value }];
  });
  return { points, unit: hasCost ? "cost" : "tokens" };
}
