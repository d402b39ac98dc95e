import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { expect } from "vitest";

const places = [
  process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
/** How long to wait for what should come, in milliseconds: a provider that is down is asked again for a while, and the machine may do other things too. */
const patience = 60_000;

const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A real Chromium: the one that CHROME_PATH names, or the system's. */
export async function launch(): Promise<Browser> {
  const executablePath = places.find(place => place && existsSync(place));
  if (!executablePath) {
    throw new Error("There is no Chromium. Install it, or set CHROME_PATH.");
  }

  // A container's root has no other sandbox to build on; nothing foreign is opened here.
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** A page of its own whose every complaint fails the test: scripts that throw, requests that fail, what the page's policy forbids. */
export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}, expected?: RegExp): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC", viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const complaints: string[] = [];
  const complain = (text: string): void => {
    if (!expected?.test(text)) {
      complaints.push(text);
    }
  };
  page.on("pageerror", error => complain(error.message));
  page.on("console", message => message.type() === "error" && complain(message.text()));
  await page.goto(address);
  return { page, complaints };
}

/** Waits until the page shows a text. */
export function shows(page: Page, text: string | RegExp): Promise<void> {
  return page.getByText(text).first().waitFor();
}

/** Nothing is wider than the screen. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const);
  expect(needed, page.url()).toBeLessThanOrEqual(there);
}

interface Axe {
  run(): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** Everyone can use it, as far as axe can tell (WCAG 2.2 A and AA, and axe's best practices). */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Given to the browser as a text to evaluate: as a script of the page its policy wouldn't let it in.
  await page.evaluate(await axeSource);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: Axe }).axe.run();
    return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(node => `${node.html} ${node.failureSummary}`).join(" | ")}`);
  });
  expect(violations, what).toEqual([]);
}
