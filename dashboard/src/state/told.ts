import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Api } from "../api/api";
import { api } from "./api";
import { revision } from "./usage";

/** Something that the agent tells. */
export interface Told<T> {
  /** The newest answer; null until there is one. */
  readonly value: T | null;

  /** Asks again. Where that fails, what is known stays: other views say what is wrong with the agent. */
  load(): Promise<void>;

  /** Keeps it up to date with the changes, and with whatever `read` looks at, until the returned function is called. */
  follow(): () => void;
}

/** What the agent answers to `read`, anew with each of the `changes`; of answers that come in another order than they were asked for the newest question's counts. */
export function told<T>(read: (source: Api) => Promise<T>, changes: ReadonlySignal<number> = revision): Told<T> {
  const answer = signal<T | null>(null);
  let newest = 0;

  async function take(asked: Promise<T>): Promise<void> {
    newest += 1;
    const own = newest;
    try {
      const told = await asked;
      if (own === newest) {
        answer.value = told;
      }
    } catch {
      // See above.
    }
  }

  return {
    get value() {
      return answer.value;
    },
    load: () => take(read(api.peek())),
    follow: () => effect(() => {
      if (changes.value >= 0) {
        void take(read(api.value));
      }
    }),
  };
}
