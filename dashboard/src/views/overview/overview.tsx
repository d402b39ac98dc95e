import { useLayoutEffect } from "preact/hooks";
import { Notice } from "../../components/notice";
import { periodName } from "../../lib/periods";
import { budgets } from "../../state/budgets";
import { followForecast } from "../../state/forecast";
import { plans } from "../../state/plans";
import { isPrivate, period } from "../../state/preferences";
import { rates } from "../../state/rates";
import { useFollow } from "../../state/use-follow";
import { accounts, connection, followDays, providers, trouble, usages } from "../../state/usage";
import { Welcome } from "../welcome/welcome";
import { AccountCard } from "./account-card";
import { AlertStrip } from "./alert-strip";
import { Budgets } from "./budgets";
import { PeriodPicker } from "./period-picker";
import { Plans } from "./plans";
import { Totals } from "./totals";

/** What was used, what it cost, what is left, of all accounts; kept up to date by the agent. */
export function Overview() {
  useLayoutEffect(followDays, []);
  useFollow(followForecast, budgets, plans, rates);
  if (providers.value !== null && accounts.value.length === 0) {
    return <Welcome />;
  }

  return (
    <>
      <div class="page-head">
        <h1>Overview</h1>
        <PeriodPicker />
      </div>
      {connection.value === "lost" && <Notice kind="warning">The agent doesn't answer. The numbers below are the last that it told; the page connects again by itself. If it isn't running: <code>aic agent start</code></Notice>}
      {connection.value !== "lost" && trouble.value !== null && <Notice kind="warning">{trouble.value}</Notice>}
      <AlertStrip />
      <Totals usages={[...usages.value.values()]} period={periodName(period.value)} />
      <Budgets />
      <Plans />
      <section aria-labelledby="accounts-title">
        <h2 id="accounts-title">Accounts</h2>
        {providers.value === null ? <Waiting /> : (
          <div class="cards" data-private={isPrivate.value}>
            {accounts.value.map(account => <AccountCard key={account.account_id} account={account} usage={usages.value.get(account.account_id) ?? null} />)}
          </div>
        )}
      </section>
    </>
  );
}

function Waiting() {
  return <div class="cards" aria-busy="true"><div class="card card-waiting" /><div class="card card-waiting" /><div class="card card-waiting" /></div>;
}
