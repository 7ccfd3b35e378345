import type { Fanout, Hint } from './fanout.ts';

/** Machines that are one process: what a server without Redis has, and what tests have several of. */
export interface LocalFanout {
  /** @returns one machine's end */
  join(): Fanout;
}

type Hear = (hint: Hint) => void;

export function makeLocalFanout(): LocalFanout {
  const machines = new Set<Map<string, Set<Hear>>>();

  return {
    join() {
      const topics = new Map<string, Set<Hear>>();
      machines.add(topics);
      return {
        publish(topic, hint) {
          if (machines.size === 1) return; // the usual case: nobody else is there
          for (const others of machines) {
            if (others === topics) continue; // [F2]
            const listeners = others.get(topic);
            if (listeners) for (const hear of listeners) later(listeners, hear, hint);
          }
        },
        subscribe(topic, hear) {
          const listener: Hear = (hint) => hear(hint);
          const listeners = topics.get(topic) ?? new Set();
          topics.set(topic, listeners.add(listener));
          return () => {
            listeners.delete(listener);
            if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
          };
        },
        close() {
          machines.delete(topics);
          for (const listeners of topics.values()) listeners.clear();
          topics.clear();
          return Promise.resolve();
        },
      };
    },
  };
}

/** Not at once: a network would not either, and a room must not be entered while it publishes. */
function later(listeners: ReadonlySet<Hear>, hear: Hear, hint: Hint): void {
  queueMicrotask(() => {
    if (listeners.has(hear)) hear(hint); // [F3]
  });
}
