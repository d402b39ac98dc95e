import { signal } from "@preact/signals";

const storageKey = "aic.token";

/** Why the token is asked for; null while it isn't. */
export const tokenReason = signal<string | null>(null);

let answer: PromiseWithResolver | null = null;

interface PromiseWithResolver {
  promise: Promise<boolean>;
  resolve(isGiven: boolean): void;
}

/** The agent's token, for as long as this tab is open; null where none was entered. */
export function currentToken(): string | null {
  return sessionStorage.getItem(storageKey);
}

/** Asks the person for the token; all who need it at the same time wait for the same answer, and the first one's reason stands. False when it wasn't given. */
export function askToken(reason: string): Promise<boolean> {
  if (answer === null) {
    tokenReason.value = reason;
    let resolve: (isGiven: boolean) => void = () => undefined;
    const promise = new Promise<boolean>(done => {
      resolve = done;
    });
    answer = { promise, resolve };
  }

  return answer.promise;
}

/** Takes what the person entered; null when they didn't want to. */
export function giveToken(token: string | null): void {
  if (token === null) {
    sessionStorage.removeItem(storageKey);
  } else {
    sessionStorage.setItem(storageKey, token);
  }

  tokenReason.value = null;
  answer?.resolve(token !== null);
  answer = null;
}

/** Forgets the token. */
export function forgetToken(): void {
  sessionStorage.removeItem(storageKey);
}
