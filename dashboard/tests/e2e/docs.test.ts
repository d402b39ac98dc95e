import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Agent } from "./agent";
import { expectNoOverflow, launch, open } from "./browser";

const light = "rgb(255, 255, 255)";

let browser: Browser;
let agent: Agent;

beforeAll(async () => {
  browser = await launch();
  agent = await Agent.start();
});

afterAll(async () => {
  await browser.close();
  await agent.stop();
});

it("lists every operation of the agent's document, light and dark, and asks nobody but the agent", async () => {
  const description = await fetch(`${agent.address}/openapi/v1.json`).then(answer => answer.json() as Promise<{ paths: Record<string, object> }>);
  const operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.keys(methods).filter(name => name !== "parameters").map(method => `${method.toUpperCase()} ${path}`));

  for (const colorScheme of ["light", "dark"] as const) {
    const { page, complaints } = await open(browser, "about:blank", { colorScheme });
    const asked: string[] = [];
    page.on("request", request => asked.push(new URL(request.url()).origin));
    await page.goto(`${agent.address}/docs`);
    await page.locator(".opblock").first().waitFor();

    const listed = await page.locator(".opblock").evaluateAll(blocks =>
      blocks.map(block => `${block.querySelector(".opblock-summary-method")!.textContent} ${block.querySelector("[data-path]")!.getAttribute("data-path")}`));
    expect(listed.sort()).toEqual(operations.sort());
    expect((await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)) === light).toBe(colorScheme === "light");
    expect(new Set(asked)).toEqual(new Set([agent.address]));
    await expectNoOverflow(page);
    expect(complaints).toEqual([]);
  }
});

it("tries what reads, and offers to send no change and nothing that never ends", async () => {
  const { page, complaints } = await open(browser, `${agent.address}/docs#/agent/getHealth`);
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Execute" }).click();
  await page.locator(".live-responses-table").getByText('"status"').waitFor();

  for (const operation of ["POST /api/v1/config", "DELETE /api/v1/budgets/{name}", "GET /api/v1/events"]) {
    const [method, path] = operation.split(" ");
    const block = page.locator(`.opblock-${method!.toLowerCase()}`, { has: page.locator(`[data-path="${path}"]`) });
    await block.locator(".opblock-summary-control").click();
    await block.getByText("Responses").first().waitFor();
    expect(await block.getByRole("button", { name: "Try it out" }).count(), operation).toBe(0);
  }

  expect(await page.getByRole("button", { name: /authoriz/i }).count()).toBe(0);
  expect(complaints).toEqual([]);
});
