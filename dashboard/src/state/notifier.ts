import { effect } from "@preact/signals";
import type { ProviderUsage } from "../api/types";
import { isPrivate, notifications } from "./preferences";
import { usages } from "./usage";

const nearly = 90;

/** What is worth telling of an account's change: that it began to fail, or that a quota came near its end. */
export function alertsOf(before: ProviderUsage, after: ProviderUsage): string[] {
  const name = [after.provider_name, after.account].filter(Boolean).join(" ");
  const failed = before.error === null && after.error !== null ? [`${name} failed: ${after.error.message}`] : [];
  const quotas = after.quotas.flatMap(quota => {
    const earlier = before.quotas.find(other => other.name === quota.name)?.used_percent ?? 0;
    return earlier < nearly && (quota.used_percent ?? 0) >= nearly ? [`${name}: ${Math.round(quota.used_percent!)} % of ${quota.name} is used.`] : [];
  });
  return [...failed, ...quotas];
}

/** Tells the desktop of what changes while the page is open. */
export function startNotifier(): void {
  let known: ReadonlyMap<string, ProviderUsage> = new Map();
  effect(() => {
    const before = known;
    known = usages.value;
    if (notifications.value === "on") {
      for (const [id, usage] of known) {
        const earlier = before.get(id);
        if (earlier) {
          alertsOf(earlier, usage).forEach(text => void show(text));
        }
      }
    }
  });
}

async function show(text: string): Promise<void> {
  const shown = isPrivate.value === "on" ? "Something needs your attention." : text;
  const options = { body: shown, icon: "/icon-192.png", tag: text };

  // Where there is a service worker it shows it: phones know no other way.
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) {
    await worker.showNotification("AIC Tracker", options);
  } else {
    new Notification("AIC Tracker", options);
  }
}
