/** What a number leaves out, since it isn't known. */
export function Missing({ all }: { all: readonly string[] }) {
  return all.length === 0 ? null : <details class="notes"><summary>What isn't in it</summary><ul>{all.map(one => <li key={one}>{one}</li>)}</ul></details>;
}
