import type { Browser } from "playwright-core";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Agent } from "./agent";
import { expectAccessible, expectNoOverflow, launch, open, shows } from "./browser";
import { FakeOpenAI, goodKey } from "./fake-openai";

let browser: Browser;
let provider: FakeOpenAI;
let agent: Agent;

beforeAll(async () => {
  browser = await launch();
  provider = await FakeOpenAI.start();
  agent = await Agent.start({ providers: { openai: { endpoint: provider.address, api_key: goodKey, auth_source: "config" } } });
});

afterAll(async () => {
  await browser.close();
  await agent.stop();
  await provider.stop();
});

it("leads from account to model, exports what is shown, and the way back", async () => {
  const { page, complaints } = await open(browser, `${agent.address}/#/explore?range=thismonth`);
  const table = page.getByRole("region", { name: "Accounts" }).getByRole("table");
  await table.getByText("$3.75", { exact: true }).waitFor();

  await page.getByRole("link", { name: "OpenAI" }).click();
  await page.getByLabel("Measure").selectOption("tokens");
  const models = page.getByRole("region", { name: "Models" }).getByRole("table");
  await models.getByRole("row", { name: /gpt-5-mini/ }).waitFor();
  await models.getByRole("button", { name: "Input" }).click();

  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
  const csv = await readFile(await saved.path(), "utf8");
  expect(csv).toMatch(/^model,label,billed_usd/);
  expect(csv).toContain("gpt-5-mini,,");

  await page.getByRole("link", { name: "gpt-5", exact: true }).click();
  await page.getByRole("region", { name: "Sessions" }).getByRole("table").waitFor();
  await page.getByRole("link", { name: "All accounts" }).click();
  await page.getByRole("region", { name: "Accounts" }).getByRole("table").waitFor();
  expect(complaints).toEqual([]);
});

it("tells each bar to who uses the keyboard", async () => {
  const { page } = await open(browser, `${agent.address}/#/explore?range=thismonth&metric=tokens`);
  const chart = page.getByRole("img", { name: /Tokens by day/ });
  await chart.focus();
  await page.keyboard.press("ArrowRight");

  await shows(page, /1,052,700/);
});

it.each(["light", "dark"] as const)("is for everyone, in %s", async colorScheme => {
  const { page, complaints } = await open(browser, `${agent.address}/#/`, { colorScheme });
  await page.getByRole("article", { name: "OpenAI" }).getByText("$3.75", { exact: true }).waitFor();
  await expectAccessible(page, "overview");

  await page.getByRole("link", { name: "Explore" }).click();
  await page.getByRole("region", { name: "Accounts" }).getByRole("table").waitFor();
  await page.getByText("A year of days").waitFor();
  await expectAccessible(page, "explore");

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "Who may ask" }).waitFor();
  await expectAccessible(page, "settings");
  expect(complaints).toEqual([]);
});

it.each(["", "explore", "settings", "welcome", "settings?account=openai"])("fits a phone: /#/%s", async view => {
  const { page } = await open(browser, `${agent.address}/#/${view}`, { viewport: { width: 360, height: 740 } });
  await page.getByRole("heading").first().waitFor();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await expectNoOverflow(page);
});

it.each(["/?demo", "/?demo=huge", "/?demo=empty"])("fits a phone with the data of %s", async address => {
  for (const view of ["", "explore?range=lastyear", "settings"]) {
    const { page } = await open(browser, `${agent.address}${address}#/${view}`, { viewport: { width: 360, height: 740 } });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectNoOverflow(page);
    await page.context().close();
  }
});

it.each((["light", "dark"] as const).flatMap(colorScheme => ["", "explore", "alerts", "settings", "welcome"].map(view => [view, colorScheme] as const)))("is for everyone, with data and without: /#/%s in %s", async (view, colorScheme) => {
  for (const data of ["", "empty"]) {
    const { page, complaints } = await open(browser, `${agent.address}/?demo=${data}#/${view}`, { colorScheme });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(page, `${view} ${data}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

it("keeps the theme that was chosen", async () => {
  const { page } = await open(browser, agent.address, { colorScheme: "light" });
  const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole("button", { name: /Theme/ }).waitFor();
  const light = await background();
  await page.getByRole("button", { name: "Theme: system" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  const dark = await background();
  await page.reload();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();

  expect(dark).not.toBe(light);
  expect(await background()).toBe(dark);
});

it("can be used with the keyboard alone", async () => {
  const { page } = await open(browser, agent.address);
  await page.getByRole("article", { name: "OpenAI" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("To the content");

  await page.getByRole("link", { name: "Settings" }).focus();
  await page.keyboard.press("Enter");
  const change = page.getByRole("button", { name: "Change OpenAI" });
  await change.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "OpenAI" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")?.trim())).toBe("Change OpenAI");
});
