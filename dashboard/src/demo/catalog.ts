import type { CostSource, ProviderState, QuotaWindow, UsageError } from "../api/types";

/** A made-up account, and how much is done with it. */
export interface DemoAccount {
  state: ProviderState;
  models: DemoModel[];
  source: CostSource;

  /** Requests on an ordinary working day. */
  daily: number;
  projects: string[];
  quotas(now: number): QuotaWindow[];
  error: UsageError | null;
  notes: string[];
}

/** A model, and what a million of its tokens costs in US dollars: made up like all else here. */
export interface DemoModel {
  name: string;
  input: number;
  output: number;
}

const models: Record<string, DemoModel[]> = {
  openai: [{ name: "gpt-5", input: 1.25, output: 10 }, { name: "gpt-5-mini", input: 0.25, output: 2 }, { name: "text-embedding-3-large", input: 0.13, output: 0 }],
  anthropic: [{ name: "claude-sonnet-4-5", input: 3, output: 15 }, { name: "claude-haiku-4-5", input: 1, output: 5 }],
  google: [{ name: "gemini-2.5-pro", input: 1.25, output: 10 }, { name: "gemini-2.5-flash", input: 0.3, output: 2.5 }],
  mistral: [{ name: "mistral-large-latest", input: 2, output: 6 }],
  "claude-code": [{ name: "claude-sonnet-4-5", input: 3, output: 15 }, { name: "claude-opus-4-1", input: 15, output: 75 }],
  codex: [{ name: "gpt-5-codex", input: 1.25, output: 10 }],
};
const hours = 3_600_000;
const projects = ["lighthouse", "harbour", "field-notes", "compass"];
const none = (): QuotaWindow[] => [];

/** The accounts of a demo: `small`, `huge`, or the ordinary one. */
export function demoAccounts(scale: string): DemoAccount[] {
  const ordinary: DemoAccount[] = [
    account("openai", "OpenAI", null, "billed", 240, { quotas: now => [quota(now, { name: "monthly spend", used: 412.36, limit: 500, unit: "USD", ...month(now) })] }),
    account("openai", "OpenAI", "work", "billed", 90, {}),
    account("anthropic", "Anthropic", null, "billed", 130, { quotas: now => [quota(now, { name: "monthly spend", used: 71.2, limit: 200, unit: "USD", ...month(now) })] }),
    account("google", "Google AI", null, "unknown", 60, { notes: ["Google tells the cost in its billing export only."] }),
    account("mistral", "Mistral", null, "billed", 25, { error: { kind: "service_unavailable", message: "Mistral answered 503. The agent tries again by itself.", retry_after: 120 } }),
    account("claude-code", "Claude Code", null, "estimated", 320, { projects }),
    account("codex", "Codex CLI", null, "estimated", 110, {
      projects,
      quotas: now => [
        quota(now, { name: "5h", used_percent: 38, starts_at: time(now - 2.7 * hours), resets_at: time(now + 2.3 * hours) }),
        quota(now, { name: "weekly", used_percent: 93, starts_at: time(now - 134 * hours), resets_at: time(now + 34 * hours) }),
      ],
    }),
  ];
  return scale === "empty" ? [] : scale === "small" ? [ordinary[2]!] : scale === "huge" ? huge(ordinary) : ordinary;
}

/** Accounts that aren't set up. */
export function demoOthers(scale: string): ProviderState[] {
  const unset = { is_configured: false, auth_source: "none", fetched_at: null } as const;
  const others = [state("azure-openai", "Azure OpenAI", null, unset), state("cohere", "Cohere", null, unset)];
  return scale === "empty" ? [state("openai", "OpenAI", null, unset), state("anthropic", "Anthropic", null, unset), state("mistral", "Mistral", null, unset), ...others] : others;
}

function huge(ordinary: DemoAccount[]): DemoAccount[] {
  const many = Array.from({ length: 8 }, (_, index) => ordinary.map(one => ({
    ...one,
    state: { ...one.state, account: index === 0 ? one.state.account : `${one.state.account ?? "team"}-${index}-with-a-rather-long-label`, account_id: index === 0 ? one.state.account_id : `${one.state.account_id}-${index}` },
    daily: one.daily * 40 * (index + 1),
    projects: one.projects.flatMap(project => [project, `${project}-${index}`]),
  })));
  return many.flat().slice(0, 40);
}

function account(id: string, name: string, label: string | null, source: CostSource, daily: number, more: Partial<DemoAccount>): DemoAccount {
  const isTool = more.projects !== undefined;
  return {
    state: state(id, name, label, { is_configured: true, auth_source: isTool ? "sessions" : "config", error: more.error ?? null, is_stale: more.error != null }),
    models: models[id] ?? [], source, daily, projects: more.projects ?? [], quotas: more.quotas ?? none, error: more.error ?? null, notes: more.notes ?? [],
  };
}

function state(id: string, name: string, label: string | null, more: Partial<ProviderState>): ProviderState {
  return {
    provider_id: id, provider_name: name, account: label, account_id: label ? `${id}@${label}` : id, is_configured: true, is_enabled: true, auth_source: "config",
    key_variable: null, endpoint: null, problem: null, authentication: "An admin key.", setup_hint: `Set ${id.toUpperCase().replace("-", "_")}_API_KEY, or enter the key here.`,
    reports: ["requests", "tokens", "cost"], key_variables: [`${id.toUpperCase().replace("-", "_")}_API_KEY`], endpoint_variables: [], settings: [],
    dashboard: "https://example.com/usage", documentation: "https://example.com/docs", fetched_at: new Date().toISOString(), is_stale: false, error: null, ...more,
  };
}

/** A quota with its pace, as the agent finds it: the share used divided by the share of the window that is over. */
function quota(now: number, { name, used = null, limit = null, unit = null, starts_at, resets_at, ...more }: Pick<QuotaWindow, "name"> & Partial<QuotaWindow> & { starts_at: string; resets_at: string }): QuotaWindow {
  const percent = more.used_percent ?? (used! / limit!) * 100;
  const [start, end] = [Date.parse(starts_at), Date.parse(resets_at)];
  const ratio = percent / 100 / ((now - start) / (end - start));
  return {
    name, used, limit, unit, used_percent: percent, starts_at, resets_at, pace_ratio: ratio, pace: ratio > 1.1 ? "over_pace" : ratio < 0.9 ? "headroom" : "on_pace",
    runs_out_at: ratio > 1 ? time(start + (now - start) / (percent / 100)) : null,
  };
}

function month(now: number): { starts_at: string; resets_at: string } {
  const date = new Date(now);
  const first = (ahead: number): string => time(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1));
  return { starts_at: first(0), resets_at: first(1) };
}

function time(moment: number): string {
  return new Date(moment).toISOString();
}
