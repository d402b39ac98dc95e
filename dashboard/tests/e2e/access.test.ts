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
  agent = await Agent.start({ require_token: true, providers: { openai: { endpoint: provider.address, api_key: goodKey, auth_source: "config" } } });
});

afterAll(async () => {
  await browser.close();
  await agent.stop();
  await provider.stop();
});

it("asks for the token where every request needs it, again where it was wrong, and shows nothing before", async () => {
  const { page } = await open(browser, agent.address);
  const dialog = page.getByRole("dialog", { name: "The agent's token" });
  await dialog.waitFor();
  await expectAccessible(page, "the token's dialog");

  await page.getByRole("textbox", { name: "Token" }).fill("not-the-token");
  await page.getByRole("button", { name: "Continue" }).click();
  await dialog.getByText("That isn't the agent's token.").waitFor();
  expect(await page.content()).not.toContain("3.75");

  await page.getByRole("textbox", { name: "Token" }).fill(await agent.token());
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("article", { name: "OpenAI" }).getByText("$3.75", { exact: true }).waitFor();
  await shows(page, "Live");

  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain(await agent.token());
  expect(page.url()).not.toContain(await agent.token());
});

it("asks for the token before it changes where keys are sent", async () => {
  await agent.stop();
  agent = await Agent.start({ providers: { openai: { endpoint: provider.address, api_key: goodKey, auth_source: "config" } } });
  const { page } = await open(browser, `${agent.address}/#/settings?account=openai`);
  await page.getByText("Where requests go").click();
  await page.getByLabel("Endpoint").fill(`${provider.address}other/`);
  await page.getByRole("button", { name: "Save and test" }).click();

  await page.getByRole("dialog", { name: "The agent's token" }).waitFor();
  expect(await agent.config()).not.toContain("other");
  await page.getByRole("textbox", { name: "Token" }).fill(await agent.token());
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("dialog", { name: "The agent's token" }).waitFor({ state: "hidden" });
  await expect.poll(() => agent.config()).toContain("other");
});

it("does nothing for a page of another origin", async () => {
  const { page } = await open(browser, provider.address, {}, /./);
  const answer = await page.evaluate(address => fetch(`${address}/api/v1/usage`).then(() => "read", () => "refused"), agent.address);

  expect(answer).toBe("refused");
});
