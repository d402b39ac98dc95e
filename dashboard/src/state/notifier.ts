import type { Alert } from "../api/types";
import { onRaised, titleOf } from "./alerts";
import { api } from "./api";
import { isPrivate, notifications } from "./preferences";

/** Tells the desktop of alerts that are raised while the page is open, where the person wants that. */
export function startNotifier(): void {
  onRaised(alert => {
    if (notifications.peek() === "on") {
      void tell(alert);
    }
  });
}

/** Tells of an alert, unless its kind is muted. */
async function tell(alert: Alert): Promise<void> {
  const { alerts: told } = await api.peek().config();
  if (!told?.muted?.includes(alert.kind)) {
    await show(alert.id, titleOf(alert), isPrivate.peek() === "on" ? "" : alert.message);
  }
}

async function show(tag: string, title: string, body: string): Promise<void> {
  const options = { body, icon: "/icon-192.png", tag };

  // Where there is a service worker it shows it: phones know no other way.
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) {
    await worker.showNotification(title, options);
  } else {
    new Notification(title, options);
  }
}
