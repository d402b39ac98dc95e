import { useState } from "preact/hooks";
import { active, alerts } from "../state/alerts";
import { api } from "../state/api";
import { isPrivate, theme, type Theme } from "../state/preferences";
import { linkTo, route, type View } from "../state/route";
import { asking, connection, refreshAll } from "../state/usage";
import { Icon, type IconName } from "./icon";

const tabs: { view: View; name: string; icon: IconName }[] = [
  { view: "overview", name: "Overview", icon: "overview" },
  { view: "explore", name: "Explore", icon: "explore" },
  { view: "settings", name: "Settings", icon: "settings" },
];

const nextTheme: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const themeIcons: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };
const connectionNames = { connecting: "Connecting…", live: "Live", lost: "Not connected" };

export function TopBar() {
  const [isRefreshing, setRefreshing] = useState(false);
  const isBusy = isRefreshing || asking.value.size > 0;

  async function refresh(): Promise<void> {
    setRefreshing(true);
    await refreshAll();
    setRefreshing(false);
  }

  return (
    <header class="top">
      <a class="brand" href={linkTo("overview")}><img src="/icon.svg" alt="" width="26" height="26" /><span>AIC Tracker</span></a>
      <nav class="tabs" aria-label="Views">
        {tabs.map(tab => (
          <a key={tab.view} href={linkTo(tab.view)} aria-current={route.value.view === tab.view ? "page" : undefined}><Icon name={tab.icon} /><span>{tab.name}</span></a>
        ))}
      </nav>
      <div class="tools">
        {!api.value.isDemo && <span class={`connection connection-${connection.value}`} role="status" title={connectionNames[connection.value]}><span class="connection-text">{connectionNames[connection.value]}</span></span>}
        {alerts.value !== null && <Bell />}
        <button type="button" class="tool" onClick={() => void refresh()} disabled={isBusy} aria-label="Ask all providers now" title="Ask all providers now"><span class={isBusy ? "turning" : ""}><Icon name="refresh" /></span></button>
        <button type="button" class="tool" aria-pressed={isPrivate.value === "on"} onClick={() => { isPrivate.value = isPrivate.value === "on" ? "off" : "on"; }} aria-label="Hide numbers and names" title="Hide numbers and names"><Icon name={isPrivate.value === "on" ? "hidden" : "eye"} /></button>
        <button type="button" class="tool" onClick={() => { theme.value = nextTheme[theme.value]; }} aria-label={`Theme: ${theme.value}`} title={`Theme: ${theme.value}`}><Icon name={themeIcons[theme.value]} /></button>
      </div>
    </header>
  );
}

/** Leads to the alerts, and says how many are active. */
function Bell() {
  const count = active.value.length;
  const isCritical = active.value[0]?.severity === "critical";
  const name = `Alerts: ${count === 0 ? "none active" : `${count} active`}`;
  return (
    <a class="tool bell" href={linkTo("alerts")} aria-label={name} title={name} aria-current={route.value.view === "alerts" ? "page" : undefined}>
      <Icon name="bell" />
      {count > 0 && <span class={`badge ${isCritical ? "badge-critical" : ""}`} aria-hidden="true">{count > 99 ? "99+" : count}</span>}
    </a>
  );
}
