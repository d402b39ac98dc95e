/** Parts by what they have in common, in the order in which each appears first. */
export function groupBy<T, K>(parts: Iterable<T>, keyOf: (part: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const part of parts) {
    const key = keyOf(part);
    const group = groups.get(key);
    if (group) {
      group.push(part);
    } else {
      groups.set(key, [part]);
    }
  }

  return groups;
}
