import { signal } from "@preact/signals";

const step = 10_000;

/** Now, in milliseconds; moves every ten seconds while the page is looked at. */
export const now = signal(Date.now());

function tick(): void {
  if (document.visibilityState === "visible") {
    now.value = Date.now();
  }
}

setInterval(tick, step);
document.addEventListener("visibilitychange", tick);
