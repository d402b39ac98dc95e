import { effect, signal, type Signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

/** Light, dark, or what the system says. `start.js` reads the same key before the first paint. */
export const theme = kept<Theme>("theme", "system", ["system", "light", "dark"]);

/** Hides numbers and names, for a shared screen. */
export const isPrivate = kept<"on" | "off">("private", "off", ["on", "off"]);

/** Whether an account with this label is hidden too in addresses, which a browser shows when the mouse is on a link. */
export function isSecret(label: string | null): boolean {
  return label !== null && isPrivate.value === "on";
}

/** The overview's period. */
export const period = kept<string>("period", "thismonth");

/** Whether the person wants notifications; the browser asks once more. */
export const notifications = kept<"on" | "off">("notifications", "off", ["on", "off"]);

effect(() => {
  const root = document.documentElement;
  if (theme.value === "system") {
    delete root.dataset["theme"];
  } else {
    root.dataset["theme"] = theme.value;
  }
});

function kept<T extends string>(name: string, initial: T, allowed?: readonly T[]): Signal<T> {
  const key = `aic.${name}`;
  const found = localStorage.getItem(key) as T | null;
  const value = signal(found !== null && (allowed?.includes(found) ?? true) ? found : initial);
  effect(() => localStorage.setItem(key, value.value));
  return value;
}
