import { effect } from "@preact/signals";
import type { Alert, ProviderUsage } from "../api/types";
import { alerts, kinds, onRaised } from "./alerts";
import { api } from "./api";
import { isPrivate, notifications } from "./preferences";
import { usages } from "./usage";

const nearly = 90;

/** What is worth telling of an account's change where the agent knows no alerts: that it began to fail, or that a quota came near its end. */
export function noticesOf(before: ProviderUsage, after: ProviderUsage): string[] {
  const name = [after.provider_name, after.account].filter(Boolean).join(" ");
  const failed = before.error === null && after.error !== null ? [`${name} failed: ${after.error.message}`] : [];
  const quotas = after.quotas.flatMap(quota => {
    const earlier = before.quotas.find(other => other.name === quota.name)?.used_percent ?? 0;
    return earlier < nearly && (quota.used_percent ?? 0) >= nearly ? [`${name}: ${Math.round(quota.used_percent!)} % of ${quota.name} is used.`] : [];
  });
  return [...failed, ...quotas];
}

/** Tells the desktop of alerts that are raised while the page is open, where the person wants that. */
export function startNotifier(): void {
  onRaised(alert => {
    if (notifications.peek() === "on") {
      void tell(alert);
    }
  });
  followUsage();
}

/** Tells of an alert, unless its kind is muted. */
async function tell({ id, kind, title, message }: Alert): Promise<void> {
  const { alerts: told } = await api.peek().config();
  if (!told?.muted?.includes(kind)) {
    await (isPrivate.peek() === "on" ? show(id, kinds[kind] ?? "An alert", "") : show(id, title, message));
  }
}

function followUsage(): void {
  let known: ReadonlyMap<string, ProviderUsage> = new Map();
  effect(() => {
    const before = known;
    known = usages.value;
    if (notifications.peek() === "on" && alerts.peek() === null) {
      for (const [id, usage] of known) {
        const earlier = before.get(id);
        if (earlier) {
          noticesOf(earlier, usage).forEach(text => void show(text, "AIC Tracker", isPrivate.peek() === "on" ? "Something needs your attention." : text));
        }
      }
    }
  });
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
