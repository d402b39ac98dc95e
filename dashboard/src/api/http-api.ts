import type { Api, LiveListener } from "./api";
import { openLive } from "./live";
import { AgentGoneError, ProblemError } from "./problem";
import { askToken, currentToken, forgetToken } from "./token";
import type {
  Alert, AlertReport, BudgetFields, BudgetReport, BudgetState, Config, ConfigAccountPatch, ConfigPatch, ExchangeRateReport, ForecastReport, HistoryAnswer, HistoryQuestion, PlanFields, PlanMonth, PlanReport, Problem, ProviderState,
  Question, UsageReport,
} from "./types";

const noContent = 204;
const tokenProblems = new Set(["token-required", "wrong-token"]);

/** The agent that served the page, over HTTP. */
export class HttpApi implements Api {
  readonly isDemo = false;

  usage(question: Question): Promise<UsageReport> {
    return this.#read(`/api/v1/usage${queryOf(question)}`);
  }

  async providers(): Promise<ProviderState[]> {
    return (await this.#read<{ providers: ProviderState[] }>("/api/v1/providers")).providers;
  }

  config(): Promise<Config> {
    return this.#read("/api/v1/config");
  }

  changeConfig(patch: ConfigPatch): Promise<Config> {
    return this.#change("POST", "/api/v1/config", patch);
  }

  changeAccount(id: string, patch: ConfigAccountPatch): Promise<ProviderState> {
    return this.#change("POST", `/api/v1/config/${encodeURIComponent(id)}`, patch);
  }

  async refresh({ period, since, until }: Question): Promise<void> {
    const query = queryOf({ ...(period && { period }), ...(since && { since }), ...(until && { until }) });
    await this.#change("POST", `/api/v1/refresh${query}${query ? "&" : "?"}wait=true`);
  }

  history(question: HistoryQuestion): Promise<HistoryAnswer> {
    return this.#read(`/api/v1/history${queryOf(question)}`);
  }

  forecast(question: Question, provider?: string): Promise<ForecastReport> {
    return this.#read(`/api/v1/forecast${queryOf({ ...question, ...(provider && { provider }) })}`);
  }

  async budgets(): Promise<BudgetState[]> {
    return (await this.#read<BudgetReport>("/api/v1/budgets")).budgets;
  }

  async setBudget(name: string, budget: BudgetFields): Promise<void> {
    await this.#change("PUT", `/api/v1/budgets/${encodeURIComponent(name)}`, budget);
  }

  async removeBudget(name: string): Promise<void> {
    await this.#change("DELETE", `/api/v1/budgets/${encodeURIComponent(name)}`);
  }

  async plans(months: number): Promise<PlanMonth[]> {
    return (await this.#read<PlanReport>(`/api/v1/plans?months=${months}`)).plans;
  }

  async setPlan(account: string, plan: PlanFields): Promise<void> {
    await this.#change("PUT", `/api/v1/plans/${encodeURIComponent(account)}`, plan);
  }

  async removePlan(account: string): Promise<void> {
    await this.#change("DELETE", `/api/v1/plans/${encodeURIComponent(account)}`);
  }

  exchangeRates(): Promise<ExchangeRateReport> {
    return this.#read("/api/v1/exchange-rates");
  }

  async alerts(): Promise<Alert[]> {
    return (await this.#read<AlertReport>("/api/v1/alerts?state=all")).alerts;
  }

  async snoozeAlert(id: string, minutes: number): Promise<void> {
    const path = `/api/v1/alerts/${encodeURIComponent(id)}/snooze`;
    await (minutes > 0 ? this.#change("POST", path, { for_minutes: minutes }) : this.#change("DELETE", path));
  }

  listen(question: Question, listener: LiveListener): () => void {
    const address = `${location.origin.replace(/^http/, "ws")}/api/v1/live${queryOf({ ...question, by: [] })}`;
    return openLive({ address, listener, beforeAgain: () => this.#read("/health") });
  }

  #read<T>(path: string): Promise<T> {
    return this.#send<T>(path, { headers: { Accept: "application/json" } });
  }

  #change<T>(method: "PUT" | "DELETE" | "POST", path: string, body: object = {}): Promise<T> {
    return this.#send<T>(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }

  async #send<T>(path: string, request: RequestInit & { headers: Record<string, string> }): Promise<T> {
    const token = currentToken();
    const headers = token === null ? request.headers : { ...request.headers, Authorization: `Bearer ${token}` };
    const response = await fetch(path, { ...request, headers, cache: "no-cache", credentials: "omit" }).catch(() => {
      throw new AgentGoneError();
    });
    if (response.ok) {
      return (response.status === noContent ? undefined : await response.json()) as T;
    }

    const error = await problemOf(response);
    if (!tokenProblems.has(error.kind)) {
      throw error;
    }

    // Another one may have been entered while this request was under way.
    const newest = currentToken();
    const isNewer = newest !== null && newest !== token;
    if (error.kind === "wrong-token" && !isNewer) {
      forgetToken();
    }

    if (isNewer || (await askToken(error.message))) {
      return this.#send<T>(path, request);
    }

    throw error;
  }
}

/** The query of a question; empty for none. */
export function queryOf({ by, ...others }: Omit<Question, "by"> & { by?: readonly string[] }): string {
  const query = new URLSearchParams(others as Record<string, string>);
  if (by && by.length > 0) {
    query.set("by", by.join(","));
  }

  const text = query.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

async function problemOf(response: Response): Promise<ProblemError> {
  const found = await response.json().catch(() => null) as Partial<Problem> | null;
  return new ProblemError({
    type: found?.type ?? "urn:aic:problem:unexpected",
    title: found?.title ?? response.statusText,
    status: response.status,
    detail: found?.detail ?? `The agent answered ${response.status}.`,
  });
}
