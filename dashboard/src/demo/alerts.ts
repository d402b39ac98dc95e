import type { Alert, AlertDelivery } from "../api/types";

const minutes = 60_000;
const hours = 60 * minutes;

/** The alerts of a demo. */
export function demoAlerts(scale: string, now: number): Alert[] {
  const time = (before: number): string => new Date(now - before).toISOString();
  const delivery = (channel: string, before: number, more: Partial<AlertDelivery> = {}): AlertDelivery => ({ channel, at: time(before), is_delivered: true, error: null, event: "raised", retry_at: null, ...more });
  const alert = (id: string, before: number, more: Omit<Alert, "id" | "raised_at" | "cleared_at" | "snoozed_until" | "deliveries"> & Partial<Alert>): Alert =>
    ({ id, raised_at: time(before), cleared_at: null, snoozed_until: null, deliveries: [delivery("ops", before - minutes)], ...more });
  const ordinary = [
    alert("quota-low-codex-weekly", 3 * hours, {
      kind: "quota_low", severity: "warning", subject: "codex", title: "Codex CLI: 93% of weekly used", message: "At this pace it is used up before it starts anew. Use another model, or wait for the reset.",
    }),
    alert("provider-failing-mistral", 1.4 * hours, {
      kind: "provider_failing", severity: "warning", subject: "mistral", title: "Mistral has failed for an hour", message: "Mistral answered 503. The agent tries again by itself; the numbers shown are the last that it told.",
      deliveries: [delivery("ops", hours), delivery("me", 50 * minutes, { is_delivered: false, error: "There is no desktop to show it on." })],
    }),
    alert("budget-everything-projected", 26 * hours, {
      kind: "budget_threshold", severity: "warning", subject: "everything", title: "Budget everything: more than the amount is expected", message: "See which account grew: Explore, by account.", snoozed_until: new Date(now + 9 * hours).toISOString(),
    }),
    alert("unusual-day-claude-code", 75 * hours, {
      kind: "unusual_day", severity: "info", subject: "claude-code", title: "Claude Code: an unusual day", message: "Three times what is usual on a Saturday, most of it in one project.", cleared_at: time(51 * hours),
      deliveries: [delivery("ops", 75 * hours - minutes), delivery("ops", 51 * hours - minutes, { event: "cleared" })],
    }),
  ];
  return scale === "empty" || scale === "small" ? [] : scale === "huge" ? Array.from({ length: 30 }, (_, index) => ordinary.map(one => ({ ...one, id: `${one.id}-${index}`, title: index === 0 ? one.title : `${one.title}, of the account ${one.subject}-${index}-with-a-rather-long-label` }))).flat() : ordinary;
}
