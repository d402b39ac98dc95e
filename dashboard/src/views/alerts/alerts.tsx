import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Alert } from "../../api/types";
import { Icon } from "../../components/icon";
import { active, alerts, over, snoozed } from "../../state/alerts";
import { linkTo } from "../../state/route";
import { AlertItem } from "./alert-item";

const most = 20;

/** What happened that somebody wants to know without asking: what lasts, what is snoozed, what is over. */
export function Alerts() {
  return (
    <div class="settings">
      <div class="page-head"><h1>Alerts</h1><a class="button" href={linkTo("settings")}><Icon name="settings" /> How you are told</a></div>
      {alerts.value === null ? <div class="card card-waiting" aria-busy="true" /> : (
        <>
          <Group title="Active" all={active.value}>Nothing needs your attention.</Group>
          {snoozed.value.length > 0 && <Group title="Snoozed" all={snoozed.value} />}
          {over.value.length > 0 && <Group title="Over" all={over.value} />}
        </>
      )}
    </div>
  );
}

function Group({ title, all, children }: { title: string; all: readonly Alert[]; children?: ComponentChildren }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? all : all.slice(0, most);
  const id = `alerts-${title.toLowerCase()}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title} <span class="hint">{all.length > 0 && all.length}</span></h2>
      {all.length === 0 ? <p class="alerts-none"><Icon name="check" /> {children}</p> : <ul class="alerts">{shown.map(alert => <AlertItem key={`${alert.id} ${alert.raised_at}`} alert={alert} />)}</ul>}
      {shown.length < all.length && <button type="button" onClick={() => setWhole(true)}>Show all {all.length}</button>}
    </section>
  );
}
