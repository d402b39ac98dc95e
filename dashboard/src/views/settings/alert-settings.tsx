import type { AlertKind, AlertSeverity, Config } from "../../api/types";
import { Name } from "../../components/numbers";
import { kinds } from "../../state/alerts";

/** What is shown of a channel; each type has fields of its own, which docs/alert-channels.md describes. */
interface AlertChannel extends Record<string, unknown> {
  type: string;
  form?: string;
  url?: string;
  command?: string;
  to?: string | string[];
  minimum_severity?: AlertSeverity;
}

/** How alerts reach people. Channels decide what is run and who is written to, so they are changed on the command line. */
export function AlertSettings({ config }: { config: Config }) {
  const channels = Object.entries(config.alerts?.channels ?? {}) as [string, AlertChannel][];
  const muted = config.alerts?.muted ?? [];
  return (
    <section class="card" aria-labelledby="alert-channels-title">
      <h2 id="alert-channels-title">Alerts</h2>
      {channels.length === 0 ? <p>Alerts are shown on this page only. A webhook, a mail, a command or the desktop can tell of them too.</p> : (
        <ul class="accounts">
          {channels.map(([name, channel]) => (
            <li key={name}>
              <span class="dot" />
              <span class="account-name"><Name text={name} /></span>
              <span class="hint account-state">{wordsOf(channel)}{targetOf(channel) !== "" && <>: <Name text={targetOf(channel)} /></>}</span>
              <span class="hint">{channel.minimum_severity === undefined || channel.minimum_severity === "info" ? "all alerts" : channel.minimum_severity === "warning" ? "warnings and worse" : "critical ones"}</span>
            </li>
          ))}
        </ul>
      )}
      {muted.length > 0 && <p class="hint">Muted: {muted.map(kind => (kinds[kind as AlertKind] ?? kind).toLowerCase()).join("; ")}.</p>}
      <p class="hint">Changed on the command line, since channels run programs and write to others: <code>aic alerts channels set</code></p>
    </section>
  );
}

function wordsOf({ type, form }: AlertChannel): string {
  return form === undefined || form === "json" ? type : `${type} (${form})`;
}

function targetOf({ url, command, to }: AlertChannel): string {
  return url ?? command ?? [to ?? []].flat().join(", ");
}
