import type { Api, LiveListener } from "../../src/api/api";
import type {
  Alert, AlertDelivery, BudgetState, Config, ConfigAccountPatch, ExchangeRate, ExchangeRateReport, ForecastReport, HistoryAnswer, HistoryQuestion, LiveMessage, MeasureForecast, PlanMonth, ProviderState, ProviderUsage, Question, QuotaWindow, UsageData, UsageGroup,
  UsageReport,
} from "../../src/api/types";

/** Answers what a test says, and remembers what it was asked. */
export class FakeApi implements Api {
  readonly isDemo = false;
  states: ProviderState[] = [];
  report: UsageReport = { version: "0", providers: [], groups: [] };
  rows: HistoryAnswer["rows"] = [];
  coverage: HistoryAnswer["accounts"] = [];
  budgetStates: BudgetState[] = [];
  planMonths: PlanMonth[] = [];

  /** At what amounts are shown in euros; empty where each is shown in its own currency. */
  rates: ExchangeRate[] = [];
  alertList: Alert[] = [];
  alertsConfig: Config["alerts"];

  /** What is expected: of all accounts under the empty name, of one under its id. */
  forecasts = new Map<string, MeasureForecast[]>();
  questions: Question[] = [];

  /** Whose forecasts were asked for, as above, and of which period. */
  forecastQuestions: [string, string | undefined][] = [];
  pasts: HistoryQuestion[] = [];
  changes: [string, unknown][] = [];
  listener: LiveListener | null = null;

  async usage(question: Question): Promise<UsageReport> {
    this.questions.push(question);
    return this.report;
  }

  async providers(): Promise<ProviderState[]> {
    return this.states;
  }

  async config(): Promise<Config> {
    return { providers: {}, cache_ttl_seconds: 300, ...(this.alertsConfig && { alerts: this.alertsConfig }) };
  }

  async changeConfig(patch: unknown): Promise<Config> {
    this.changes.push(["config", patch]);
    return { providers: {}, ...(patch as Partial<Config>) };
  }

  async changeAccount(id: string, patch: ConfigAccountPatch): Promise<ProviderState> {
    this.changes.push([id, patch]);
    return { ...this.states.find(state => state.account_id === id)!, is_configured: true };
  }

  async refresh(): Promise<void> {
    this.changes.push(["refresh", null]);
  }

  async history(question: HistoryQuestion): Promise<HistoryAnswer> {
    this.pasts.push(question);
    return { version: "0", period_start: "", period_end: "", granularity: question.granularity, time_zone: "UTC", rows: this.rows, accounts: this.coverage };
  }

  async forecast({ period }: Question, provider = ""): Promise<ForecastReport> {
    this.forecastQuestions.push([provider, period]);
    return {
      version: "0", period_start: "2026-11-01T00:00:00Z", period_end: "2026-12-01T00:00:00Z", evaluated_at: "2026-11-24T12:00:00Z", forecasts: this.forecasts.get(provider) ?? [], cost_other: [],
      is_stale: false, as_of: null,
    };
  }

  async budgets(): Promise<BudgetState[]> {
    return this.budgetStates;
  }

  async setBudget(name: string, budget: unknown): Promise<void> {
    this.changes.push([`budget ${name}`, budget]);
  }

  async removeBudget(name: string): Promise<void> {
    this.changes.push([`budget ${name}`, null]);
  }

  async plans(): Promise<PlanMonth[]> {
    return this.planMonths;
  }

  async setPlan(account: string, plan: unknown): Promise<void> {
    this.changes.push([`plan ${account}`, plan]);
  }

  async removePlan(account: string): Promise<void> {
    this.changes.push([`plan ${account}`, null]);
  }

  async exchangeRates(): Promise<ExchangeRateReport> {
    const display = this.rates.length > 0 ? "EUR" : null;
    return { version: "0", display_currency: display, source: "own", ecb_date: null, to: display ?? "USD", rates: this.rates, missing: [] };
  }

  async alerts(): Promise<Alert[]> {
    return this.alertList;
  }

