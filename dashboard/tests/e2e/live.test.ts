import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { Agent } from "./agent";
import { launch, open, shows } from "./browser";
import { FakeOpenAI, goodKey } from "./fake-openai";

let browser: Browser;
let provider: FakeOpenAI;
let agent: Agent;

beforeAll(async () => {
  browser = await launch();
});

beforeEach(async () => {
  provider = await FakeOpenAI.start();
  agent = await Agent.start({ providers: { openai: { endpoint: provider.address, api_key: goodKey, auth_source: "config" } } });
});

afterEach(async () => {
  await agent.stop();
  await provider.stop();
});

afterAll(() => browser.close());

function refresh(): Promise<Response> {
  return fetch(`${agent.address}/api/v1/refresh?wait=true`, { method: "POST", headers: { "Content-Type": "application/json" } });
}

it("shows what changes without a reload", async () => {
  const { page, complaints } = await open(browser, agent.address);
  const card = page.getByRole("article", { name: "OpenAI" });
  await card.getByText("$3.75", { exact: true }).waitFor();
  await page.evaluate(() => {
    (window as unknown as { isSame: boolean }).isSame = true;
  });

  provider.dollars = 41;
  await refresh();

  await card.getByText("$41.50", { exact: true }).waitFor();
  await page.getByRole("region", { name: /Totals/ }).getByText("$41.50", { exact: true }).waitFor();
  expect(await page.evaluate(() => (window as unknown as { isSame?: boolean }).isSame)).toBe(true);
  expect(complaints).toEqual([]);
});

it("keeps the numbers of a provider that fails, says so, and is well again when it is", async () => {
  const { page, complaints } = await open(browser, agent.address);
  const card = page.getByRole("article", { name: "OpenAI" });
  await card.getByText("$3.75", { exact: true }).waitFor();

  provider.isDown = true;
  await refresh();
  await card.getByText(/failed/).waitFor();
  await card.getByText("$3.75", { exact: true }).waitFor();

  provider.isDown = false;
  await refresh();
  await card.getByText(/failed/).waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

it("says that the agent is gone, opens without it, and connects again when it is back", async () => {
  const { page } = await open(browser, agent.address);
  await page.getByRole("article", { name: "OpenAI" }).getByText("$3.75", { exact: true }).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

  await agent.end();
  await shows(page, "The agent doesn't answer.");
  await page.getByRole("article", { name: "OpenAI" }).getByText("$3.75", { exact: true }).waitFor();
  await page.reload();
  await shows(page, "The agent doesn't answer.");
  expect(await page.content(), "what the API said is never kept").not.toContain("3.75");

  await agent.serve();
  await page.getByRole("article", { name: "OpenAI" }).getByText("$3.75", { exact: true }).waitFor();
  await shows(page, "Live");
});
