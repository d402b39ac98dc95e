/** Makes a function that runs at most so many tasks at once; the others wait for their turn. */
export function inTurn(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async task => {
    if (running >= most) {
      await new Promise<void>(done => waiting.push(done));
    } else {
      running += 1;
    }

    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) {
        next();
      } else {
        running -= 1;
      }
    }
  };
}
