import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Agent } from "./agent";
import { expectAccessible, launch, open, shows } from "./browser";
import { FakeOpenAI, goodKey } from "./fake-openai";

let browser: Browser;
let provider: FakeOpenAI;
let agent: Agent;

beforeAll(async () => {
  browser = await launch();
  provider = await FakeOpenAI.start();
  const line = { type: "assistant", timestamp: new Date().toISOString(), sessionId: "one", requestId: "r", cwd: "/src/lighthouse", message: { id: "m", model: "claude-sonnet-4-5", usage: { input_tokens: 1_000, output_tokens: 500, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 } } };
  agent = await Agent.start({ providers: { openai: { endpoint: provider.address, api_key: goodKey, auth_source: "config" } } }, async home => ({ [`${home}/.claude/projects/-src-lighthouse/one.jsonl`]: `${JSON.stringify(line)}\n` }));
});

afterAll(async () => {
  await browser.close();
  await agent.stop();
  await provider.stop();
});

it("sets a budget, shows how it stands, and removes it", async () => {
  const { page, complaints } = await open(browser, `${agent.address}/#/settings`);
  await page.getByRole("button", { name: "Budget", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("everything");
  await dialog.getByLabel("Amount").fill("5");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Change the budget everything" }).waitFor();

  await page.getByRole("link", { name: "Overview" }).click();
  await shows(page, /\$[\d.]+ of \$5\.00/);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Remove the budget everything" }).click();
  await page.getByRole("button", { name: "Remove the budget everything" }).waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

it("shows what the period is expected to come to, on the totals and on the account", async () => {
  const { page, complaints } = await open(browser, agent.address);
  await page.getByRole("article", { name: "OpenAI" }).getByText("$3.75", { exact: true }).waitFor();

  // A month may have begun yesterday; thirty days are enough to expect something from.
  await page.getByLabel("Period").selectOption("Last 30 days");
  const totals = page.getByRole("region", { name: /Totals/ });
  await totals.getByText(/^Expected by/).first().waitFor();
  await totals.getByText(/in a straight line/).first().waitFor();
  await page.getByRole("article", { name: "OpenAI", exact: true }).getByText(/in a straight line/).waitFor();
  await expectAccessible(page, "the forecast");
  expect(complaints).toEqual([]);
});

it("takes a plan, says how many times its price the usage was worth, and forgets it", async () => {
  const { page, complaints } = await open(browser, `${agent.address}/#/settings`);
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Account").selectOption("Claude Code");
  await page.getByRole("dialog").getByLabel("Price").fill("0.001");
  await expectAccessible(page, "the plan's dialog");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Change the plan of Claude Code" }).waitFor();

  await page.getByRole("link", { name: "Overview" }).click();
  const plan = page.getByRole("article", { name: "Plan of Claude Code" });

  // 1,000 tokens at 3 and 500 at 15 dollars a million.
  await plan.getByText("10.5", { exact: true }).first().waitFor();
  await plan.getByText(/≈ \$0\.01 in/).waitFor();
  await expectAccessible(page, "plans");

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Remove the plan of Claude Code" }).click();
  await shows(page, /A plan is what you pay for a subscription/);
  expect(complaints).toEqual([]);
});

it("marks what was imported, and leaves gaps where nothing is known", async () => {
  const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const file = join(agent.home, "import.csv");
  await writeFile(file, `date,account_id,model,tokens_input,tokens_output,cost_usd,cost_source\n${day(120)},openai,gpt-5,1000,500,7.5,billed\n${day(118)},openai,gpt-5,1000,500,2.5,billed\n`);
  await agent.run("import", file);

  const { page, complaints } = await open(browser, `${agent.address}/#/explore?range=lastyear&bucket=day`);
  await shows(page, "in part from an imported file");
  await page.getByText(/Days of which nothing is known/).click();
  await shows(page, /OpenAI: .* – /);
  await page.getByText("The same as a table").click();
  const table = page.getByRole("region", { name: "The chart's numbers" });
  await table.getByRole("row", { name: /imported.*\$7\.50/ }).waitFor();
  expect(await table.getByRole("row").filter({ hasText: new Date(Date.now() - 119 * 86_400_000).toLocaleDateString("en-US", { month: "short", day: "numeric", year: "numeric", timeZone: "UTC" }) }).count(), "a gap is no zero").toBe(0);
  await expectAccessible(page, "marks and gaps");
  expect(complaints).toEqual([]);
});
