import { computed, effect } from "@preact/signals";
import type { Alert, AlertKind, AlertSeverity } from "../api/types";
import { api } from "./api";
import { now } from "./clock";
import { isPrivate } from "./preferences";
import { told } from "./told";
import { alertRevision } from "./usage";

const weights: Record<AlertSeverity, number> = { critical: 0, warning: 1, info: 2 };

/** What an alert is about, without a number or a name in it. */
export const kinds: Record<AlertKind, string> = {
  budget_threshold: "A budget's threshold is crossed",
  quota_low: "A quota is nearly used up",
  provider_failing: "A provider has failed for an hour",
  unusual_day: "A day unlike others",
  key_rejected: "A provider refuses the key",
};

/** All alerts that the agent keeps; null until they are known. */
export const alerts = told<readonly Alert[]>(source => {
  void alertRevision.value;
  return source.alerts();
});

/** The alerts whose cause lasts and that aren't snoozed: the worst first, then the newest. */
export const active = computed(() => sorted((alerts.value ?? []).filter(alert => alert.cleared_at === null && !isSnoozed(alert))));

/** The alerts whose cause lasts, of which nobody wants to be told now. */
export const snoozed = computed(() => sorted((alerts.value ?? []).filter(alert => alert.cleared_at === null && isSnoozed(alert))));

/** The alerts whose cause is gone, the newest first. */
export const over = computed(() => (alerts.value ?? []).filter(alert => alert.cleared_at !== null).sort((a, b) => b.cleared_at!.localeCompare(a.cleared_at!)));

/** Lets nobody be told of an alert for so many minutes; 0 ends that. */
export async function snooze(alert: Alert, minutes: number): Promise<void> {
  await api.value.snoozeAlert(alert.id, minutes);
  await alerts.load();
}

/** What happened; without a number or a name in it where those are hidden. */
export function titleOf({ kind, title }: Alert): string {
  return isPrivate.value === "on" ? kinds[kind] ?? "An alert" : title;
}

/** True while nobody is to be told of it. */
export function isSnoozed({ snoozed_until: until }: Alert): boolean {
  return until !== null && Date.parse(until) > now.value;
}

/** Calls back for each alert that is raised from now on; what is active already was told before. */
export function onRaised(tell: (alert: Alert) => void): () => void {
  let known: ReadonlySet<string> | null = null;
  return effect(() => {
    if (alerts.value === null) {
      return;
    }

    const before = known;
    known = new Set(active.value.map(nameOf));
    if (before !== null) {
      active.value.filter(alert => !before.has(nameOf(alert))).forEach(tell);
    }
  });
}

/** The same cause that comes again, or becomes worse, is another alert to tell. */
function nameOf({ id, raised_at: raised, severity }: Alert): string {
  return `${id} ${raised} ${severity}`;
}

function sorted(all: readonly Alert[]): Alert[] {
  return [...all].sort((a, b) => weights[a.severity] - weights[b.severity] || b.raised_at.localeCompare(a.raised_at));
}
