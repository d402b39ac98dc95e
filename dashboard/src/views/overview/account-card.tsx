import { useId } from "preact/hooks";
import type { ProviderState, ProviderUsage, UsageData } from "../../api/types";
import { ForecastLine, isExpected } from "../../components/forecast";
import { Gauge } from "../../components/gauge";
import { Count, Money, Name } from "../../components/numbers";
import { SourceMark } from "../../components/source-mark";
import { colourOf } from "../../lib/colours";
import { amountOf } from "../../lib/decimal";
import { forecastOf, useForecast } from "../../state/forecast";
import { isSecret } from "../../state/preferences";
import { linkTo } from "../../state/route";
import { CardProblem } from "./card-problem";
import { Freshness } from "./freshness";
import { Trend } from "./trend";

/** One account: what it used and cost, its trend, its quotas, and how fresh that is. */
export function AccountCard({ account, usage }: { account: ProviderState; usage: ProviderUsage | null }) {
  const forecast = useForecast(account, usage?.fetched_at ?? null);
  const expected = forecastOf(forecast, usage?.usage?.cost_source ?? "unknown");
  const id = useId();
  return (
    <article class="card" aria-labelledby={id}>
      <header class="card-head">
        <span class="dot" style={{ background: colourOf(account.account_id) }} />
        <h3 id={id}>
          {isSecret(account.account) ? account.provider_name : <a href={linkTo("explore", { account: account.account_id })}>{account.provider_name}</a>}
          {account.account !== null && <span class="label"><Name text={account.account} /></span>}
        </h3>
        <Freshness account={account} usage={usage} />
      </header>
      {usage?.usage ? <Numbers usage={usage.usage} account={account} /> : <p class="card-none">{usage?.description ?? (usage === null ? "Its provider is being asked." : "Nothing to show yet.")}</p>}
      {usage?.usage && isExpected(expected) && <ForecastLine told={expected} end={forecast!.period_end} />}
      {usage !== null && usage.quotas.length > 0 && <div class="quotas">{usage.quotas.map(quota => <Gauge key={quota.name} quota={quota} />)}</div>}
      <CardProblem account={account} error={usage?.error ?? account.error} />
      {usage !== null && usage.notes.length > 0 && (
        <details class="notes">
          <summary>{usage.notes.length === 1 ? "1 note" : `${usage.notes.length} notes`}</summary>
          <ul>{usage.notes.map(note => <li key={note}>{note}</li>)}</ul>
        </details>
      )}
    </article>
  );
}

function Numbers({ usage, account }: { usage: UsageData; account: ProviderState }) {
  const isTool = account.auth_source === "sessions";
  return (
    <>
      <div class="card-cost">
        <span class="card-money">
          {(usage.cost_usd !== null || usage.cost_other.length === 0) && <Money amount={usage.cost_usd === null ? null : amountOf(usage.cost_usd)} source={usage.cost_source} />}
          {usage.cost_other.map(money => <Money key={money.currency} amount={amountOf(money.amount)} currency={money.currency} source={usage.cost_source} />)}
        </span>
        <SourceMark source={usage.cost_source} />
        <span class="hint card-from">{isTool ? "session logs" : "provider's report"}</span>
      </div>
      <Trend account={account} />
      <dl class="facts">
        <Fact name="Requests" value={usage.requests_count} />
        <Fact name="Input" value={usage.tokens_input} />
        <Fact name="Output" value={usage.tokens_output} />
        <Fact name="Cache read" value={usage.tokens_cache_read} />
        <Fact name="Cache write" value={usage.tokens_cache_write} />
      </dl>
    </>
  );
}

function Fact({ name, value }: { name: string; value: number | null }) {
  return <div><dt>{name}</dt><dd><Count value={value} /></dd></div>;
}
