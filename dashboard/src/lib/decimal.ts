/** An amount of money, exact: so many millionths of a millionth of the currency's unit. Sums of floating-point numbers drift. */
export type Amount = bigint;

const digits = 12;
const unit = 10n ** BigInt(digits);

/** The amount that a number of the agent's JSON stands for: the decimal that was written, not its nearest binary fraction. */
export function amountOf(value: number): Amount {
  const [mantissa = "0", exponent = "0"] = String(value).toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.replace("-", "").split(".");
  const shift = digits + Number(exponent) - fraction.length;
  const number = BigInt(whole + fraction);
  const amount = shift >= 0 ? number * 10n ** BigInt(shift) : number / 10n ** BigInt(-shift);
  return value < 0 ? -amount : amount;
}

/** An amount in another currency, at so many of it for one. */
export function convert(amount: Amount, rate: number): Amount {
  return (amount * amountOf(rate)) / unit;
}

/** The nearest number, for charts and for formatting. */
export function toNumber(amount: Amount): number {
  return Number(toText(amount));
}

/** The amount in decimal notation, exact. */
export function toText(amount: Amount): string {
  const positive = amount < 0n ? -amount : amount;
  const fraction = String(positive % unit).padStart(digits, "0").replace(/0+$/, "");
  return `${amount < 0n ? "-" : ""}${positive / unit}${fraction ? `.${fraction}` : ""}`;
}
