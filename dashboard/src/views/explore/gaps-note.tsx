import { colourOf } from "../../lib/colours";
import { addDays, dayText } from "../../lib/time";
import { Name } from "../../components/numbers";
import { accountName } from "../../state/usage";
import type { Gaps } from "./slices";

const most = 4;

/** Of which days nothing is known: they are gaps in the chart, not zeros. */
export function GapsNote({ gaps }: { gaps: readonly Gaps[] }) {
  return gaps.length === 0 ? null : (
    <details class="notes">
      <summary>Days of which nothing is known ({gaps.length === 1 ? "1 account" : `${gaps.length} accounts`})</summary>
      <ul>{gaps.map(gap => <AccountGaps key={gap.account} gaps={gap} />)}</ul>
      <p class="hint">They are gaps, not zeros. What providers still tell is fetched by <code>aic history sync --since DAY</code>.</p>
    </details>
  );
}

function AccountGaps({ gaps: { account, spans } }: { gaps: Gaps }) {
  const { name, label } = accountName(account);
  return (
    <li>
      <span class="dot" style={{ background: colourOf(account) }} /> {name}{label !== null && <> <Name text={label} /></>}: {spans.slice(-most).map(spanText).join(", ")}
      {spans.length > most && `, and ${spans.length - most} before`}
    </li>
  );
}

function spanText({ start, end }: { start: string; end: string }): string {
  const first = start.slice(0, 10);
  const last = end.slice(11, 16) === "00:00" ? addDays(end.slice(0, 10), -1) : end.slice(0, 10);
  return first >= last ? dayText(first, true) : `${dayText(first, true)} – ${dayText(last, true)}`;
}