  async snoozeAlert(id: string, minutes: number): Promise<void> {
    this.changes.push([`snooze ${id}`, minutes]);
  }

  listen(_: Question, listener: LiveListener): () => void {
    this.listener = listener;
    return () => {
      this.listener = null;
    };
  }

  /** Tells the page that the line is there, with these accounts. */
  tell(...providers: ProviderUsage[]): void {
    this.report = { ...this.report, providers };
    this.listener?.onConnection("live");
    this.listener?.onMessage(message("snapshot", { version: "0", period_start: "2026-11-01T00:00:00Z", period_end: "2026-12-01T00:00:00Z", providers }));
  }
}

export function message(type: LiveMessage["type"], data: LiveMessage["data"]): LiveMessage {
  return { type, sequence: 1, at: "2026-11-24T12:00:00Z", data };
}

export function state(id: string, more: Partial<ProviderState> = {}): ProviderState {
  const [provider = id, label = null] = id.split("@");
  return {
    provider_id: provider, provider_name: provider[0]!.toUpperCase() + provider.slice(1), account: label, account_id: id, is_configured: true, is_enabled: true, auth_source: "config",
    key_variable: null, endpoint: null, problem: null, authentication: "An admin key.", setup_hint: `Set the key of ${provider}.`, reports: ["cost"], key_variables: ["KEY"], endpoint_variables: [],
    settings: [], dashboard: "https://example.com/", documentation: "https://example.com/", fetched_at: null, is_stale: false, error: null, ...more,
  };
}

export function usage(id: string, data: Partial<UsageData> | null = {}, more: Partial<ProviderUsage> = {}): ProviderUsage {
  const { provider_id, provider_name, account, account_id, auth_source } = state(id);
  return {
    provider_id, provider_name, account, account_id, auth_source, is_available: true, is_configured: true, description: null, fetched_at: new Date(Date.now() - 150_000).toISOString(),
    is_stale: false, error: null, quotas: [], notes: [], ...more,
    usage: data === null ? null : {
      requests_count: 10, tokens_input: 1_000, tokens_output: 500, tokens_cache_read: null, tokens_cache_write: null, cost_usd: 1.5, cost_other: [], cost_source: "billed",
      period_start: "2026-11-01T00:00:00Z", period_end: "2026-12-01T00:00:00Z", cost_period_start: null, cost_period_end: null, quantities: [], breakdown: [], ...data,
    },
  };
}

export function group(more: Partial<UsageGroup> = {}): UsageGroup {
  return {
    provider_id: "openai", provider_name: "OpenAI", account: null, day: null, model: null, item: null, requests_count: 1, tokens_input: 10, tokens_output: 5, tokens_cache_read: null,
    tokens_cache_write: null, cost_usd: 1, cost_other: [], cost_source: "billed", is_cost_partial: false, is_stale: false, ...more,
  };
}

export function quota(name: string, more: Partial<QuotaWindow> = {}): QuotaWindow {
  return { name, used: null, limit: null, unit: null, used_percent: null, resets_at: null, starts_at: null, pace_ratio: null, pace: null, runs_out_at: null, ...more };
}

export function alert(id: string, more: Partial<Alert> = {}): Alert {
  return {
    id, kind: "quota_low", severity: "warning", subject: "codex", title: `Alert ${id}`, message: `What ${id} means.`, raised_at: new Date(Date.now() - 7_200_000 - 60_000).toISOString(), cleared_at: null,
    snoozed_until: null, deliveries: [], ...more,
  };
}

export function delivery(channel: string, more: Partial<AlertDelivery> = {}): AlertDelivery {
  return { channel, at: new Date().toISOString(), is_delivered: true, error: null, event: "raised", retry_at: null, ...more };
}

export function expected(measure: MeasureForecast["measure"], used: number, value: number): MeasureForecast {
  return { measure, used, is_partial: false, missing: [], forecast: { expected: value, low: value - 10, high: value + 10, confidence: 80, straight_line: value + 5, days_known: 56, has_weekdays: true } };
}
