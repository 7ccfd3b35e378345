/** One at a time per key: whoever reads 8 MiB in slices does so on one connection, not on twenty. */
export interface Turns<Key> {
  /** @param run gets its turn at once or later, and calls `done` when it is over */
  take(key: Key, run: (done: () => void) => void): void;
}

export function makeTurns<Key>(): Turns<Key> {
  const queues = new Map<Key, (() => void)[]>();
  return {
    take(key, run) {
      const queue = queues.get(key) ?? [];
      queues.set(key, queue);
      const start = () =>
        run(() => {
          queue.shift();
          const next = queue[0];
          if (next) next();
          else queues.delete(key);
        });
      queue.push(start);
      if (queue.length === 1) start();
    },
  };
}
