import type { components } from "./schema";

type Schemas = components["schemas"];

export type UsageReport = Schemas["UsageReport"];
export type ProviderUsage = Schemas["ProviderUsage"];
export type UsageData = Schemas["UsageData"];
export type UsageGroup = Schemas["UsageGroup"];
export type UsageError = Schemas["UsageError"];
export type QuotaWindow = Schemas["QuotaWindow"];
export type MoneyAmount = Schemas["MoneyAmount"];
export type CostSource = UsageData["cost_source"];
export type ProviderState = Schemas["ProviderState"];
export type ProviderSetting = Schemas["ProviderSetting"];
export type Health = Schemas["Health"];
export type Config = Schemas["Config"];
export type ConfigPatch = Schemas["ConfigPatch"];
export type ConfigAccountPatch = Schemas["ConfigAccountPatch"];
export type HistoryAnswer = Schemas["HistoryAnswer"];
export type HistoryRow = Schemas["HistoryRow"];
export type Budget = Schemas["Budget"];
export type BudgetState = Schemas["BudgetState"];
export type BudgetReport = Schemas["BudgetReport"];
export type BudgetFields = Schemas["BudgetFields"];
export type ExchangeRate = Schemas["ExchangeRate"];
export type ExchangeRateReport = Schemas["ExchangeRateReport"];
export type ForecastReport = Schemas["ForecastReport"];
export type MeasureForecast = Schemas["MeasureForecast"];
export type PeriodForecast = Schemas["PeriodForecast"];
export type Alert = Schemas["Alert"];
export type AlertReport = Schemas["AlertReport"];
export type AlertDelivery = Schemas["AlertDelivery"];
export type AlertKind = Alert["kind"];
export type AlertSeverity = Alert["severity"];
export type PlanReport = Schemas["PlanReport"];
export type PlanMonth = Schemas["PlanMonth"];
export type Plan = Schemas["Plan"];
export type PlanFields = Schemas["PlanFields"];
export type Problem = Schemas["Problem"];
export type LiveMessage = Schemas["LiveMessage"];
export type LiveSnapshot = Schemas["LiveSnapshot"];
export type LiveUsage = Schemas["LiveUsage"];
export type LiveRefresh = Schemas["LiveRefresh"];

/** What usage can be summed by. */
export type Grouping = "provider" | "project" | "session" | "model" | "day" | "hour" | "block";

/** Which usage is asked for: a named period, or from a date (inclusive) to another (exclusive). */
export interface Question {
  period?: string;
  since?: string;
  until?: string;
  by?: readonly Grouping[];
}

/** What history is told apart by. */
export type HistoryGrouping = "provider" | "account" | "model" | "project";

/** Which history is asked for. */
export interface HistoryQuestion extends Pick<Question, "period" | "since" | "until"> {
  granularity: HistoryAnswer["granularity"];
  by: readonly HistoryGrouping[];
}
