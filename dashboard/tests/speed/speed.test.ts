import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { Agent } from "../e2e/agent";
import { launch } from "../e2e/browser";
import { FakeOpenAI, goodKey } from "../e2e/fake-openai";
import { loadOnce, median, type Load } from "./load";

// Measures how soon the page can be used with a year of history: npm run speed, with AIC_EXECUTABLE naming the native agent. Nothing is asserted.
const loads = Number(process.env["SPEED_LOADS"] ?? 9);
const days = 365;
const accounts = Array.from({ length: 10 }, (_, index) => (index === 0 ? "openai" : `openai@team-${index}`));
const models = ["gpt-5", "gpt-5-mini", "gpt-5-codex", "text-embedding-3-large"];

/** Where each view's address leads, and what is there once it can be used whole. */
const views = {
  overview: { hash: "", content: ".card-money, .total-money .num" },
  explore: { hash: "explore?range=lastyear", content: ".chart-host canvas, table tbody tr, .heat" },
  alerts: { hash: "alerts", content: "main h1" },
  settings: { hash: "settings", content: ".accounts li" },
};

let browser: Browser;
let provider: FakeOpenAI;
let agent: Agent;

beforeAll(async () => {
  browser = await launch();
  provider = await FakeOpenAI.start();
  agent = await Agent.start({ providers: Object.fromEntries(accounts.map(id => [id, { provider: "openai", endpoint: provider.address, api_key: goodKey, auth_source: "config" }])) });
  const file = join(agent.home, "year.csv");
  await writeFile(file, `date,account_id,model,requests_count,tokens_input,tokens_output,cost_usd,cost_source\n${yearOf().join("\n")}\n`);
  await agent.run("import", file);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await agent.stop();
  await provider.stop();
});

it("measures", async () => {
  const lines: string[] = [];
  for (const [name, { hash, content }] of Object.entries(views)) {
    for (const isCold of [true, false]) {
      const measured: Load[] = [];

      // The first one makes the agent fetch what it doesn't know yet.
      for (let index = 0; index <= loads; index += 1) {
        const load = await loadOnce(browser, `${agent.address}/#/${hash}`, content, isCold);
        measured.push(...(index === 0 ? [] : [load]));
      }

      const of = (pick: (load: Load) => number): number => Math.round(median(measured.map(pick)));
      lines.push(`| ${name}, ${isCold ? "first visit" : "again"} | ${of(load => load.painted)} ms | ${of(load => load.usable)} ms | ${of(load => load.whole)} ms | ${of(load => load.blocked)} ms | ${of(load => load.work)} ms | ${of(load => load.requests)}, ${of(load => load.depth)} deep | ${(of(load => load.scriptBytes) / 1_024).toFixed(1)} KB | ${(of(load => load.answerBytes) / 1_024).toFixed(0)} KB |`);
    }
  }

  console.log(["", "| view | first paint | controls usable | whole | longest block | main thread's own time | requests | scripts | answers |", "|---|---|---|---|---|---|---|---|---|", ...lines, ""].join("\n"));
}, 600_000);

function yearOf(): string[] {
  return Array.from({ length: days }, (_, index) => new Date(Date.now() - (index + 1) * 86_400_000).toISOString().slice(0, 10)).flatMap((date, index) =>
    accounts.flatMap(account => models.map(model => `${date},${account},${model},${100 + index},${50_000 + index},${5_000 + index},${(1 + index / 100).toFixed(2)},billed`)));
}
