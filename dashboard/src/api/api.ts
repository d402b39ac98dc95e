import type { Config, ConfigAccountPatch, ConfigPatch, LiveMessage, ProviderState, Question, UsageReport } from "./types";

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

  providers(): Promise<ProviderState[]>;

  config(): Promise<Config>;

  changeConfig(patch: ConfigPatch): Promise<Config>;

  /** Changes an account and asks its provider; an empty patch only asks. */
  changeAccount(id: string, patch: ConfigAccountPatch): Promise<ProviderState>;

  /** Asks all providers now. It ends when they have answered or failed. */
  refresh(question: Question): Promise<void>;

  /** What an address says that not every agent has; null where this one doesn't. */
  readOptional<T>(path: string, query?: Record<string, string>): Promise<T | null>;

  /** Changes something at an address that not every agent has. */
  change(method: "PUT" | "DELETE" | "POST", path: string, body?: unknown): Promise<void>;

  /** Tells what happens until the returned function is called. */
  listen(question: Question, listener: LiveListener): () => void;
}
