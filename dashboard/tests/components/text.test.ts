import { describe, expect, it } from "vitest";
import { bucketOf } from "../../src/lib/buckets";
import { toCsv } from "../../src/lib/csv";
import { amountOf } from "../../src/lib/decimal";
import { formatMoney, formatMoneyAxis, formatShort } from "../../src/lib/format";
import { questionOf } from "../../src/lib/periods";
import { addDays, ago, datesBetween, timeAxis, until } from "../../src/lib/time";
import { readExploration } from "../../src/views/explore/question";

const now = Date.parse("2026-11-24T12:00:00Z");

describe("times", () => {
  it.each([["2026-11-24T11:59:30Z", "just now"], ["2026-11-24T11:58:00Z", "2 min ago"], ["2026-11-24T09:30:00Z", "2 h ago"], ["2026-11-20T11:00:00Z", "4 d ago"]])("%s was %s", (moment, text) => {
    expect(ago(moment, now)).toBe(text);
  });

  it.each([["2026-11-24T12:00:20Z", "in under a minute"], ["2026-11-24T14:14:00Z", "in 2 h 14 min"], ["2026-11-27T16:00:00Z", "in 3 d 4 h"], ["2026-11-27T12:00:00Z", "in 3 d"], ["2026-11-24T11:00:00Z", "now"]])("%s is %s", (moment, text) => {
    expect(until(moment, now)).toBe(text);
  });

  it("counts days over months, leap days and changes of the clock", () => {
    expect([addDays("2026-11-30", 1), addDays("2028-02-28", 1), addDays("2026-03-29", 1), addDays("2026-01-01", -1)]).toEqual(["2026-12-01", "2028-02-29", "2026-03-30", "2025-12-31"]);
    expect(datesBetween("2026-10-24", "2026-10-27")).toHaveLength(4);
  });

  it("puts days into weeks from Monday and into months", () => {
    expect([bucketOf("2026-11-22", "week"), bucketOf("2026-11-23", "week"), bucketOf("2026-11-24", "month"), bucketOf("2026-11-24", "day")]).toEqual(["2026-11-16", "2026-11-23", "2026-11-01", "2026-11-24"]);
  });
});

describe("money and counts", () => {
  it("shows cents, and what is less than one", () => {
    expect([formatMoney(amountOf(1234.5)), formatMoney(amountOf(0.00042)), formatMoney(0n), formatMoney(amountOf(3), "EUR")]).toEqual(["$1,234.50", "$0.00042", "$0.00", "€3.00"]);
    expect([formatShort(9_999), formatShort(1_234_567)]).toEqual(["9,999", "1.23M"]);
  });

  it("gives an axis the digits that it needs", () => {
    expect(formatMoneyAxis([0, 5, 10])).toEqual(["$0", "$5", "$10"]);
    expect(formatMoneyAxis([0, 0.5])).toEqual(["$0.00", "$0.50"]);
    expect(formatMoneyAxis([0, 2_500, 17_500])).toEqual(["$0", "$2.5K", "$17.5K"]);
    expect(timeAxis([0, 86_400, 365 * 86_400], 86_400)).toEqual(["Jan 1\n1970", "Jan 2", "Jan 1\n1971"]);
    expect(timeAxis([0, 21_600], 21_600).map(text => text.replace("\u202f", " "))).toEqual(["Jan 1\n1970", "6:00 AM"]);
  });
});

describe("CSV", () => {
  it("quotes what must be, and leaves an unknown number empty", () => {
    expect(toCsv([["a,b", 'say "x"', null, 1.5], ["line\nbreak", "plain", "-2.5", 0]])).toBe('"a,b","say ""x""",,1.5\r\n"line\nbreak",plain,-2.5,0\r\n');
  });

  it.each(["=1+1", "+A1", "-A1", "@SUM(A1)", "\tx"])("gives %s to no spreadsheet to run", text => {
    expect(toCsv([[text]]).startsWith("'") || toCsv([[text]]).startsWith("\"'")).toBe(true);
  });
});

describe("addresses", () => {
  it("ask for named periods by name and for others by their days", () => {
    const day = new Date(2026, 10, 24, 12);
    expect(questionOf("lastmonth", day)).toEqual({ period: "lastmonth" });
    expect(questionOf("last90days", day)).toEqual({ since: "2026-08-27" });
    expect(questionOf("custom", day, "2026-11-01", "2026-11-02")).toEqual({ since: "2026-11-01", until: "2026-11-03" });
    expect(questionOf("custom", day, "2026-11-05", "2026-11-02")).toEqual({ since: "2026-11-05" });
    expect(questionOf("nonsense", day)).toEqual({ period: "thismonth" });
  });

  it("that make no sense mean the ordinary", () => {
    expect(readExploration(new URLSearchParams("range=x&by=toString&metric=constructor&bucket=y&model=m"))).toMatchObject({ range: "last30days", stack: "account", metric: null, bucket: "day", model: null });
    expect(readExploration(new URLSearchParams("account=openai"))).toMatchObject({ stack: "model" });
    expect(readExploration(new URLSearchParams("account=openai&model=gpt-5&range=today"))).toMatchObject({ stack: "session", bucket: "hour" });
  });
});
