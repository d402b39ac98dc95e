/** Makes something when it is first needed. A browser takes milliseconds for each of its formats, and no page needs all of them at its start. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
