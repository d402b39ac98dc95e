import { useState } from "preact/hooks";
import type { Budget, BudgetState } from "../../api/types";
import { Missing } from "../../components/missing";
import { Figure, Name } from "../../components/numbers";
import { SourceMark } from "../../components/source-mark";
import { formatMoneyNumber, formatPercent, formatShort } from "../../lib/format";
import { dayText, until } from "../../lib/time";
import { amountText, budgets } from "../../state/budgets";
import { now } from "../../state/clock";
import { isPrivate } from "../../state/preferences";

const statuses: Record<BudgetState["status"], string> = { unknown: "not known", within: "within", at_risk: "at risk", used_up: "used up" };
const levels: Record<BudgetState["status"], string> = { unknown: "", within: "", at_risk: "gauge-near", used_up: "gauge-almost" };

const order: readonly BudgetState["status"][] = ["used_up", "at_risk", "unknown", "within"];
const most = 6;

/** How budgets stand, where the agent offers them; of many those that matter most. */
export function Budgets() {
  const [isWhole, setWhole] = useState(false);
  const all = budgets.value ?? [];
  const isLong = !isWhole && all.length > most;
  const shown = isLong ? [...all].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status)).slice(0, most) : all;
  return all.length === 0 ? null : (
    <section aria-labelledby="budget-states">
      <h2 id="budget-states">Budgets</h2>
      <div class="budgets">
        {shown.map(state => <BudgetCard key={state.budget.name} state={state} />)}
        {isLong && <button type="button" class="budgets-more" onClick={() => setWhole(true)}>Show all {all.length} budgets</button>}
      </div>
    </section>
  );
}

function BudgetCard({ state }: { state: BudgetState }) {
  const { budget, status, used, percent } = state;
  const isHidden = isPrivate.value === "on";
  const { forecast } = state;
  const sign = state.counts === "estimated" ? "≈ " : "";
  const text = used === null ? "not known" : `${state.is_partial ? "≥ " : ""}${sign}${amountText(used, budget.unit)} of ${amountText(budget.amount, budget.unit)}`;
  return (
    <article class="card">
      <header class="card-head">
        <h3><Name text={budget.name} /></h3>
        <span class={`budget-status budget-status-${status}`}>{statuses[status]}</span>
      </header>
      <div class={`gauge ${levels[status]}`}>
        <div class="gauge-text"><span><Figure text={text} /></span><span>{percent !== null && <Figure text={formatPercent(percent)} />}</span></div>
        <div class="gauge-track" role="meter" aria-label={isHidden ? "Budget" : `Budget ${budget.name}`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={isHidden ? 0 : Math.min(percent ?? 0, 100)} aria-valuetext={isHidden ? "hidden" : text}>
          <div class="gauge-fill" style={{ width: `${isHidden ? 0 : Math.min(percent ?? 0, 100)}%` }} />
        </div>
        {forecast !== null && status !== "used_up" && (
          <div class="gauge-reset">
            <span><Figure text={`${sign}${shortText(forecast.expected, budget.unit)}`} /> expected</span>
            <span><Figure text={`${shortText(forecast.low, budget.unit)} – ${shortText(forecast.high, budget.unit)}`} /></span>
          </div>
        )}
        <div class="gauge-reset">
          {state.runs_out_on !== null && status !== "used_up" && <span class="pace pace-over_pace">runs out on {dayText(state.runs_out_on)}</span>}
          <span>starts anew {until(state.period_end, now.value)}</span>
        </div>
      </div>
      {state.counts !== null && <div><SourceMark source={state.counts} /></div>}
      <Missing all={state.missing} />
    </article>
  );
}

function shortText(amount: number, unit: Budget["unit"]): string {
  return unit === "USD" ? formatMoneyNumber(amount) : `${formatShort(Math.round(amount))} tokens`;
}
