import type { PlanMonth } from "../../api/types";
import { Missing } from "../../components/missing";
import { Figure, Name } from "../../components/numbers";
import { colourOf } from "../../lib/colours";
import { formatMoneyNumber, formatRatio, unknown } from "../../lib/format";
import { groupBy } from "../../lib/group-by";
import { monthText } from "../../lib/time";
import { ownerOf, plans } from "../../state/plans";
import { isPrivate } from "../../state/preferences";
import { accountName } from "../../state/usage";

/** What subscriptions' usage would have cost at API prices. It is no bill, and added to none. */
export function Plans() {
  const months = plans.value;
  return months === null || months.length === 0 ? null : (
    <section aria-labelledby="plan-months">
      <h2 id="plan-months">Plans <span class="hint">what their usage would have cost at API prices; not billed, and part of no sum above</span></h2>
      <div class="budgets">{[...groupBy(months, month => month.plan.account)].map(([account, own]) => <PlanCard key={account} account={account} months={own} />)}</div>
    </section>
  );
}

/** One plan: how many times its price it was worth this month, and the months before. */
function PlanCard({ account, months }: { account: string; months: readonly PlanMonth[] }) {
  const [newest] = months as [PlanMonth];
  const { plan, times_plan: times, estimated_usd: estimated, rate, not_compared: notCompared } = newest;
  const { name, label } = accountName(account);
  return (
    <article class="card" aria-label={`Plan of ${ownerOf(account)}`}>
      <header class="card-head">
        <span class="dot" style={{ background: colourOf(account) }} />
        <h3>{name}{label !== null && <span class="label"><Name text={label} /></span>}</h3>
        <span class="fresh"><Figure text={`${formatMoneyNumber(plan.amount, plan.currency)} a ${plan.period}`} /></span>
      </header>
      <div class="card-cost">
        <span class="card-money"><Figure text={times === null ? unknown : `${atLeast(newest)}${formatRatio(times)}`} /></span>
        <span>times the plan</span>
        <span class="hint card-from">{estimated !== null && <><Figure text={`${atLeast(newest)}≈ ${formatMoneyNumber(estimated)}`} /> in {monthText(newest.month)}</>}</span>
      </div>
      {rate !== null && <p class="hint">compared at {rate.rate} {rate.to} a {rate.from} ({rate.source === "ecb" ? "ECB" : "own"}, {rate.date ?? "undated"})</p>}
      {notCompared !== null && <p class="hint">{notCompared}</p>}
      {months.length > 1 && <Months months={[...months].reverse()} />}
      <Missing all={newest.missing} />
    </article>
  );
}

/** The months as bars; the line is the plan's price. */
function Months({ months }: { months: readonly PlanMonth[] }) {
  const isHidden = isPrivate.value === "on";
  const highest = Math.max(...months.map(month => month.times_plan ?? 0), 1);
  return (
    <div class="months">
      <ol>
        {months.map(month => (
          <li key={month.month} title={isHidden ? "" : titleOf(month)}>
            <span class="months-value"><Figure text={month.times_plan === null ? unknown : formatRatio(month.times_plan)} /></span>
            <span class="months-bar" aria-hidden="true">
              <span class="months-line" style={{ bottom: `${(1 / highest) * 100}%` }} />
              {!isHidden && month.times_plan !== null && <span class="months-fill" style={{ height: `${(month.times_plan / highest) * 100}%` }} />}
            </span>
            <span class="months-name">{monthText(month.month)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function titleOf(month: PlanMonth): string {
  return `${monthText(month.month, true)}: ${month.estimated_usd === null ? "not known" : `${atLeast(month)}≈ ${formatMoneyNumber(month.estimated_usd)} of usage`}`;
}

function atLeast({ is_partial: isPartial }: PlanMonth): string {
  return isPartial ? "≥ " : "";
}
