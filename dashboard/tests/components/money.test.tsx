import { render, screen, waitFor, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/app";
import type { BudgetState, PlanMonth } from "../../src/api/types";
import { api } from "../../src/state/api";
import { isPrivate, period } from "../../src/state/preferences";
import { expected, FakeApi, message, quota, state, usage } from "./fake-api";

let fake: FakeApi;

beforeEach(() => {
  fake = new FakeApi();
  isPrivate.value = "off";
  period.value = "thismonth";
  location.hash = "";
});

async function open(...accounts: ReturnType<typeof usage>[]): Promise<void> {
  fake.states = accounts.map(account => state(account.account_id, { auth_source: account.account_id === "claude-code" ? "sessions" : "config" }));
  fake.report = { ...fake.report, providers: accounts };
  api.value = fake;
  render(<App />);
  fake.tell(...accounts);
  await screen.findByRole("heading", { name: "Accounts" });
}

function totals(): HTMLElement {
  return screen.getByRole("region", { name: /Totals/ });
}

describe("a total in the currency that the person chose", () => {
  const rate = { from: "USD", to: "EUR", rate: 0.93, date: "2026-11-23", source: "ecb", is_derived: true, age_days: 1, is_stale: false } as const;

  it("stands beside its own amount, with the rate, its source and its day, each currency apart", async () => {
    fake.rates = [rate, { ...rate, from: "GBP", rate: 1.15, date: null, source: "own" }];
    await open(usage("openai", { cost_usd: 40, cost_other: [{ amount: 10, currency: "GBP" }, { amount: 3, currency: "CHF" }] }), usage("codex", { cost_usd: 100, cost_source: "estimated" }));

    await within(totals()).findByText("≈ €37.20");
    expect(totals().textContent).toContain("≈ €37.20 at 0.93 a USD (European Central Bank, Nov 23, 2026)");
    expect(totals().textContent).toContain("≈ €11.50 at 1.15 a GBP (your own rate)");
    expect(totals().textContent).toContain("≈ €93.00");
    expect(totals().textContent).toContain("$40.00£10.00CHF");
    expect([...totals().querySelectorAll(".converted")]).toHaveLength(3);
  });

  it("isn't there where none was chosen, comes with the choice, and is hidden with the other numbers", async () => {
    await open(usage("openai", { cost_usd: 40 }));
    expect(totals().textContent).not.toContain("€");

    fake.rates = [rate];
    fake.listener!.onMessage(message("config_changed", {}));
    await within(totals()).findByText("≈ €37.20");

    isPrivate.value = "on";
    await waitFor(() => expect(totals().textContent).not.toContain("37"));
  });
});

describe("the forecast", () => {
  it("stands on each total with its interval, beside the straight line, billed and estimated apart", async () => {
    fake.forecasts.set("", [expected("billed_usd", 40, 60), expected("estimated_usd", 400, 600)]);
    await open(usage("openai", { cost_usd: 40 }), usage("claude-code", { cost_usd: 400, cost_source: "estimated" }));

    await within(totals()).findByText("$60.00");
    expect(totals().textContent).toContain("Expected by Nov 30");
    expect(totals().textContent).toContain("$50.00 – $70.00");
    expect(totals().textContent).toContain("$65.00 in a straight line");
    expect(totals().textContent).toContain("≈ $600.00");
  });

  it("stands on each card, of that account alone", async () => {
    fake.forecasts.set("openai", [expected("billed_usd", 40, 61)]);
    await open(usage("openai", { cost_usd: 40 }), usage("mistral", { cost_usd: 3 }));

    await within(screen.getByRole("article", { name: "Openai" })).findByText("$61.00");
    expect(screen.getByRole("article", { name: "Mistral" }).textContent).not.toContain("straight line");
  });

  it("isn't told for a provider's first account where its name means others too", async () => {
    fake.forecasts.set("openai", [expected("billed_usd", 40, 61)]);
    fake.forecasts.set("openai@work", [expected("billed_usd", 4, 62)]);
    await open(usage("openai"), usage("openai@work"));

    await within(screen.getByRole("article", { name: /work/ })).findByText("$62.00");
    expect(screen.queryByText("$61.00")).toBeNull();
  });

  it("is asked for once of an account when another period is chosen", async () => {
    const own = usage("openai");
    await open(own);
    await waitFor(() => expect(fake.forecastQuestions).toContainEqual(["openai", "thismonth"]));
    period.value = "last7days";
    fake.tell(own);

    await waitFor(() => expect(fake.forecastQuestions).toContainEqual(["openai", "last7days"]));
    await screen.findByRole("article", { name: "Openai" });
    expect(fake.forecastQuestions.filter(([account]) => account === "openai")).toEqual([["openai", "thismonth"], ["openai", "last7days"]]);
  });

  it("isn't asked for of an account where the period has ended", async () => {
    await open(usage("openai"));
    await waitFor(() => expect(fake.forecastQuestions).toContainEqual(["openai", "thismonth"]));
    for (const word of ["yesterday", "lastmonth"]) {
      period.value = word;
      await waitFor(() => expect(fake.forecastQuestions.at(-1)).toEqual(["", word]));
      fake.tell(usage("openai", {}, { fetched_at: new Date().toISOString() }));
    }

    period.value = "last7days";
    await waitFor(() => expect(fake.forecastQuestions.at(-1)).toEqual(["openai", "last7days"]));
    expect(fake.forecastQuestions.filter(([account, word]) => account !== "" && (word === "yesterday" || word === "lastmonth"))).toEqual([]);
  });

  it("of another period doesn't stand beside this one's total", async () => {
    fake.forecasts.set("", [expected("billed_usd", 40, 60)]);
    await open(usage("openai", { cost_usd: 40 }));
    await within(totals()).findByText("$60.00");

    const asked = vi.spyOn(fake, "forecast").mockReturnValue(new Promise(() => undefined));
    period.value = "last7days";
    await waitFor(() => expect(asked).toHaveBeenCalled());
    fake.tell(usage("openai", { cost_usd: 7 }));

    await within(totals()).findByText("$7.00");
    expect(totals().textContent).not.toContain("Expected");
  });

  it("says nothing where nothing can be expected", async () => {
    fake.forecasts.set("", [{ ...expected("billed_usd", 40, 60), forecast: null }]);
    await open(usage("openai"));

    await waitFor(() => expect(totals().textContent).toContain("billed"));
    expect(totals().textContent).not.toContain("Expected");
  });

  it("is hidden with the other numbers", async () => {
    fake.forecasts.set("", [expected("billed_usd", 40, 60)]);
    await open(usage("openai"));
    await within(totals()).findByText("$60.00");
    isPrivate.value = "on";

    await waitFor(() => expect(totals().textContent).not.toMatch(/\$|60|50/));
  });
});

it("a quota says how fast it is used and when it runs out", async () => {
  const hour = 3_600_000;
  const time = (from: number): string => new Date(Date.now() + from + 30_000).toISOString();
  await open(usage("codex", {}, { quotas: [quota("weekly", { used_percent: 60, pace: "over_pace", pace_ratio: 2.4, starts_at: time(-42 * hour), resets_at: time(126 * hour), runs_out_at: time(28 * hour) })] }));

  const card = screen.getByRole("article", { name: "Codex" });
  expect(within(card).getByText("over pace").title).toBe("2.4 times as fast as an even use");
  expect(within(card).getByText("runs out in 1 d 4 h")).toBeTruthy();
  expect(within(card).getByTitle("25 % of its time is over")).toBeTruthy();
});

describe("budgets", () => {
  it("show how they stand, and what is expected", async () => {
    fake.budgetStates = [{
      budget: { name: "team", amount: 100, unit: "USD", period: "month" }, period_end: "2026-12-01T00:00:00Z", status: "at_risk", counts: "billed", used: 80, left: 20, percent: 80, pace: 1.2, runs_out_on: "2026-11-28",
      forecast: expected("billed_usd", 80, 120).forecast, is_partial: true, missing: ["Google AI tells no cost."],
    } as unknown as BudgetState];
    await open(usage("openai"));

    expect(await screen.findByText(/≥ \$80.00 of \$100.00/)).toBeTruthy();
    expect(screen.getByText("at risk")).toBeTruthy();
    expect(screen.getByText("$120.00")).toBeTruthy();
    expect(screen.getByText("$110.00 – $130.00")).toBeTruthy();
    expect(screen.getByText("Google AI tells no cost.")).toBeTruthy();
  });

  it("of many show those that matter most, and the others when asked to", async () => {
    fake.budgetStates = Array.from({ length: 8 }, (_, index) => ({
      budget: { name: `budget-${index}`, amount: 100, unit: "USD", period: "month" }, period_end: "2026-12-01T00:00:00Z", status: index === 7 ? "used_up" : "within", counts: "billed", used: 8, left: 92, percent: 8, pace: 1,
      runs_out_on: null, forecast: null, is_partial: false, missing: [],
    } as unknown as BudgetState));
    await open(usage("openai"));

    expect(await screen.findByText("budget-7")).toBeTruthy();
    expect(screen.queryByText("budget-6")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show all 8 budgets" }));
    expect(await screen.findByText("budget-6")).toBeTruthy();
  });

  it("are absent where there are none", async () => {
    await open(usage("openai"));

    expect(screen.queryByRole("heading", { name: "Budgets" })).toBeNull();
  });
});

describe("plans", () => {
  const month = (first: string, estimated: number | null, more: Partial<PlanMonth> = {}): PlanMonth => ({
    plan: { account: "claude-code", amount: 200, currency: "USD", period: "month", monthly_amount: 200 }, month: first, period_start: "", period_end: "", rate: null, not_compared: null, estimated_usd: estimated, times_plan: estimated === null ? null : estimated / 200,
    is_partial: false, missing: [], ...more,
  });

  it("are compared with a price in another currency at a rate that is said, or not at all", async () => {
    const euros = { ...month("2026-11-01", 620.4).plan, amount: 180, currency: "EUR", monthly_amount: 180 };
    const rate = { from: "USD", to: "EUR", rate: 0.92, date: "2026-11-20", source: "own" as const, is_derived: false, age_days: 4, is_stale: false };
    fake.planMonths = [month("2026-11-01", 620.4, { plan: euros, rate }), month("2026-11-01", 5, { plan: { ...euros, account: "codex" }, times_plan: null, not_compared: "No rate is known." })];
    await open(usage("claude-code", { cost_usd: 620.4, cost_source: "estimated" }));

    const card = await screen.findByRole("article", { name: "Plan of Claude-code" });
    expect(card.textContent).toContain("€180.00 a month");
    expect(card.textContent).toContain("compared at 0.92 EUR a USD (own, 2026-11-20)");
    expect(screen.getByText("No rate is known.")).toBeTruthy();
  });

  it("say how many times their price the usage would have cost, by month, in no sum", async () => {
    fake.planMonths = [month("2026-11-01", 620.4), month("2026-10-01", 100), month("2026-09-01", null)];
    await open(usage("claude-code", { cost_usd: 620.4, cost_source: "estimated" }));

    const card = await screen.findByRole("article", { name: "Plan of Claude-code" });
    expect(card.textContent).toContain("3.1times the plan");
    expect(card.textContent).toContain("≈ $620.40 in Nov");
    expect(within(card).getAllByRole("listitem").map(item => item.textContent)).toEqual(["–Sep", "0.5Oct", "3.1Nov"]);
    expect(totals().textContent).not.toMatch(/200|820/);
  });

  it("say that a part isn't known", async () => {
    fake.planMonths = [month("2026-11-01", 620.4, { is_partial: true, missing: ["A model has no price."] })];
    await open(usage("claude-code"));

    expect((await screen.findByRole("article", { name: /Plan of/ })).textContent).toContain("≥ 3.1");
    expect(screen.getByText("A model has no price.")).toBeTruthy();
  });

  it.each([["openai@secret-client", "Openai"], ["secret-client", "an account"]])("of %s, an account that there isn't, are hidden with the other names", async (account, owner) => {
    const one = month("2026-11-01", 35);
    fake.planMonths = [{ ...one, plan: { ...one.plan, account } }];
    await open(usage("openai"));
    expect((await screen.findByRole("article", { name: /Plan of/ })).textContent).toContain("secret-client");

    isPrivate.value = "on";
    await waitFor(() => expect(document.body.innerHTML).not.toContain("secret-client"));
    location.hash = "#/settings";
    expect(await screen.findByRole("button", { name: `Change the plan of ${owner}` })).toBeTruthy();
    expect(document.body.innerHTML).not.toContain("secret-client");
  });

  it("are added and removed in Settings, coding tools first", async () => {
    await open(usage("openai"), usage("claude-code"));
    location.hash = "#/settings";
    await userEvent.click(await screen.findByRole("button", { name: "Plan" }));
    expect((screen.getByLabelText("Account") as HTMLSelectElement).value).toBe("claude-code");
    await userEvent.type(screen.getByLabelText("Price"), "17.5");
    fake.planMonths = [month("2026-11-01", 35)];
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(fake.changes).toContainEqual(["plan claude-code", { amount: 17.5, currency: "USD", period: "month" }]);

    await userEvent.click(await screen.findByRole("button", { name: "Remove the plan of Claude-code" }));
    expect(fake.changes).toContainEqual(["plan claude-code", null]);
  });
});
