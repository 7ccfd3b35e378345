import { changesBetween } from '../board/changes.ts';
import type { CardId } from '../ids.ts';
import { agreementTextOf, sameAgreement } from '../ledger/agreementText.ts';
import { evolve } from '../ledger/evolve.ts';
import { EMPTY_LEDGER } from '../ledger/state.ts';
import { dayOfEntry } from '../days.ts';
import { excerpt } from './plain.ts';
import type { SummaryInput } from './input.ts';
import type { Summary } from './summary.ts';
import type { SummaryCard } from './visible.ts';

/** The session that a summary is of: the one that runs, or the last one. */
export function lastSession({ entries, dayOf }: Pick<SummaryInput, 'entries' | 'dayOf'>): {
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

/**
 * Sessions, and what was agreed and is over; names nobody.
 * [E9] Words stand beside it only while they are the ones that were agreed.
 */
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
      const was = state.agreements.get(id)?.status;
      const { status: is, versions } = after.agreements.get(id) ?? {};
      if (card !== undefined && was !== is) {
        const text = versions?.at(-1)?.text;
        const stands = text !== undefined && sameAgreement(text, agreementTextOf(card));
        const words = stands ? { words: excerpt(card.text.toString()) } : {};
        if (is === 'agreed' && was !== 'paused') steps.push({ day, what: 'agreed', ...words });
        if (is === 'withdrawn' || is === 'ended')
          steps.push({ day, what: 'agreement-over', ...words });
      }
    }
    state = after;
  }
  return steps.slice(-MAX_STEPS);
}

/** What is new and what was changed since the session before ended, of what the summary tells anyway. */
export function sinceThen(
  { board }: SummaryInput,
  before: NonNullable<SummaryInput['before']>,
  cards: ReadonlyMap<CardId, SummaryCard>,
  day: string | undefined,
): NonNullable<Summary['since']> {
  const fresh = new Set<CardId>();
  const changed = new Set<CardId>();
  for (const { kind, card } of changesBetween(before, board)) {
    if (kind === 'new' || kind === 'brought-back') fresh.add(card.id);
    else if (kind === 'changed' && !fresh.has(card.id)) changed.add(card.id);
  }
  const lines = (of: ReadonlySet<CardId>) =>
    [...cards.values()].flatMap(({ id, kind, text }) =>
      of.has(id) ? [{ id, kind, words: excerpt(text.toString()) }] : [],
    );
  return { ...(day === undefined ? {} : { day }), fresh: lines(fresh), changed: lines(changed) };
}
