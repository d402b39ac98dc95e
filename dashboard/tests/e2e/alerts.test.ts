import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import type { Alert } from "../../src/api/types";
import { Agent } from "./agent";
import { expectAccessible, launch, open, shows } from "./browser";
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

const raised: Alert = {
  id: "key-rejected-openai", kind: "key_rejected", severity: "critical", subject: "openai", title: "OpenAI refuses the key", message: "It is expired or was revoked. Enter another one.", raised_at: new Date(Date.now() - 7_260_000).toISOString(),
  cleared_at: null, snoozed_until: null, deliveries: [],
};

/** What an agent would answer about alerts: `all` is looked at for each question. */
async function withAlerts(page: Page, all: Alert[]): Promise<unknown[]> {
  const asked: unknown[] = [];
  await page.route(/\/api\/v1\/alerts\?/, route => route.fulfill({ json: { version: "0", alerts: all } }));
  await page.route(/\/api\/v1\/alerts\/[^/]+\/snooze$/, async route => {
    const request = route.request();
    asked.push([request.method(), request.postDataJSON()]);
    all[0] = { ...all[0]!, snoozed_until: request.method() === "DELETE" ? null : new Date(Date.now() + 3_600_000).toISOString() };
    await route.fulfill({ json: all[0] });
  });
  return asked;
}

/** A page whose requests a test may answer: a service worker would make them itself. */
const answered: BrowserContextOptions = { serviceWorkers: "block" };

it("leads from the bell to what happened, snoozes it, and wakes it", async () => {
  const { page, complaints } = await open(browser, "about:blank", answered, /service worker/i);
  const asked = await withAlerts(page, [raised]);
  await page.goto(agent.address);
  await shows(page, "OpenAI refuses the key");
  await page.getByRole("link", { name: "Alerts: 1 active" }).click();
  await page.getByText("It is expired or was revoked. Enter another one.").waitFor();
  await shows(page, "raised 2 h ago");
  await expectAccessible(page, "alerts");

  await page.getByLabel("Snooze: OpenAI refuses the key").selectOption("for an hour");
  await shows(page, "Nothing needs your attention.");
  await page.getByRole("link", { name: "Alerts: none active" }).waitFor();
  await page.getByRole("button", { name: "End snooze: OpenAI refuses the key" }).click();
  await page.getByRole("link", { name: "Alerts: 1 active" }).waitFor();
  expect(asked).toEqual([["POST", { for_minutes: 60 }], ["DELETE", {}]]);
  expect(complaints).toEqual([]);
});

it("tells of a key that the provider refuses, for as long as it does", async () => {
  const own = await Agent.start({ providers: { openai: { endpoint: provider.address, api_key: "sk-admin-revoked-0123456789", auth_source: "config" } } });
  onTestFinished(() => own.stop());
  const { page, complaints } = await open(browser, own.address);
  await page.getByRole("link", { name: "openai: the key is refused" }).waitFor();
  await page.getByRole("link", { name: "Alerts: 1 active" }).click();
  await page.getByLabel("Snooze: openai: the key is refused").selectOption("for an hour");
  await page.getByRole("link", { name: "Alerts: none active" }).waitFor();
  await shows(page, "snoozed, wakes in");

  await fetch(`${own.address}/api/v1/config/openai`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ api_key: goodKey }) });
  await page.getByRole("region", { name: /^Over/ }).getByRole("heading", { name: "openai: the key is refused" }).waitFor();
  await shows(page, "Nothing needs your attention.");
  await page.getByRole("region", { name: /^Snoozed/ }).waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

it("notifies of what is raised while the page is open, where that was allowed", async () => {
  const { page } = await open(browser, "about:blank", { ...answered, permissions: ["notifications"] }, /service worker/i);
  const all: Alert[] = [];
  await withAlerts(page, all);
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    window.Notification = class {
      static permission = "granted";
      static requestPermission = async (): Promise<string> => "granted";

      constructor(title: string, { body }: { body: string }) {
        shown.push(`${title}: ${body}`);
      }
    } as unknown as typeof Notification;
  });
  await page.goto(`${agent.address}/#/settings`);
  await page.getByLabel("Tell me of alerts on this desktop").check();
  await page.getByRole("link", { name: "Alerts: none active" }).waitFor();

  all.push(raised);
  await fetch(`${agent.address}/api/v1/refresh?wait=true`, { method: "POST", headers: { "Content-Type": "application/json" } });
  await page.getByRole("link", { name: "Alerts: 1 active" }).waitFor();

  await expect.poll(() => page.evaluate(() => (window as unknown as { shown: string[] }).shown)).toEqual(["OpenAI refuses the key: It is expired or was revoked. Enter another one."]);
});
