import { useEffect, useState } from "preact/hooks";
import type { UsageGroup } from "../../api/types";
import { Count, Figure, Money, Name } from "../../components/numbers";
import { colourOf } from "../../lib/colours";
import { amountOf } from "../../lib/decimal";
import { formatShort } from "../../lib/format";
import { allTokens, sum } from "../../lib/sums";
import { addDays, dateOf, momentOf, until } from "../../lib/time";
import { api } from "../../state/api";
import { now } from "../../state/clock";
import { accounts, revision } from "../../state/usage";

const most = 3;

/** The running blocks of five hours of coding tools: how much, how fast, and what that comes to. */
export function ActiveBlocks() {
  const [blocks, setBlocks] = useState<UsageGroup[] | null>(null);
  const [isWhole, setWhole] = useState(false);
  const source = api.value;
  const changes = revision.value;
  useEffect(() => {
    let isOver = false;

    // From yesterday: a block goes on over midnight. It is an extra; without it the rest of the view is whole.
    source.usage({ since: addDays(dateOf(new Date()), -1), by: ["provider", "block"] })
      .then(report => !isOver && setBlocks((report.groups ?? []).filter(group => group.block?.is_active)), () => !isOver && setBlocks([]));
    return () => {
      isOver = true;
    };
  }, [source, changes]);

  if (blocks === null) {
    return accounts.value.some(account => account.auth_source === "sessions") ? <div class="card card-waiting block-waiting" aria-busy="true" /> : null;
  }

  return blocks.length === 0 ? null : (
    <section class="blocks" aria-label="Running blocks of five hours">
      {(isWhole ? blocks : blocks.slice(0, most)).map(group => <Block key={`${group.provider_id} ${group.account} ${group.cost_source}`} group={group} />)}
      {!isWhole && blocks.length > most && <button type="button" class="blocks-more" onClick={() => setWhole(true)}>Show all {blocks.length} running blocks</button>}
    </section>
  );
}

function Block({ group }: { group: UsageGroup }) {
  const { block, forecast } = group;
  if (!block) {
    return null;
  }

  const sums = sum([group]);
  const money = sums.billed ?? sums.estimated;
  const passed = Math.min(Math.max((now.value - Date.parse(block.start)) / (Date.parse(block.end) - Date.parse(block.start)), 0), 1);
  return (
    <article class="card block">
      <header class="card-head">
        <span class="dot" style={{ background: colourOf(group.account === null ? group.provider_id ?? "" : `${group.provider_id}@${group.account}`) }} />
        <h2>{group.provider_name}{group.account !== null && <> <Name text={group.account} /></>}: active block</h2>
        <span class="fresh" title={momentOf(block.end)}>ends {until(block.end, now.value)}</span>
      </header>
      <div class="gauge-track" role="meter" aria-label="Time passed" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(passed * 100)}><div class="gauge-fill" style={{ width: `${passed * 100}%` }} /></div>
      <dl class="facts">
        <div><dt>Until now</dt><dd><Money amount={money} source={group.cost_source} /></dd></div>
        <div><dt>Tokens</dt><dd><Count value={allTokens(sums).value} /></dd></div>
        {forecast && <div><dt>Speed</dt><dd><Figure text={`${formatShort(Math.round(forecast.tokens_per_minute))}/min`} /></dd></div>}
        {forecast?.cost_per_hour_usd != null && <div><dt>An hour</dt><dd><Money amount={amountOf(forecast.cost_per_hour_usd)} source={group.cost_source} /></dd></div>}
        {forecast?.cost_at_end_usd != null && <div><dt>At its end</dt><dd><Money amount={amountOf(forecast.cost_at_end_usd)} source={group.cost_source} /></dd></div>}
      </dl>
    </article>
  );
}
