import type { Problem } from "./types";

/** An error that the agent told (RFC 9457); its message is for people and says what to do. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "ProblemError";
  }

  /** The kind, such as `token-required`. */
  get kind(): string {
    return this.problem.type.replace("urn:aic:problem:", "");
  }
}

/** The agent didn't answer at all. */
export class AgentGoneError extends Error {
  constructor() {
    super("The agent doesn't answer. Start it with: aic agent start");
    this.name = "AgentGoneError";
  }
}

/** What to tell a person of an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
