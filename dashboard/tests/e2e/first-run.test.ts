import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { Agent } from "./agent";
import { expectAccessible, launch, open, shows } from "./browser";
import { FakeOpenAI, goodKey } from "./fake-openai";

let browser: Browser;
let provider: FakeOpenAI;
let agent: Agent;

beforeAll(async () => {
  browser = await launch();
});

beforeEach(async () => {
  provider = await FakeOpenAI.start();
  agent = await Agent.start({ providers: { openai: { endpoint: provider.address } } });
});

afterEach(async () => {
  await agent.stop();
  await provider.stop();
});

afterAll(() => browser.close());

it("leads from nothing to numbers: what was found, a key that is refused, one that works", async () => {
  const { page, complaints } = await open(browser, agent.address);
  await shows(page, "No session logs were found.");
  await shows(page, "No key is set");
  await page.getByRole("link", { name: /Look at a demo/ }).waitFor();
  await expectAccessible(page, "first run");

  await page.getByRole("link", { name: "Enter a key of OpenAI", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Key", { exact: true }).fill("sk-admin-wrong-0123456789");
  await page.getByRole("button", { name: "Save and test" }).click();
  await page.getByRole("dialog").getByText("OpenAI refused the key").waitFor();

  await page.getByRole("dialog").getByLabel("Another key").fill(goodKey);
  await page.getByRole("button", { name: "Save and test" }).click();
  await shows(page, "It works: the provider told its usage.");
  await expectAccessible(page, "the account's dialog");

  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("article", { name: "OpenAI" }).getByText("$3.75", { exact: true }).waitFor();
  await page.getByRole("article", { name: "OpenAI" }).getByText("billed", { exact: true }).waitFor();

  expect(await page.content()).not.toContain(goodKey);
  expect(await agent.config()).toContain(goodKey);
  expect(complaints).toEqual([]);
});

it("finds session logs without being told", async () => {
  await agent.stop();
  agent = await Agent.start({}, async home => {
    const line = { type: "assistant", timestamp: new Date().toISOString(), sessionId: "one", requestId: "r", cwd: "/src/lighthouse", message: { id: "m", model: "claude-sonnet-4-5", usage: { input_tokens: 1_000, output_tokens: 500, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 } } };
    return { [`${home}/.claude/projects/-src-lighthouse/one.jsonl`]: `${JSON.stringify(line)}\n` };
  });
  const { page, complaints } = await open(browser, agent.address);

  await page.getByRole("article", { name: "Claude Code" }).getByText("estimated", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Explore" }).click();
  await shows(page, "Claude Code: active block");

  expect(complaints).toEqual([]);
});

it("shows a demo, marked as one, that asks nobody", async () => {
  const { page, complaints } = await open(browser, "about:blank");
  const asked: string[] = [];
  page.on("request", request => asked.push(new URL(request.url()).pathname));
  await page.goto(`${agent.address}/?demo`);

  await shows(page, "everything on this page is made up");
  await page.getByRole("article", { name: "Claude Code", exact: true }).waitFor();
  await page.getByRole("link", { name: "Explore" }).click();
  await shows(page, "A year of days");
  expect(asked.filter(path => path.startsWith("/api/"))).toEqual([]);
  expect(complaints).toEqual([]);
});
