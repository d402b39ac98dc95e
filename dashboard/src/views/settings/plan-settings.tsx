import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { Plan } from "../../api/types";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import { Figure, Name } from "../../components/numbers";
import { colourOf } from "../../lib/colours";
import { formatMoneyNumber } from "../../lib/format";
import { api } from "../../state/api";
import { ownerOf, plans } from "../../state/plans";
import { accountName } from "../../state/usage";
import { PlanDialog } from "./plan-dialog";

/** What is paid for subscriptions: added, changed, removed. */
export function PlanSettings() {
  const [open, setOpen] = useState<Plan | "new" | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (plans.value === null) {
    return null;
  }

  const all = [...new Map(plans.value.map(({ plan }) => [plan.account, plan])).values()];

  async function remove({ account }: Plan): Promise<void> {
    try {
      await api.value.removePlan(account);
      setTrouble(null);
      await plans.load();
    } catch (error) {
      setTrouble(messageOf(error));
    }
  }

  return (
    <section class="card" aria-labelledby="plans-title">
      <div class="table-head">
        <h2 id="plans-title">Plans</h2>
        <button type="button" onClick={() => setOpen("new")}><Icon name="plus" /> Plan</button>
      </div>
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      {all.length === 0 ? <p class="hint">None yet. A plan is what you pay for a subscription; the overview shows how many times that its usage would have cost at API prices.</p> : (
        <ul class="accounts">
          {all.map(plan => {
            const { name, label } = accountName(plan.account);
            return (
              <li key={plan.account}>
                <span class="dot" style={{ background: colourOf(plan.account) }} />
                <span class="account-name">{name}{label !== null && <span class="label"> <Name text={label} /></span>}</span>
                <span class="hint account-state"><Figure text={`${formatMoneyNumber(plan.amount, plan.currency)} a ${plan.period}`} /></span>
                <span class="welcome-actions">
                  <button type="button" onClick={() => setOpen(plan)} aria-label={`Change the plan of ${ownerOf(plan.account)}`}>Change</button>
                  <button type="button" class="danger" onClick={() => void remove(plan)} aria-label={`Remove the plan of ${ownerOf(plan.account)}`}>Remove</button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {open !== null && <PlanDialog plan={open === "new" ? null : open} taken={all.map(plan => plan.account)} onClose={() => setOpen(null)} />}
    </section>
  );
}
