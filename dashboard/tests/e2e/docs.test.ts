import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Agent } from "./agent";
import { expectNoOverflow, launch, open } from "./browser";

const light = "rgb(255, 255, 255)";
const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };
const endless = ["/api/v1/live", "/api/v1/events"];

let browser: Browser;
let agent: Agent;
let operations: { method: string; path: string }[];

beforeAll(async () => {
  browser = await launch();
  agent = await Agent.start();
  const description = await fetch(`${agent.address}/openapi/v1.json`).then(answer => answer.json() as Promise<{ paths: Record<string, object> }>);
  operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.keys(methods).filter(name => name !== "parameters").map(method => ({ method, path })));
});

afterAll(async () => {
  await browser.close();
  await agent.stop();
});

it("lists every operation of the agent's document, light and dark, and asks nobody but the agent", async () => {
  const expected = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort();

  for (const colorScheme of ["light", "dark"] as const) {
    const { page, complaints } = await open(browser, "about:blank", { colorScheme });
    const asked: string[] = [];
    page.on("request", request => asked.push(new URL(request.url()).origin));
    await page.goto(`${agent.address}/docs`);
    await page.locator(".opblock").first().waitFor();

    const listed = await page.locator(".opblock").evaluateAll(blocks =>
      blocks.map(block => `${block.querySelector(".opblock-summary-method")!.textContent} ${block.querySelector("[data-path]")!.getAttribute("data-path")}`));
    expect(listed.sort()).toEqual(expected);
    expect((await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)) === light).toBe(colorScheme === "light");
    expect(new Set(asked)).toEqual(new Set([agent.address]));
    for (const viewport of [desktop, phone]) {
      await page.setViewportSize(viewport);
      await expectNoOverflow(page);
    }

    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

it("tries what reads, and offers to send no change and nothing that never ends", async () => {
  const { page, complaints } = await open(browser, `${agent.address}/docs#/agent/getHealth`, { viewport: phone });
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Execute" }).click();
  await page.locator(".live-responses-table").getByText('"status"').waitFor();
  await expectNoOverflow(page);

  for (const { method, path } of operations) {
    const block = page.locator(`.opblock-${method}`, { has: page.locator(`[data-path="${path}"]`) });
    if (!(await block.evaluate(element => element.classList.contains("is-open")))) {
      await block.locator(".opblock-summary-control").click();
    }

    await block.getByText("Responses").first().waitFor();
    const offered = await block.getByRole("button", { name: /^(Try it out|Cancel)$/ }).count();
    expect(offered, `${method} ${path}`).toBe(method === "get" && !endless.includes(path) ? 1 : 0);

    // With all of them open at once the page takes twice as long.
    await block.locator(".opblock-summary-control").click();
  }

  expect(await page.getByRole("button", { name: /authoriz/i }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});
