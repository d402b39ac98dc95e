import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Agent } from "./agent";
import { launch, open } from "./browser";
import { FakeOpenAI } from "./fake-openai";

let browser: Browser;
let provider: FakeOpenAI;
let agent: Agent;

beforeAll(async () => {
  browser = await launch();
  provider = await FakeOpenAI.start();
  agent = await Agent.start({ providers: { openai: { endpoint: provider.address, api_key: "sk-admin-good-for-nothing-0123456789", auth_source: "config" } } });
});

afterAll(async () => {
  await browser.close();
  await agent.stop();
  await provider.stop();
});

it("can be installed: the browser finds nothing amiss with manifest, icons and service worker", async () => {
  const { page, complaints } = await open(browser, agent.address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  expect(manifest.errors).toEqual([]);
  for (const { src, sizes } of (JSON.parse(manifest.data!) as { icons: { src: string; sizes: string }[] }).icons) {
    expect(await sizeOf(src)).toBe(sizes);
  }

  // A test's pages are private ones, which no browser installs.
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(error => error.errorId).filter(id => id !== "in-incognito")).toEqual([]);
  expect(complaints).toEqual([]);

  async function sizeOf(src: string): Promise<string> {
    const [width, height] = await page.evaluate(async address => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, src);
    return src.endsWith(".svg") ? "any" : `${width}x${height}`;
  }
});

it("notifies through the service worker, where that was allowed", async () => {
  const { page, complaints } = await open(browser, `${agent.address}/#/settings`, { permissions: ["notifications"] });
  await page.getByLabel("Tell me of alerts on this desktop").check();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.getByRole("link", { name: "Alerts: 1 active" }).waitFor();

  // Another account's key is refused while the page is open.
  await fetch(`${agent.address}/api/v1/config/openai@work`, {
    method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${await agent.token()}` }, body: JSON.stringify({ endpoint: provider.address, api_key: "sk-admin-good-for-nothing-either-01" }),
  });
  await page.getByRole("link", { name: "Alerts: 2 active" }).waitFor();
  await expect.poll(() => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(one => one.title))).toContain("openai@work: the key is refused");
  expect(complaints).toEqual([]);
});
