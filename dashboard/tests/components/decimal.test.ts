import { describe, expect, it } from "vitest";
import { amountOf, toNumber, toText } from "../../src/lib/decimal";

describe("money", () => {
  it.each([[0.1, "0.1"], [1e-7, "0.0000001"], [1234567.891, "1234567.891"], [-2.5, "-2.5"], [0, "0"], [1e21, "1000000000000000000000"], [-1e-7, "-0.0000001"]])("reads %d as the decimal that was written", (value, text) => {
    expect(toText(amountOf(value))).toBe(text);
    expect(toNumber(amountOf(value))).toBe(value);
  });

  it("sums without drifting", () => {
    const total = Array.from({ length: 1_000 }, () => amountOf(0.1)).reduce((sum, amount) => sum + amount, 0n);

    expect(toText(total)).toBe("100");
    expect(Array.from({ length: 1_000 }, () => 0.1).reduce((sum, amount) => sum + amount, 0)).not.toBe(100);
  });
});
