import type { CostSource, MoneyAmount } from "./types";

// What newer agents answer. The page shows it where the agent's OpenAPI document has the address.

/** A row of `/api/v1/history`: what was used in one bucket of time. A bucket of which nothing is known has no row. */
export interface HistoryRow {
  start: string;
  end: string;
  provider_id: string | null;
  provider_name: string | null;
  account_id: string | null;
  model: string | null;
  item: string | null;
  project?: string;
  requests_count: number | null;
  tokens_input: number | null;
  tokens_output: number | null;
  tokens_cache_read: number | null;
  tokens_cache_write: number | null;
  cost_usd: number | null;
  cost_other: MoneyAmount[];
  cost_source: CostSource;
  is_cost_partial: boolean;
}

/** `/api/v1/history`. */
export interface History {
  rows: HistoryRow[];
}

/** A budget as it is kept. */
export interface Budget {
  name: string;
  amount: number;
  unit: "USD" | "tokens";
  period: "day" | "week" | "month";
  accounts?: string[];
  models?: string[];
  projects?: string[];
  counts?: "billed" | "estimated" | null;
}

/** How a budget stands. */
export interface BudgetState {
  budget: Budget;
  period_end: string;
  status: "unknown" | "within" | "at_risk" | "used_up";
  counts: "billed" | "estimated" | null;
  used: number | null;
  left: number | null;
  percent: number | null;
  pace: number | null;
  runs_out_on: string | null;
  forecast: { expected: number; low: number; high: number } | null;
  is_partial: boolean;
  missing: string[];
}

/** `/api/v1/budgets`. */
export interface BudgetReport {
  budgets: BudgetState[];
}
