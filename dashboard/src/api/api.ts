import type {
  Alert, BudgetFields, BudgetState, Config, ConfigAccountPatch, ConfigPatch, ExchangeRateReport, ForecastReport, HistoryAnswer, HistoryQuestion, LiveMessage, PlanFields, PlanMonth, ProviderState, Question, UsageReport,
} from "./types";

/** How the line to the agent is. */
export type Connection = "connecting" | "live" | "lost";

/** Who is told what happens. */
export interface LiveListener {
  onMessage(message: LiveMessage): void;
  onConnection(connection: Connection): void;
}

/** What the page asks the agent for. */
export interface Api {
  /** True where everything is made up. */
  readonly isDemo: boolean;

  usage(question: Question): Promise<UsageReport>;

  /** What is kept of any time; no provider is asked. */
  history(question: HistoryQuestion): Promise<HistoryAnswer>;

  /** What a running period comes to, of all accounts or of those that a name means. */
  forecast(question: Question, provider?: string): Promise<ForecastReport>;

  budgets(): Promise<BudgetState[]>;

  setBudget(name: string, budget: BudgetFields): Promise<void>;

  removeBudget(name: string): Promise<void>;

  /** Each plan's newest months, the running one first. */
  plans(months: number): Promise<PlanMonth[]>;

  setPlan(account: string, plan: PlanFields): Promise<void>;

  removePlan(account: string): Promise<void>;

  /** What amounts are shown at, for the eye only, where the person chose a display currency. */
  exchangeRates(): Promise<ExchangeRateReport>;

  /** All alerts that are kept. */
  alerts(): Promise<Alert[]>;

  /** Lets nobody be told of an alert for so many minutes; 0 ends that. */
  snoozeAlert(id: string, minutes: number): Promise<void>;

  providers(): Promise<ProviderState[]>;

  config(): Promise<Config>;

  changeConfig(patch: ConfigPatch): Promise<Config>;

  /** Changes an account and asks its provider; an empty patch only asks. */
  changeAccount(id: string, patch: ConfigAccountPatch): Promise<ProviderState>;

  /** Asks all providers now. It ends when they have answered or failed. */
  refresh(question: Question): Promise<void>;

  /** Tells what happens until the returned function is called. */
  listen(question: Question, listener: LiveListener): () => void;
}
