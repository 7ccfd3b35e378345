/**
 * How many of a connection's sync messages (step 2 and update, counted together from 1) are on disk.
 *
 * R30 `count` is n only when every message from 1 to n is stored, was known already, or was dropped
 *     before a step 2 that is: that step 2 contained it.
 */
export interface SavedCount {
  /** @returns the number of the message that has just come */
  arrived(): number;
  /** Stored, or nothing in it was new. */
  settled(message: number, type: 'step-2' | 'update'): void;
  /** Not taken: it did not connect, or writing is withheld. */
  dropped(message: number): void;
  readonly count: number;
}

export function makeSavedCount(): SavedCount {
  let last = 0;
  /** In order of arrival, so the first is the lowest. */
  const underWay = new Set<number>();
  let firstDropped = Infinity;
  let lastDropped = 0;

  return {
    arrived() {
      last += 1;
      underWay.add(last);
      return last;
    },
    settled(message, type) {
      underWay.delete(message);
      if (type === 'update' || firstDropped > message) return;
      // Those dropped after it wait for the next one; that the first of them may come later than
      // `message + 1` is not remembered, so at worst the count says less than it could.
      firstDropped = lastDropped > message ? message + 1 : Infinity;
    },
    dropped(message) {
      underWay.delete(message);
      firstDropped = Math.min(firstDropped, message);
      lastDropped = message;
    },
    get count() {
      const [lowest = Infinity] = underWay;
      return Math.min(last, lowest - 1, firstDropped - 1);
    },
  };
}
