/** Something that somebody wants to know without asking, raised once for its cause and kept until that is gone. */
export interface Alert {
  id: string;
  kind: AlertKind;
  severity: AlertSeverity;

  /** An account's id, or a budget's name. */
  subject: string;

  /** What happened, in a line without a full stop. */
  title: string;

  /** What it means and what to do. */
  message: string;
  raised_at: string;

  /** When its cause was gone; null while it lasts. */
  cleared_at: string | null;

  /** Until when nobody is to be told of it; null when it isn't snoozed. */
  snoozed_until: string | null;
  deliveries: AlertDelivery[];
}

export type AlertKind = "budget_threshold" | "quota_low" | "provider_failing" | "unusual_day" | "key_rejected";

export type AlertSeverity = "info" | "warning" | "critical";

/** What came of telling an alert through one channel. */
export interface AlertDelivery {
  channel: string;
  at: string;
  is_delivered: boolean;
  error: string | null;
}

/** What the configuration says about alerts, its secrets masked. */
export interface AlertsConfig {
  muted?: AlertKind[];
  channels?: Record<string, AlertChannel>;
}

export interface AlertChannel {
  type: string;
  form?: string;
  url?: string;
  command?: string;
  to?: string | string[];
  minimum_severity?: AlertSeverity;
}

/** What a configuration says about alerts; nothing where the agent is older than they are, or nothing is set. */
export function alertsOf(config: object): AlertsConfig | undefined {
  return (config as { alerts?: AlertsConfig }).alerts;
}
