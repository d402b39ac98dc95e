import { describe, expect, it } from "vitest";
import { amountOf } from "../../src/lib/decimal";
import { allTokens, sum } from "../../src/lib/sums";
import { group } from "./fake-api";

describe("sums", () => {
  it("never add billed and estimated money", () => {
    const sums = sum([group({ cost_usd: 2 }), group({ cost_usd: 3, cost_source: "estimated" }), group({ cost_usd: 0.5 })]);

    expect([sums.billed, sums.estimated]).toEqual([amountOf(2.5), amountOf(3)]);
  });

  it("keep other currencies apart, and from dollars", () => {
    const sums = sum([group({ cost_usd: null, cost_other: [{ amount: 1.1, currency: "EUR" }] }), group({ cost_usd: null, cost_other: [{ amount: 2, currency: "EUR" }, { amount: 7, currency: "GBP" }] })]);

    expect(sums.billed).toBeNull();
    expect(sums.other).toEqual([{ currency: "EUR", source: "billed", amount: amountOf(3.1) }, { currency: "GBP", source: "billed", amount: amountOf(7) }]);
  });

  it("say that a part isn't known, and never take it for zero", () => {
    const sums = sum([group({ requests_count: null }), group({ requests_count: 4 })]);

    expect(sums.requests).toEqual({ value: 4, isPartial: true });
    expect(sum([group({ requests_count: null })]).requests).toEqual({ value: null, isPartial: true });
  });

  it("count each token once, whatever kinds a provider tells apart", () => {
    expect(allTokens(sum([group({ tokens_input: 10, tokens_output: 5, tokens_cache_read: 100, tokens_cache_write: null })]))).toEqual({ value: 115, isPartial: false });
  });

  it("mark what has a cost that isn't known", () => {
    expect(sum([group(), group({ cost_usd: null, is_cost_partial: true })]).isCostPartial).toBe(true);
    expect(sum([group()]).isCostPartial).toBe(false);
  });
});
