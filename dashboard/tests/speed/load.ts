import type { Browser, CDPSession } from "playwright-core";

/** One load of the page: times in milliseconds since it was asked for, sizes in bytes as they were sent. */
export interface Load {
  /** The first paint of anything. */
  painted: number;

  /** When the period or the view's controls can be used. */
  usable: number;

  /** When the numbers are there, all of them. */
  whole: number;

  /** The processor time of the page's main thread until then and a moment more: what a machine that does other things too doesn't change. */
  work: number;

  /** The longest time for which the page took no input. */
  blocked: number;
  requests: number;

  /** How many requests had to end before the next could begin, the page's own included. */
  depth: number;
  scriptBytes: number;
  answerBytes: number;
}

interface Seen {
  usable: number;
  whole: number;
  blocked: number;
}

/** Loads a page: as on a first visit, or with what the browser has kept of it. */
export async function loadOnce(browser: Browser, address: string, content: string, isCold: boolean): Promise<Load> {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC", viewport: { width: 1280, height: 800 }, serviceWorkers: isCold ? "block" : "allow" });
  const page = await context.newPage();
  await page.addInitScript(watch, content.split(", "));
  if (!isCold) {
    await page.goto(address);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.goto("about:blank");
  }

  const session = await context.newCDPSession(page);
  const counted = await count(session);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await workOf(session);
  await page.goto(address);
  const handle = await page.waitForFunction(() => {
    const { seen } = window as unknown as { seen: Seen };
    return seen.whole > 0 && seen.usable > 0 ? seen : null;
  });
  const { usable, whole } = await handle.jsonValue() as Seen;
  await page.waitForTimeout(300);
  const { painted, blocked } = await page.evaluate(() => ({ painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, blocked: (window as unknown as { seen: Seen }).seen.blocked }));
  const work = (await workOf(session)) - before;
  await context.close();
  return { painted, usable, whole, blocked, work, ...counted() };
}

async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(metric => metric.name === "TaskDuration")!.value * 1_000;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Runs in the page: notes when things are there, and for how long nothing else could run. */
function watch(selectors: string[]): void {
  const seen: Seen = { usable: 0, whole: 0, blocked: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    seen.blocked = Math.max(seen.blocked, entry.duration);
  })).observe({ type: "longtask", buffered: true });
  const look = (): void => {
    const isThere = (selector: string): boolean => document.querySelector(selector) !== null;
    seen.usable ||= isThere("main h1") && document.querySelector("main select, main button, main a") !== null ? performance.now() : 0;
    seen.whole ||= selectors.every(isThere) && !isThere("main [aria-busy=true]") ? performance.now() : 0;
    if (seen.usable === 0 || seen.whole === 0) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/** Counts requests as the browser's own tools do; a request's depth is one more than that of the script which made it. */
async function count(session: CDPSession): Promise<() => Pick<Load, "requests" | "depth" | "scriptBytes" | "answerBytes">> {
  const depths = new Map<string, number>();
  const kinds = new Map<string, string>();
  let [deepest, scriptBytes, answerBytes] = [0, 0, 0];
  session.on("Network.requestWillBeSent", ({ requestId, request, initiator, type }) => {
    const by = initiator.stack?.callFrames[0]?.url ?? initiator.url ?? "";
    const depth = type === "Document" ? 1 : (depths.get(by.split("#")[0]!) ?? 1) + 1;
    depths.set(request.url, depth);
    kinds.set(requestId, type ?? "");
    deepest = Math.max(deepest, depth);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    scriptBytes += kinds.get(requestId) === "Script" ? encodedDataLength : 0;
    answerBytes += kinds.get(requestId) === "Fetch" ? encodedDataLength : 0;
  });
  await session.send("Network.enable");
  return () => ({ requests: kinds.size, depth: deepest, scriptBytes, answerBytes });
}
