import { render, screen, waitFor, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/app";
import { api } from "../../src/state/api";
import { isPrivate } from "../../src/state/preferences";
import { providers, revision, shownPeriod } from "../../src/state/usage";
import { FakeApi, message, quota, state, usage } from "./fake-api";

let fake: FakeApi;

beforeEach(() => {
  fake = new FakeApi();
  isPrivate.value = "off";
  location.hash = "";
});

async function open(...accounts: ReturnType<typeof usage>[]): Promise<void> {
  fake.states = accounts.map(account => state(account.account_id, { error: account.error }));
  fake.report = { ...fake.report, providers: accounts };
  api.value = fake;
  render(<App />);
  fake.tell(...accounts);
  await screen.findByRole("heading", { name: "Accounts" });
}

function card(name: string): HTMLElement {
  return screen.getByRole("article", { name });
}

describe("the overview", () => {
  it("shows billed and estimated cost apart", async () => {
    await open(usage("openai", { cost_usd: 3.75 }), usage("mistral", { cost_usd: 0.25 }), usage("codex", { cost_usd: 40, cost_source: "estimated" }));

    const totals = screen.getByRole("region", { name: /Totals/ });
    expect(within(totals).getByText("$4.00")).toBeTruthy();
    expect(totals.textContent).toContain("≈ $40.00");
    expect(totals.textContent).not.toContain("44");
  });

  it("shows a dash for what isn't known, never a zero", async () => {
    await open(usage("google", { cost_usd: null, cost_source: "unknown", requests_count: null }));

    expect(within(card("Google")).getAllByText("not known").length).toBeGreaterThanOrEqual(2);
    expect(card("Google").textContent).not.toContain("$0");
  });

  it("shows other currencies beside dollars", async () => {
    await open(usage("azure-openai", { cost_usd: null, cost_other: [{ amount: 12.5, currency: "EUR" }] }));

    expect(within(card("Azure-openai")).getByText("€12.50")).toBeTruthy();
    expect(within(screen.getByRole("region", { name: /Totals/ })).getByText("€12.50")).toBeTruthy();
  });

  it("keeps the last numbers of an account that failed, and says why and what to do", async () => {
    await open(usage("openai", { cost_usd: 3 }, { is_stale: true, error: { kind: "invalid_key", message: "The key was refused. Enter another one.", retry_after: null } }));

    expect(within(card("Openai")).getByText("$3.00")).toBeTruthy();
    expect(card("Openai").textContent).toContain("failed · 2 min ago");
    expect(within(card("Openai")).getByText(/The key was refused/)).toBeTruthy();
    expect(within(card("Openai")).getByRole("link", { name: "Change its settings" }).getAttribute("href")).toBe("#/settings?account=openai");
  });

  it("says how long a provider asked to wait", async () => {
    await open(usage("openai", {}, { error: { kind: "rate_limited", message: "OpenAI asks to slow down.", retry_after: 150 } }));

    expect(within(card("Openai")).getByText(/OpenAI asks to slow down\. It asked to wait 2 min\./)).toBeTruthy();
  });

  it("shows the estimated total only where something is estimated", async () => {
    await open(usage("openai", { cost_usd: 3 }));

    expect(within(screen.getByRole("region", { name: /Totals/ })).queryByText("estimated")).toBeNull();
  });

  it("asks for what other views don't show only while it is looked at", async () => {
    const asked = [vi.spyOn(fake, "forecast"), vi.spyOn(fake, "budgets"), vi.spyOn(fake, "plans"), vi.spyOn(fake, "exchangeRates"), vi.spyOn(fake, "usage")];
    location.hash = "#/alerts";
    fake.states = [state("openai")];
    api.value = fake;
    render(<App />);
    await screen.findByText("Nothing needs your attention.");
    asked.forEach(one => one.mockClear());
    const before = revision.value;
    fake.tell(usage("openai"));
    fake.tell(usage("openai"));
    await waitFor(() => expect(revision.value).toBeGreaterThan(before));
    asked.forEach(one => expect(one).not.toHaveBeenCalled());

    location.hash = "#/";
    await screen.findByRole("heading", { name: "Accounts" });
    await waitFor(() => asked.forEach(one => expect(one).toHaveBeenCalled()));
  });

  it("changes as the agent tells, without being asked", async () => {
    await open(usage("openai", { cost_usd: 3 }));

    fake.listener!.onMessage(message("usage_changed", { period_start: "", period_end: "", provider: usage("openai", { cost_usd: 5 }) }));

    await waitFor(() => expect(within(card("Openai")).getByText("$5.00")).toBeTruthy());
  });

  it("goes over to the next day when today does", async () => {
    await open(usage("openai", { cost_usd: 3 }), usage("mistral", { cost_usd: 4 }));
    fake.report = { version: "0", providers: [usage("openai", { cost_usd: 0.1 }), usage("mistral", { cost_usd: 0 })], groups: [] };

    fake.listener!.onMessage(message("usage_changed", { period_start: "2026-11-25T00:00:00Z", period_end: "2026-11-26T00:00:00Z", provider: usage("openai", { cost_usd: 0.1 }) }));

    await waitFor(() => expect(within(card("Mistral")).getByText("$0.00")).toBeTruthy());
    expect(shownPeriod.value).toEqual({ start: "2026-11-25T00:00:00Z", end: "2026-11-26T00:00:00Z" });
  });

  it("says that the agent doesn't answer, and keeps the numbers", async () => {
    await open(usage("openai", { cost_usd: 3 }));

    fake.listener!.onConnection("lost");

    expect(await screen.findByText(/The agent doesn't answer/)).toBeTruthy();
    expect(within(card("Openai")).getByText("$3.00")).toBeTruthy();
  });

  it("shows quotas with their share and when they start anew", async () => {
    await open(usage("codex", {}, { quotas: [quota("weekly", { used_percent: 93.4, resets_at: new Date(Date.now() + 7_200_000 + 60_000).toISOString() })] }));

    const meter = within(card("Codex")).getByRole("meter", { name: "weekly" });
    expect(meter.getAttribute("aria-valuenow")).toBe("93");
    expect(card("Codex").textContent).toMatch(/resets in 2 h/);
  });

  it("hides every number and personal name when asked to", async () => {
    await open(usage("openai@secret-client", { cost_usd: 1234.56, requests_count: 7777 }, { quotas: [quota("spend", { used: 55, limit: 500, unit: "USD", used_percent: 11 })] }));
    await userEvent.click(screen.getByRole("button", { name: "Hide numbers and names" }));

    await waitFor(() => expect(document.body.textContent).not.toMatch(/1,234|7,777|secret-client|55|500|11/));
    expect(document.body.innerHTML, "not in an address either, which a browser shows when the mouse is on a link").not.toContain("secret-client");
    expect(document.body.innerHTML).not.toMatch(/title="[^"]*7,777/);
    expect(screen.getByRole("meter", { name: "spend" }).getAttribute("aria-valuenow")).toBe("0");
  });

  it("asks again with the first snapshot where the agent wasn't there yet", async () => {
    providers.value = null;
    fake.states = [state("openai")];
    vi.spyOn(fake, "providers").mockRejectedValueOnce(new Error("The agent doesn't answer."));
    api.value = fake;
    render(<App />);
    await screen.findByText("The agent doesn't answer.");

    fake.tell(usage("openai", { cost_usd: 3 }));

    await waitFor(() => expect(within(card("Openai")).getByText("$3.00")).toBeTruthy());
  });

  it("learns of accounts that came while the agent was gone", async () => {
    await open(usage("openai", { cost_usd: 3 }));
    fake.states = [...fake.states, state("mistral")];

    fake.listener!.onConnection("lost");
    fake.tell(usage("openai"), usage("mistral", { cost_usd: 9 }));

    await waitFor(() => expect(within(card("Mistral")).getByText("$9.00")).toBeTruthy());
  });

  it("leads through the first run where nothing is set up", async () => {
    fake.states = [state("openai", { is_configured: false, auth_source: "none" })];
    api.value = fake;
    render(<App />);

    expect(await screen.findByText(/No session logs were found/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Enter a key of Openai" }).getAttribute("href")).toBe("#/settings?account=openai");
  });
});
