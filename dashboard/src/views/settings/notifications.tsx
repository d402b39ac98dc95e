import { useState } from "preact/hooks";
import { notifications } from "../../state/preferences";

/** Notifications of the desktop: off until the person wants them and the browser lets them. */
export function Notifications() {
  const [permission, setPermission] = useState(() => ("Notification" in window ? Notification.permission : "denied"));

  async function choose(isOn: boolean): Promise<void> {
    const answer = isOn && permission === "default" ? await Notification.requestPermission() : permission;
    setPermission(answer);
    notifications.value = isOn && answer === "granted" ? "on" : "off";
  }

  return (
    <section class="card" aria-labelledby="notifications-title">
      <h2 id="notifications-title">Notifications</h2>
      <label class="field-check">
        <input type="checkbox" disabled={permission === "denied"} checked={notifications.value === "on"} onChange={event => void choose(event.currentTarget.checked)} />
        <span>Tell me of alerts on this desktop</span>
      </label>
      <p class="hint">{permission === "denied" ? "The browser doesn't let this page notify; its own settings do." : "For as long as this page is open, installed or in a tab."}</p>
    </section>
  );
}
