import { describe, expect, it } from "vitest";
import type { HistoryRow } from "../../src/api/types";
import { loadSlices } from "../../src/views/explore/slices";
import { bestMetric, entriesOf, marksOf, markText, seriesOf, timesOf } from "../../src/views/explore/series";
import { orderOf } from "../../src/views/explore/table-columns";
import { csvOf } from "../../src/views/explore/table-csv";
import { readExploration } from "../../src/views/explore/question";
import { FakeApi, group } from "./fake-api";

function row(day: string, more: Partial<HistoryRow> = {}): HistoryRow {
  return { ...group(), account_id: "openai", start: `${day}T00:00:00+01:00`, end: "", quantities: [], is_complete: true, is_imported: false, ...more };
}

const now = new Date(2026, 10, 24, 12);

async function slicesOf(query: string, api: FakeApi) {
  return loadSlices(api, readExploration(new URLSearchParams(query)), now);
}

describe("what is explored", () => {
  it("comes from usage for a named period", async () => {
    const api = new FakeApi();
    api.report.groups = [group({ day: "2026-11-23" }), group({ day: "2026-11-24", account: "work" })];

    const { slices } = await slicesOf("range=last7days", api);

    expect(api.questions).toEqual([{ period: "last7days", by: ["provider", "day"] }]);
    expect(slices.map(slice => [slice.account, slice.time, slice.isComplete])).toEqual([["openai", "2026-11-23", true], ["openai@work", "2026-11-24", false]]);
  });

  it("comes from history for other spans, but for sessions, which it doesn't know", async () => {
    const api = new FakeApi();
    api.rows = [row("2026-11-23")];

    expect((await slicesOf("range=last90days&by=model&bucket=week", api)).slices.map(slice => [slice.account, slice.time])).toEqual([["openai", "2026-11-23"]]);
    expect(api.questions).toEqual([]);
    expect(api.pasts).toEqual([{ since: "2026-08-27", by: ["account", "model"], granularity: "week" }]);
    await slicesOf("range=last90days&account=openai&model=gpt-5", api);
    expect(api.questions[0]?.by).toEqual(["provider", "day", "project", "session", "model"]);
  });

  it("says what isn't whole, what was imported, and where the gaps are", async () => {
    const api = new FakeApi();
    api.rows = [row("2026-10-01", { is_imported: true }), row("2026-11-24", { is_complete: false }), row("2026-11-20")];
    api.coverage = [{ account_id: "openai", units_known: 3, gaps: [{ start: "2026-10-02T00:00:00+00:00", end: "2026-11-20T00:00:00+00:00" }], error: null }, { account_id: "mistral", units_known: 90, gaps: [], error: null }];

    const { slices, gaps } = await slicesOf("range=last90days", api);
    const times = timesOf(slices);

    expect(times, "a gap has no bar").toEqual(["2026-10-01", "2026-11-20", "2026-11-24"]);
    expect(marksOf(slices, times).map(markText)).toEqual(["imported", "", "so far"]);
    expect(gaps).toEqual([{ account: "openai", spans: [{ start: "2026-10-02T00:00:00+00:00", end: "2026-11-20T00:00:00+00:00" }] }]);
  });

  it("is narrowed to an account and a model", async () => {
    const api = new FakeApi();
    api.report.groups = [group({ day: "2026-11-23", model: "a" }), group({ day: "2026-11-23", model: "b" }), group({ day: "2026-11-23", model: "a", provider_id: "mistral" })];

    expect((await slicesOf("account=openai&model=a&by=model", api)).slices).toHaveLength(1);
  });
});

describe("series and rows", () => {
  const api = new FakeApi();
  api.report.groups = [
    group({ day: "2026-11-22", cost_usd: 0.1 }), group({ day: "2026-11-23", cost_usd: 0.2 }), group({ day: "2026-11-23", provider_id: "claude-code", provider_name: "Claude Code", cost_source: "estimated", cost_usd: 9 }),
    group({ day: "2026-11-23", provider_id: "google", provider_name: "Google AI", cost_source: "unknown", cost_usd: null, is_cost_partial: true }),
  ];

  it("show one kind of cost at a time, and a day without a number as a gap", async () => {
    const { slices } = await slicesOf("", api);
    const entries = entriesOf(slices, "account", "billed");

    expect(seriesOf(entries, timesOf(slices), "billed").map(one => [one.name, one.values])).toEqual([["OpenAI", [0.1, 0.2]]]);
    expect(seriesOf(entries, timesOf(slices), "estimated").map(one => [one.name, one.values])).toEqual([["Claude Code", [null, 9]]]);
    expect([bestMetric(slices), bestMetric(slices.slice(2, 3)), bestMetric(slices.slice(3))]).toEqual(["billed", "estimated", "tokens"]);
  });

  it("put all beyond the ninth together", async () => {
    const many = new FakeApi();
    many.report.groups = Array.from({ length: 30 }, (_, index) => group({ day: "2026-11-23", model: `m${index}`, cost_usd: index }));
    const { slices } = await slicesOf("by=model", many);
    const series = seriesOf(entriesOf(slices, "model", "billed"), timesOf(slices), "billed");

    expect(series.map(one => one.name).slice(-2)).toEqual(["m21", "20 others"]);
    expect(series.reduce((sum, one) => sum + one.total, 0)).toBe(29 * 15);
    expect(new Set(series.map(one => one.colour)).size).toBe(10);
  });

  it("sort what isn't known last, either way", async () => {
    const entries = entriesOf((await slicesOf("", api)).slices, "account", "billed");

    expect(orderOf(entries, "billed", true).map(entry => entry.name)).toEqual(["OpenAI", "Claude Code", "Google AI"]);
    expect(orderOf(entries, "billed", false)[0]?.name).toBe("OpenAI");
    expect(orderOf(entries, "name", true).map(entry => entry.name)).toEqual(["Claude Code", "Google AI", "OpenAI"]);
  });

  it("are exported exactly, billed and estimated apart, the unknown empty", async () => {
    const exploration = readExploration(new URLSearchParams());
    const lines = csvOf(orderOf(entriesOf((await slicesOf("", api)).slices, "account", "billed"), "name", true), exploration).split("\r\n");

    expect(lines[0]).toMatch(/^account,label,billed_usd,estimated_usd,/);
    expect(lines.slice(1, 4)).toEqual(["Claude Code,,,9,,false,1,10,5,,,true,false", "Google AI,,,,,true,1,10,5,,,true,false", "OpenAI,,0.3,,,false,2,20,10,,,true,false"]);
  });
});
