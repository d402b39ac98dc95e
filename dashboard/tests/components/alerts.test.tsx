import { render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Alert, LiveMessage } from "../../src/api/types";
import { App } from "../../src/app";
import { alerts, onRaised } from "../../src/state/alerts";
import { api } from "../../src/state/api";
import { isPrivate, period } from "../../src/state/preferences";
import { alert, delivery, FakeApi, message, state, usage } from "./fake-api";

let fake: FakeApi;

beforeEach(() => {
  fake = new FakeApi();
  isPrivate.value = "off";
  period.value = "thismonth";
  location.hash = "";
});

async function open(...list: Alert[]): Promise<void> {
  fake.states = [state("codex")];
  fake.alertList = list;
  fake.report = { ...fake.report, providers: [usage("codex")] };
  api.value = fake;
  render(<App />);
  fake.tell(usage("codex"));
  await screen.findByRole("heading", { name: "Accounts" });
}

function tell(type: LiveMessage["type"]): void {
  fake.listener!.onMessage(message(type, { alert: alert("one") }));
}

describe("the bell", () => {
  it("says how many are active", async () => {
    await open(alert("one"), alert("two", { severity: "critical" }), alert("three", { cleared_at: new Date().toISOString() }), alert("four", { snoozed_until: new Date(Date.now() + 60_000).toISOString() }));
    expect(await screen.findByRole("link", { name: "Alerts: 2 active" })).toBeTruthy();
    expect(screen.getByText("Alert two").closest("a")!.textContent).toContain("and 1 more");
  });

  it("learns of what is raised while the page is open", async () => {
    await open();
    expect(await screen.findByRole("link", { name: "Alerts: none active" })).toBeTruthy();

    fake.alertList = [alert("new")];
    tell("alert_raised");

    expect(await screen.findByRole("link", { name: "Alerts: 1 active" })).toBeTruthy();

    fake.alertList = [];
    tell("alert_cleared");

    expect(await screen.findByRole("link", { name: "Alerts: none active" })).toBeTruthy();
  });

  it("asks once for all that are raised and cleared at the same time, even when another period is chosen meanwhile", async () => {
    await open();
    expect(await screen.findByRole("link", { name: "Alerts: none active" })).toBeTruthy();

    const asked = vi.spyOn(fake, "alerts");
    fake.alertList = [alert("one"), alert("two")];
    (["alert_raised", "alert_raised", "alert_cleared", "alert_raised"] as const).forEach(tell);
    period.value = "today";

    expect(await screen.findByRole("link", { name: "Alerts: 2 active" })).toBeTruthy();
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe("the list", () => {
  it("says what happened, how bad it is, since when, and who couldn't be told", async () => {
    await open(alert("one", { deliveries: [delivery("ops", { is_delivered: false, error: "Slack answered 500.", retry_at: new Date(Date.now() + 60_000).toISOString() })] }), alert("old", { cleared_at: new Date(Date.now() - 3_700_000).toISOString() }));
    location.hash = "#/alerts";

    const item = (await screen.findByRole("heading", { name: "Alert one" })).closest("li")!;
    expect(item.textContent).toContain("What one means.");
    expect(item.textContent).toContain("warning");
    expect(item.textContent).toContain("raised 2 h ago");
    expect(item.textContent).toContain("ops: Slack answered 500.");
    expect(within(screen.getByRole("region", { name: /Over/ })).getByText("over 1 h ago")).toBeTruthy();
  });

  it("tells apart what came of telling that it was raised and that it is over, and counts each channel once", async () => {
    const ops = delivery("ops", { at: new Date(Date.now() - 7_260_000).toISOString() });
    await open(alert("old", { cleared_at: new Date().toISOString(), deliveries: [ops, delivery("ops", { event: "cleared" })] }), alert("bad", {
      cleared_at: new Date().toISOString(), deliveries: [delivery("me"), ops, delivery("ops", { event: "cleared", is_delivered: false, error: "Slack answered 500." })],
    }));
    location.hash = "#/alerts";

    const rowsOf = (name: string) => within(screen.getByRole("heading", { name }).closest("li")!).getAllByRole("listitem", { hidden: true }).map(item => item.textContent);
    expect(await screen.findByText("Told through 1 channel")).toBeTruthy();
    expect(rowsOf("Alert old")).toEqual(["ops: told · 2 h ago", "ops, over: told · just now"]);
    expect(screen.getByText("1 of 2 channels couldn't be told")).toBeTruthy();
    expect(rowsOf("Alert bad")).toEqual(["me: told · just now", "ops: told · 2 h ago", "ops, over: Slack answered 500. · just now"]);
  });

  it("snoozes, and ends the snooze", async () => {
    await open(alert("one"));
    location.hash = "#/alerts";
    const select = await screen.findByRole("combobox", { name: "Snooze: Alert one" });
    fake.alertList = [alert("one", { snoozed_until: new Date(Date.now() + 4 * 3_600_000).toISOString() })];
    await userEvent.selectOptions(select, "for 4 hours");

    expect(fake.changes).toContainEqual(["snooze one", 240]);
    expect(await screen.findByText(/snoozed, wakes in (4 h|3 h 59 min)/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "End snooze: Alert one" }));
    expect(fake.changes).toContainEqual(["snooze one", 0]);
  });

  it("names neither numbers nor accounts where they are hidden", async () => {
    await open(alert("one", { title: "Budget secret-client: 80% used", message: "About secret-client." }));
    isPrivate.value = "on";
    location.hash = "#/alerts";

    expect(await screen.findByRole("heading", { name: "A quota is nearly used up" })).toBeTruthy();
    expect(document.body.innerHTML).not.toContain("secret-client");
  });
});

it("the desktop is told of each once: what is raised, what comes again, what becomes worse; not of what was there before", async () => {
  const raised: string[] = [];
  const before = alert("before");
  await open(before);
  await alerts.load();
  const end = onRaised(one => raised.push(`${one.id} ${one.raised_at.slice(0, 10)}`));
  const again = { raised_at: "2026-11-24T10:00:00Z" };

  for (const list of [[before, alert("new", again)], [before, alert("new", again)], [], [alert("new", { raised_at: "2026-11-25T10:00:00Z" })], [alert("new", { raised_at: "2026-11-25T10:00:00Z", severity: "critical" })]]) {
    fake.alertList = list;
    await alerts.load();
  }

  end();
  expect(raised).toEqual(["new 2026-11-24", "new 2026-11-25", "new 2026-11-25"]);
});

describe("channels in Settings", () => {
  it("are listed, masked as the agent masks them, and can't be changed", async () => {
    fake.alertsConfig = { muted: ["unusual_day"], channels: { ops: { type: "webhook", form: "slack", url: "https://hooks.example.com/••••", minimum_severity: "critical" }, nightly: { type: "command", command: "/usr/local/bin/tell" } } };
    await open();
    location.hash = "#/settings";

    const section = await screen.findByRole("region", { name: "Alerts" });
    expect(section.textContent).toContain("webhook (slack): https://hooks.example.com/••••");
    expect(section.textContent).toContain("critical ones");
    expect(section.textContent).toContain("command: /usr/local/bin/tell");
    expect(section.textContent).toContain("Muted: a day unlike others.");
    expect(within(section).queryByRole("button")).toBeNull();
  });
});
