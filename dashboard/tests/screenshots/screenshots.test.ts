import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, it } from "vitest";
import { expectNoOverflow, launch } from "../e2e/browser";

// Makes the pictures of the documentation from the demo: npm run screenshots. SCREENSHOTS names another folder, in which all widths and amounts of data are made too.
const elsewhere = process.env["SCREENSHOTS"];
const folder = elsewhere ?? resolve(import.meta.dirname, "../../../docs/images");
const moment = new Date("2026-11-24T14:30:00Z");
const views = { overview: "", explore: "explore?metric=estimated", alerts: "alerts", settings: "settings", welcome: "welcome" };
const themes = ["light", "dark"] as const;

let browser: Browser;
let server: ViteDevServer;

beforeAll(async () => {
  browser = await launch();
  server = await createServer({ root: resolve(import.meta.dirname, "../.."), logLevel: "error", server: { port: 0 } });
  await server.listen();
  await mkdir(folder, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function picture(name: string, address: string, width: number, colorScheme: "light" | "dark", isWhole: boolean): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 780 : 860 }, colorScheme, locale: "en-US", timezoneId: "UTC", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.clock.setFixedTime(moment);
  await page.goto(`${server.resolvedUrls!.local[0]}${address}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(300);
  await expectNoOverflow(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: isWhole });
  await context.close();
}

it.each(Object.entries(views))("%s", async (view, address) => {
  for (const theme of themes) {
    await picture(`dashboard-${view}-${theme}`, `?demo${view === "welcome" ? "=empty" : ""}#/${address}`, 1280, theme, false);
  }
});

const scales = ["empty", "small", "ordinary", "huge"];

it.skipIf(!elsewhere).each(scales.flatMap(scale => Object.entries(views).map(([view, address]) => [scale, view, address] as const)))("%s data: %s at every width", async (scale, view, address) => {
  for (const width of [360, 900, 1600]) {
    for (const theme of themes) {
      await picture(`${scale}-${view}-${width}-${theme}`, `?demo=${scale === "ordinary" ? "" : scale}#/${scale === "small" ? view : address}`, width, theme, true);
    }
  }
});
