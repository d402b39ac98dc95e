import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { Alert, AlertDelivery } from "../../api/types";
import { ago, momentOf, until } from "../../lib/time";
import { isSnoozed, snooze, titleOf } from "../../state/alerts";
import { now } from "../../state/clock";
import { isPrivate } from "../../state/preferences";

const hour = 60;
const choices: readonly [number, string][] = [[hour, "an hour"], [4 * hour, "4 hours"], [24 * hour, "a day"], [7 * 24 * hour, "a week"]];

/** One alert: how much it matters, what happened and what to do, since when, who was told; and a way to be left alone with it. */
export function AlertItem({ alert }: { alert: Alert }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isHidden = isPrivate.value === "on";
  const title = titleOf(alert);

  async function change(minutes: number): Promise<void> {
    setBusy(true);
    try {
      await snooze(alert, minutes);
      setTrouble(null);
    } catch (error) {
      setTrouble(messageOf(error));
    }

    setBusy(false);
  }

  return (
    <li class={`alert ${alert.cleared_at === null ? `alert-${alert.severity}` : "alert-over"}`}>
      <div class="alert-head">
        <h3>{title}</h3>
        <span class={`severity severity-${alert.severity}`}>{alert.severity}</span>
      </div>
      {!isHidden && <p class="alert-message">{alert.message}</p>}
      <div class="alert-foot">
        <Times alert={alert} />
        {alert.cleared_at === null && (isSnoozed(alert)
          ? <button type="button" disabled={isBusy} onClick={() => void change(0)} aria-label={`End snooze: ${title}`}>End snooze</button>
          : (
            <select disabled={isBusy} value="" aria-label={`Snooze: ${title}`} onChange={event => void change(Number(event.currentTarget.value))}>
              <option value="">Snooze…</option>
              {choices.map(([minutes, name]) => <option key={minutes} value={minutes}>for {name}</option>)}
            </select>
          ))}
      </div>
      {trouble !== null && <p class="account-bad" role="status">{trouble}</p>}
      {!isHidden && alert.deliveries.length > 0 && <Deliveries all={alert.deliveries} />}
    </li>
  );
}

function Times({ alert }: { alert: Alert }) {
  return (
    <span class="hint alert-times">
      <span title={momentOf(alert.raised_at)}>raised {ago(alert.raised_at, now.value)}</span>
      {alert.cleared_at !== null && <span title={momentOf(alert.cleared_at)}>over {ago(alert.cleared_at, now.value)}</span>}
      {isSnoozed(alert) && <span title={momentOf(alert.snoozed_until!)}>snoozed, wakes {until(alert.snoozed_until!, now.value)}</span>}
    </span>
  );
}

/** What came of telling it, by channel: that it was raised, and that it is over. */
function Deliveries({ all }: { all: readonly AlertDelivery[] }) {
  const failed = all.filter(one => !one.is_delivered);
  const [channels, untold] = [channelsOf(all), channelsOf(failed)];
  return (
    <details class="notes" open={failed.length > 0}>
      <summary>{untold === 0 ? `Told through ${channels === 1 ? "1 channel" : `${channels} channels`}` : `${untold} of ${channels} channels couldn't be told`}</summary>
      <ul>{all.map(one => <Delivery key={`${one.channel} ${one.event}`} delivery={one} />)}</ul>
    </details>
  );
}

function Delivery({ delivery: { channel, event, at, is_delivered: isDelivered, error, retry_at: again } }: { delivery: AlertDelivery }) {
  return <li title={momentOf(at)}>{channel}{event === "cleared" && ", over"}: {isDelivered ? "told" : error ?? "not told yet"} · {ago(at, now.value)}{again !== null && `, again ${until(again, now.value)}`}</li>;
}

function channelsOf(deliveries: readonly AlertDelivery[]): number {
  return new Set(deliveries.map(one => one.channel)).size;
}
