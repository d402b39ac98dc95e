import { periods } from "../../lib/periods";
import { period } from "../../state/preferences";

/** Chooses the overview's period. */
export function PeriodPicker() {
  return (
    <label class="field-inline">
      <span class="sr-only">Period</span>
      <select value={period.value} onChange={event => { period.value = event.currentTarget.value; }}>
        {Object.entries(periods).map(([word, name]) => <option key={word} value={word}>{name}</option>)}
      </select>
    </label>
  );
}
