import type { Api, LiveListener } from "../api/api";
import type {
  Alert, Budget, BudgetFields, BudgetState, Config, ConfigAccountPatch, ConfigPatch, ExchangeRateReport, ForecastReport, HistoryAnswer, HistoryQuestion, Plan, PlanFields, PlanMonth, ProviderState, Question, UsageReport,
} from "../api/types";
import { bucketOf } from "../lib/buckets";
import { addDays, dateOf, localDate } from "../lib/time";
import { demoAlerts } from "./alerts";
import { budgetStateOf, demoBudgets } from "./budgets";
import { demoAccounts, demoOthers, type DemoAccount } from "./catalog";
import { forecastReportOf } from "./forecast";
import { groupsOf, usageOf } from "./grouper";
import { historyOf } from "./history";
import { nextMonth } from "./months";
import { demoPlans, monthsOf, planOf } from "./plans";
import { demoRows, type DemoRow } from "./rows";

/** Answers as the agent does, with made-up data. What is changed is forgotten with the page. */
export class DemoApi implements Api {
  readonly isDemo = true;
  readonly #accounts: DemoAccount[];
  readonly #others: ProviderState[];
  readonly #rows: DemoRow[];
  #budgets: Budget[];
  #plans: Plan[];
  #alerts: Alert[];
  #config: Config = {
    alerts: { channels: { ops: { type: "webhook", form: "slack", url: "https://hooks.example.com/••••", minimum_severity: "warning" }, me: { type: "desktop" } } },
    version: "demo", providers: {}, cache_ttl_seconds: 300, auto_start: true, require_token: false, allowed_origins: [],
  };

  constructor(scale: string) {
    this.#accounts = demoAccounts(scale);
    this.#others = demoOthers(scale);
    this.#rows = demoRows(this.#accounts, new Date());
    this.#budgets = demoBudgets(scale);
    this.#plans = demoPlans(scale);
    this.#alerts = demoAlerts(scale, Date.now());
  }

  async usage(question: Question): Promise<UsageReport> {
    const { first, last } = daysOf(question, new Date());
    const now = Date.now();
    const rows = this.#rows.filter(row => row.day >= first && row.day <= last);
    return {
      version: "demo",
      providers: this.#accounts.map(account => usageOf(account, rows, localDate(first), localDate(addDays(last, 1)), now)),
      groups: question.by ? groupsOf(rows, question.by, now) : [],
    };
  }

  async providers(): Promise<ProviderState[]> {
    return [...this.#accounts.map(account => account.state), ...this.#others];
  }

  async config(): Promise<Config> {
    return this.#config;
  }

  async changeConfig(patch: ConfigPatch): Promise<Config> {
    this.#config = { ...this.#config, ...patch } as Config;
    return this.#config;
  }

  async changeAccount(id: string, _patch: ConfigAccountPatch): Promise<ProviderState> {
    const found = (await this.providers()).find(state => state.account_id === id);
    return found ?? this.#others[0]!;
  }

  async refresh(): Promise<void> {
    // Nobody is there to be asked.
  }

  async history(question: HistoryQuestion): Promise<HistoryAnswer> {
    const { first, last } = daysOf(question, new Date());
    return historyOf(this.#rows, question, first, last);
  }

  async forecast(question: Question, provider?: string): Promise<ForecastReport> {
    const rows = this.#rows.filter(row => provider === undefined || row.account.state.account_id === provider);
    return forecastReportOf(rows, daysOf(question, new Date()), new Date());
  }

  async budgets(): Promise<BudgetState[]> {
    return this.#budgets.map(budget => budgetStateOf(budget, this.#rows, new Date()));
  }

  async setBudget(name: string, fields: BudgetFields): Promise<void> {
    const budget: Budget = { name, unit: "USD", period: "month", starts_on: null, accounts: [], models: [], projects: [], counts: null, thresholds: [], ...fields };
    this.#budgets = [...this.#budgets.filter(other => other.name !== name), budget];
  }

  async removeBudget(name: string): Promise<void> {
    this.#budgets = this.#budgets.filter(budget => budget.name !== name);
  }

  async plans(months: number): Promise<PlanMonth[]> {
    return this.#plans.flatMap(plan => monthsOf(plan, this.#rows, months, new Date()));
  }

  async setPlan(account: string, fields: PlanFields): Promise<void> {
    this.#plans = [...this.#plans.filter(plan => plan.account !== account), planOf(account, fields)];
  }

  async removePlan(account: string): Promise<void> {
    this.#plans = this.#plans.filter(plan => plan.account !== account);
  }

  async exchangeRates(): Promise<ExchangeRateReport> {
    return { version: "demo", display_currency: null, source: "own", ecb_date: null, to: "USD", rates: [], missing: [] };
  }

  async alerts(): Promise<Alert[]> {
    return this.#alerts;
  }

  async snoozeAlert(id: string, minutes: number): Promise<void> {
    const until = minutes > 0 ? new Date(Date.now() + minutes * 60_000).toISOString() : null;
    this.#alerts = this.#alerts.map(alert => (alert.id === id ? { ...alert, snoozed_until: until } : alert));
  }

  listen(question: Question, listener: LiveListener): () => void {
    let isClosed = false;
    void this.usage(question).then(({ version, providers }) => {
      if (!isClosed) {
        const { first, last } = daysOf(question, new Date());
        const data = { version, providers, period_start: localDate(first).toISOString(), period_end: localDate(addDays(last, 1)).toISOString() };
        listener.onConnection("live");
        listener.onMessage({ type: "snapshot", sequence: 1, at: new Date().toISOString(), data });
      }
    });
    return () => {
      isClosed = true;
    };
  }
}

function daysOf({ period = "thismonth", since, until }: Omit<Question, "by">, now: Date): { first: string; last: string } {
  const today = dateOf(now);
  if (since) {
    return { first: since, last: until ? addDays(until, -1) : today };
  }

  const month = bucketOf(today, "month");
  switch (period) {
    case "today": return { first: today, last: today };
    case "yesterday": return { first: addDays(today, -1), last: addDays(today, -1) };
    case "last7days": return { first: addDays(today, -6), last: today };
    case "last30days": return { first: addDays(today, -29), last: today };
    case "lastmonth": return { first: bucketOf(addDays(month, -1), "month"), last: addDays(month, -1) };
    default: return { first: month, last: addDays(nextMonth(month), -1) };
  }
}
