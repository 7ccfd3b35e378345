import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { roleOf, type Seat } from '@steady/shared/seats.ts';
import { encodeEntries, GONE, saysReview, type Entry } from './awareness-entries.ts';
import type { Outbox } from './outbox.ts';

/**
 * Who sees whom between sessions: two partners, once both have joined a home review.
 *
 *   outside ──a partner's own entry says `review`──► joined ──the other partner's does too──► they see each other
 *      ▲────────it says so no more, the page is closed, a session begins or ends──┴───────────────────┘
 *
 * R55 Between sessions awareness goes only from partner to partner, while both say in their own entry that
 *     they are in a home review. Nobody else is told, nothing is kept, and whoever joins alone learns nothing.
 */
export interface ReviewPresence<Reader> {
  /** What a session says of itself while the room shows presence to nobody. */
  heard(from: Reader, entries: readonly Entry[]): void;
  /** What may be shown to this one now. */
  others(reader: Reader): readonly Entry[];
  /** Everybody has to say it anew. */
  clear(): void;
}

export interface ReviewReader {
  readonly seat: Seat;
  readonly outbox: Outbox;
}

/** @param renewed a reader's own entry under a new clock, so that whoever saw it leave sees it again */
export function makeReviewPresence<Reader extends ReviewReader>(
  renewed: (reader: Reader) => Entry | undefined,
): ReviewPresence<Reader> {
  /** Each with the entry that the others have of it. */
  const joined = new Map<Reader, Entry>();

  /** Of the other partner; a second device of one's own is no company. */
  const othersOf = ({ seat }: Reader): ReadonlyArray<readonly [Reader, Entry]> =>
    [...joined].filter(([other]) => other.seat !== seat);

  function join(from: Reader, entry: Entry): void {
    const others = othersOf(from);
    joined.set(from, entry);
    for (const [other, before] of others) {
      tell(other, [entry]);
      const again = renewed(other) ?? before;
      joined.set(other, again);
      tell(from, [again]);
    }
  }

  function leave(from: Reader, entry: Entry): void {
    joined.delete(from);
    for (const [other, theirs] of othersOf(from)) {
      tell(other, [gone(entry)]);
      tell(from, [gone(theirs)]);
    }
  }

  return {
    heard(from, entries) {
      const entry = entries.at(-1);
      if (entry === undefined) return;
      const before = joined.get(from);
      if (roleOf(from.seat) !== 'partner' || !saysReview(entry.state)) {
        if (before !== undefined) leave(from, before);
        return;
      }
      if (before === undefined) return join(from, entry);
      joined.set(from, entry);
      for (const [other] of othersOf(from)) tell(other, [entry]);
    },
    others: (reader) => (joined.has(reader) ? othersOf(reader).map(([, entry]) => entry) : []),
    clear: () => joined.clear(),
  };
}

function tell({ outbox }: ReviewReader, entries: readonly Entry[]): void {
  const update = encodeEntries(entries);
  outbox.awareness(entries, encodeFrame({ type: 'awareness', update }));
}

const gone = ({ client, clock }: Entry): Entry => ({ client, clock, state: GONE });
