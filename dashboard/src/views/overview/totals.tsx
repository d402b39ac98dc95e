import type { CostSource, ProviderUsage, UsageData } from "../../api/types";
import { Converted } from "../../components/converted";
import { Forecast, isExpected } from "../../components/forecast";
import { CountOf, Money } from "../../components/numbers";
import { SourceMark } from "../../components/source-mark";
import { allTokens, sum } from "../../lib/sums";
import { forecast, forecastOf } from "../../state/forecast";

const explanations: Record<CostSource, string> = {
  billed: "What providers say they bill.",
  estimated: "What it would have cost at API prices. Not billed, and not part of the other sum.",
  unknown: "What these used is counted; what it cost they don't tell.",
};

/** The period's totals, by how the cost is known. They are never added up: coding tools with an API key are counted by their provider too. */
export function Totals({ usages, period }: { usages: readonly ProviderUsage[]; period: string }) {
  const known = usages.filter((usage): usage is ProviderUsage & { usage: UsageData } => usage.usage !== null);
  const sources = (["billed", "estimated", "unknown"] as const).filter(source => (known.length === 0 ? source !== "unknown" : known.some(one => one.usage.cost_source === source)));
  return (
    <section class="totals" aria-label={`Totals: ${period}`}>
      {sources.map(source => <Total key={source} source={source} parts={known.filter(one => one.usage.cost_source === source)} />)}
    </section>
  );
}

function Total({ source, parts }: { source: CostSource; parts: readonly (ProviderUsage & { usage: UsageData })[] }) {
  const sums = sum(parts.map(part => part.usage));
  const amount = source === "billed" ? sums.billed : source === "estimated" ? sums.estimated : null;
  const expected = source === "unknown" ? null : forecastOf(forecast.value, source);
  const names = parts.map(part => part.provider_name);
  return (
    <div class={`total total-${source}`}>
      <div class="total-head"><SourceMark source={source} /></div>
      <div class="total-money">
        {(amount !== null || sums.other.length === 0) && <Money amount={amount} source={source} />}
        {sums.other.map(other => <Money key={other.currency} amount={other.amount} currency={other.currency} source={source} />)}
      </div>
      {amount !== null && <Converted amount={amount} />}
      {sums.other.map(other => <Converted key={other.currency} amount={other.amount} currency={other.currency} />)}
      <div class="total-facts">
        <span><CountOf sum={allTokens(sums)} /> tokens</span>
        <span><CountOf sum={sums.requests} /> requests</span>
      </div>
      {parts.length > 0 && isExpected(expected) && <Forecast told={expected} end={forecast.value!.period_end} />}
      <p class="hint">{parts.length === 0 ? "Nothing yet." : `${[...new Set(names)].join(", ")}. ${explanations[source]}`}</p>
    </div>
  );
}
