import { computed, effect, signal, untracked } from "@preact/signals";
import type { Connection } from "../api/api";
import { messageOf } from "../api/problem";
import type { LiveMessage, LiveRefresh, LiveSnapshot, LiveUsage, ProviderState, ProviderUsage, Question, UsageGroup } from "../api/types";
import { questionOf } from "../lib/periods";
import { api } from "./api";
import { period } from "./preferences";

/** Changes come in bursts, one for each account or alert; one question answers them all. */
const burst = 250;

/** Accounts of the chosen period, by id. */
export const usages = signal<ReadonlyMap<string, ProviderUsage>>(new Map());

/** All accounts, set up or not; null until they are known. */
export const providers = signal<readonly ProviderState[] | null>(null);

/** Usage by account and day in the chosen period. */
export const days = signal<readonly UsageGroup[]>([]);

/** How the line to the agent is. */
export const connection = signal<Connection>("connecting");

/** The accounts that are being asked at the moment. */
export const asking = signal<ReadonlySet<string>>(new Set());

/** Why there is nothing to show; null when all is well. */
export const trouble = signal<string | null>(null);

/** Raised whenever numbers changed, for views with questions of their own. */
export const revision = signal(0);

/** Raised whenever the configuration changed. */
export const configRevision = signal(0);

/** Raised whenever an alert was raised or cleared. */
export const alertRevision = signal(0);

/** The period that the agent's newest snapshot is about (UTC); null until there is one. */
export const shownPeriod = signal<{ start: string; end: string } | null>(null);

/** The accounts that are set up, in the order of the catalog. */
export const accounts = computed(() => (providers.value ?? []).filter(provider => provider.is_configured && provider.is_enabled));

/** What an account is called: its provider's name, and the label that tells it from others of that provider. A label says something of the person; so may all of an id whose provider isn't known. */
export function accountName(id: string): { name: string; label: string | null } {
  const [provider = id, label = null] = id.split("@");
  const known = providers.value?.find(one => one.provider_id === provider);
  return known ? { name: known.provider_name, label } : { name: "", label: id };
}

/** The period that is followed; null before there is one. */
let question: Question | null = null;

/** True while something shows days. */
let areDaysShown = false;
let timer = 0;
let alertTimer = 0;
let providersTimer = 0;

/** True until the line to the agent has told its first snapshot, which says what was asked for at the same time; false where that failed. */
let isFirst = true;

/** Follows the chosen period until the returned function is called. What is known of another one is forgotten before anything is drawn again. */
export function followPeriod(): () => void {
  return effect(() => {
    const asked = questionOf(period.value, new Date());
    void api.value;
    return untracked(() => follow(asked));
  });
}

function follow(asked: Question): () => void {
  question = asked;
  usages.value = new Map();
  days.value = [];
  isFirst = true;
  void loadProviders();
  void loadDays();
  const stop = api.value.listen(asked, {
    onMessage: take,
    onConnection: value => {
      connection.value = value;
    },
  });
  return () => {
    clearTimeout(timer);
    clearTimeout(providersTimer);
    stop();
    question = null;
  };
}

/** Keeps the days of the followed period up to date until the returned function is called. */
export function followDays(): () => void {
  areDaysShown = true;
  void loadDays();
  return () => {
    areDaysShown = false;
  };
}

/** Asks all providers now. */
export async function refreshAll(): Promise<void> {
  try {
    await api.value.refresh(question ?? {});
    trouble.value = null;
  } catch (error) {
    trouble.value = messageOf(error);
  }
}

/** Reads which accounts there are. */
export async function loadProviders(): Promise<void> {
  try {
    providers.value = await api.value.providers();
    trouble.value = null;
  } catch (error) {
    isFirst = false;
    trouble.value = messageOf(error);
  }
}

function take(message: LiveMessage): void {
  switch (message.type) {
    case "snapshot": {
      const { providers: known, period_start: start, period_end: end } = message.data as LiveSnapshot;
      usages.value = new Map(known.map(usage => [usage.account_id, usage]));
      shownPeriod.value = { start, end };

      // Accounts may have come and gone while the line was down.
      if (!isFirst) {
        void loadProviders();
        changed();
      }

      isFirst = false;
      break;
    }
    case "usage_changed": {
      // At midnight "today" becomes another day: then the whole answer that is read below is about that one.
      const { provider, period_start: start, period_end: end } = message.data as LiveUsage;
      if (start !== shownPeriod.value?.start) {
        shownPeriod.value = { start, end };
      }

      usages.value = new Map(usages.value).set(provider.account_id, provider);
      changed();
      break;
    }
    case "refresh_started":
      asking.value = new Set([...asking.value, ...(message.data as LiveRefresh).accounts]);
      break;
    case "refresh_finished":
      asking.value = without(asking.value, (message.data as LiveRefresh).accounts);
      clearTimeout(providersTimer);
      providersTimer = window.setTimeout(() => void loadProviders(), burst);
      break;
    case "config_changed":
      configRevision.value += 1;
      void loadProviders().then(changed);
      break;
    case "alert_raised":
    case "alert_cleared":
      alertsChanged();
      break;
    case "heartbeat":
      break;
  }
}

function changed(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    revision.value += 1;
    void loadDays();
  }, burst);
}

/** Alerts come in bursts too. Another period is no reason to forget one, so this goes on when another is followed. */
function alertsChanged(): void {
  clearTimeout(alertTimer);
  alertTimer = window.setTimeout(() => {
    alertRevision.value += 1;
  }, burst);
}

async function loadDays(): Promise<void> {
  const asked = question;
  if (asked === null || !areDaysShown) {
    return;
  }

  try {
    const report = await api.value.usage({ ...asked, by: ["provider", "day"] });
    if (asked === question) {
      days.value = report.groups ?? [];
      usages.value = new Map(report.providers.map(usage => [usage.account_id, usage]));
    }
  } catch (error) {
    isFirst = false;
    trouble.value = messageOf(error);
  }
}

function without(all: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> {
  return new Set([...all].filter(one => !some.includes(one)));
}
