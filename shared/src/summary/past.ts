import type { CardId } from '../ids.ts';
import { evolve } from '../ledger/evolve.ts';
import { EMPTY_LEDGER } from '../ledger/state.ts';
import type { Seat } from '../seats.ts';
import { dayOfEntry } from './days.ts';
import { excerpt } from './item.ts';
import type { SummaryInput } from './input.ts';
import type { Summary } from './summary.ts';
import type { SummaryCard } from './visible.ts';

/** The session that a summary is of: the one that runs, or the last one. */
export function lastSession({ entries, dayOf }: SummaryInput): {
  readonly day: string | undefined;
  /** Reviews up to this entry belong to the session before. */
  readonly reviewsAfter: number;
  /** When the session before ended. */
  readonly before: string | undefined;
} {
  const started = entries.findLast(({ body }) => body.kind === 'session-started');
  const ended = entries.findLast(
    ({ seq, body }) => body.kind === 'session-ended' && seq < (started?.seq ?? 0),
  );
  return {
    day: started && dayOfEntry(started.at, dayOf),
    reviewsAfter: ended?.seq ?? 0,
    before: ended && dayOfEntry(ended.at, dayOf),
  };
}

/** Steps of the way so far, all of one size: so many that they fit beside a page. */
const MAX_STEPS = 12;

/** Sessions, and what was agreed and is over; names nobody. */
export function timelineOf(
  { entries, dayOf }: SummaryInput,
  cards: ReadonlyMap<CardId, SummaryCard>,
): Summary['timeline'] {
  const steps: Summary['timeline'] = [];
  let state = EMPTY_LEDGER;
  for (const entry of entries) {
    const { at, body } = entry;
    const day = dayOfEntry(at, dayOf);
    const after = evolve(state, entry);
    if (body.kind === 'session-ended') steps.push({ day, what: 'session' });
    if ('card' in body && body.card !== undefined) {
      const { card: id } = body;
      const card = cards.get(id);
      const [was, is] = [state, after].map(({ agreements }) => agreements.get(id)?.status);
      const words = card === undefined ? undefined : excerpt(card.text.toString());
      if (words !== undefined && was !== is) {
        if (is === 'agreed' && was !== 'paused') steps.push({ day, what: 'agreed', words });
        if (is === 'withdrawn' || is === 'ended')
          steps.push({ day, what: 'agreement-over', words });
      }
    }
    state = after;
  }
  return steps.slice(-MAX_STEPS);
}

/** [E5] One's own answers of rounds that were opened. */
export function ownRounds(
  { entries, dayOf }: SummaryInput,
  seat: Seat,
): NonNullable<Summary['ownRounds']> {
  return entries.flatMap(({ at, body }) =>
    body.kind === 'revealed'
      ? body.values
          .filter((one) => one.seat === seat)
          .map(({ value }) => ({ day: dayOfEntry(at, dayOf), value }))
      : [],
  );
}
