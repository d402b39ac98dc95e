import type { CostSource } from "../api/types";
import type { Amount } from "../lib/decimal";
import { formatCount, formatMoney, formatShort, unknown } from "../lib/format";
import type { CountSum } from "../lib/sums";
import { isPrivate } from "../state/preferences";

const hidden = "•••";

/** A count in few characters; all its digits on hover. */
export function Count({ value, isPartial = false }: { value: number | null; isPartial?: boolean }) {
  if (value === null) {
    return <Unknown />;
  }

  return isPrivate.value === "on" ? <Hidden /> : (
    <span class="num" title={`${isPartial ? "At least " : ""}${formatCount(value)}`}>
      {isPartial && <AtLeast />}
      {formatShort(value)}
    </span>
  );
}

/** A sum of counts. */
export function CountOf({ sum }: { sum: CountSum }) {
  return <Count value={sum.value} isPartial={sum.isPartial && sum.value !== null} />;
}

/** Money. What is estimated has a sign before it, so that it is never taken for what was billed. */
export function Money({ amount, currency = "USD", source, isPartial = false }: { amount: Amount | null; currency?: string; source: CostSource; isPartial?: boolean }) {
  if (amount === null) {
    return <Unknown />;
  }

  return isPrivate.value === "on" ? <Hidden /> : (
    <span class="num">
      {isPartial && <AtLeast />}
      {source === "estimated" && <span aria-label="estimated ">≈ </span>}
      {formatMoney(amount, currency)}
    </span>
  );
}

/** A number that is a text already, such as a speed. */
export function Figure({ text }: { text: string }) {
  return isPrivate.value === "on" ? <Hidden /> : <span class="num">{text}</span>;
}

/** A name that says something of the person: an account's label, a project, a session. */
export function Name({ text }: { text: string }) {
  return isPrivate.value === "on" ? <Hidden /> : <span class="name">{text}</span>;
}

function Unknown() {
  return <span class="num unknown" title="Not known"><span aria-hidden="true">{unknown}</span><span class="sr-only">not known</span></span>;
}

function Hidden() {
  return <span class="num"><span aria-hidden="true">{hidden}</span><span class="sr-only">hidden</span></span>;
}

function AtLeast() {
  return <span aria-label="at least ">≥ </span>;
}
