import type { Api, LiveListener } from "../api/api";
import type { Config, ConfigAccountPatch, ConfigPatch, ProviderState, Question, UsageReport } from "../api/types";
import { addDays, dateOf, localDate } from "../lib/time";
import { demoAccounts, demoOthers, type DemoAccount } from "./catalog";
import { groupsOf, usageOf } from "./grouper";
import { demoRows, type DemoRow } from "./rows";

/** Answers as the agent does, with made-up data. What is changed is forgotten with the page. */
export class DemoApi implements Api {
  readonly isDemo = true;
  readonly #accounts: DemoAccount[];
  readonly #others: ProviderState[];
  readonly #rows: DemoRow[];
  #config: Config = { version: "demo", providers: {}, cache_ttl_seconds: 300, auto_start: true, require_token: false, allowed_origins: [] };

  constructor(scale: string) {
    this.#accounts = demoAccounts(scale);
    this.#others = demoOthers(scale);
    this.#rows = demoRows(this.#accounts, new Date());
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

  async readOptional<T>(): Promise<T | null> {
    return null;
  }

  async change(): Promise<void> {
    // There is nothing that could be changed.
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

function daysOf({ period = "thismonth", since, until }: Question, now: Date): { first: string; last: string } {
  const today = dateOf(now);
  if (since) {
    return { first: since, last: until ? addDays(until, -1) : today };
  }

  const month = `${today.slice(0, 8)}01`;
  switch (period) {
    case "today": return { first: today, last: today };
    case "yesterday": return { first: addDays(today, -1), last: addDays(today, -1) };
    case "last7days": return { first: addDays(today, -6), last: today };
    case "last30days": return { first: addDays(today, -29), last: today };
    case "lastmonth": return { first: `${addDays(month, -1).slice(0, 8)}01`, last: addDays(month, -1) };
    default: return { first: month, last: addDays(`${addDays(month, 32).slice(0, 8)}01`, -1) };
  }
}
