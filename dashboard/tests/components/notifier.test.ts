import { describe, expect, it } from "vitest";
import { noticesOf } from "../../src/state/notifier";
import { quota, usage } from "./fake-api";

const weekly = (percent: number) => usage("codex", {}, { quotas: [quota("weekly", { used_percent: percent })] });
const failed = usage("openai", {}, { error: { kind: "timeout", message: "It took too long.", retry_after: null } });

describe("what the desktop is told where the agent knows no alerts", () => {
  it("is that an account began to fail, once", () => {
    expect(noticesOf(usage("openai"), failed)).toEqual(["Openai failed: It took too long."]);
    expect(noticesOf(failed, failed)).toEqual([]);
    expect(noticesOf(failed, usage("openai"))).toEqual([]);
  });

  it("is that a quota came near its end, once", () => {
    const [low, high] = [weekly(89), weekly(90)];
    expect(noticesOf(low, high)).toEqual(["Codex: 90 % of weekly is used."]);
    expect(noticesOf(high, high)).toEqual([]);
  });
});
