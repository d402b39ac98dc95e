import { useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { Config } from "../../api/types";
import { Notice } from "../../components/notice";
import { api } from "../../state/api";

const choices: [number, string][] = [[60, "every minute"], [300, "every 5 minutes"], [900, "every 15 minutes"], [1_800, "every half hour"], [3_600, "every hour"], [21_600, "every 6 hours"]];
const ordinary = 300;

/** How often the agent asks each provider. */
export function Refreshing({ config, onChanged }: { config: Config; onChanged(config: Config): void }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const current = config.cache_ttl_seconds ?? ordinary;
  const options = choices.some(([seconds]) => seconds === current) ? choices : [...choices, [current, `every ${current} seconds`] as [number, string]];

  async function choose(seconds: number): Promise<void> {
    try {
      onChanged(await api.value.changeConfig({ cache_ttl_seconds: seconds }));
      setTrouble(null);
    } catch (error) {
      setTrouble(messageOf(error));
    }
  }

  return (
    <section class="card" aria-labelledby="refreshing-title">
      <h2 id="refreshing-title">Refreshing</h2>
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      <label class="field-inline">
        <span>Providers are asked</span>
        <select value={String(current)} onChange={event => void choose(Number(event.currentTarget.value))}>
          {options.map(([seconds, text]) => <option key={seconds} value={seconds}>{text}</option>)}
        </select>
      </label>
      <p class="hint">Session logs are read as often. Never more often than every 30 seconds, and later where a provider says so.</p>
    </section>
  );
}
