import type { CommandOf } from './commands.ts';
import { done, refused, type Decision } from './decision.ts';
import type { BodyOf, EntryHead } from './entries.ts';
import type { Facts } from './facts.ts';
import { withEntry, type LedgerState } from './state.ts';

/**
 * Looking back at an intention.
 *
 * P30 Only an owner reviews an intention, and each owner for themselves. Nothing is counted.
 */
export function decideReview(command: CommandOf<'review'>, { card, seat }: Facts): Decision {
  if (card === undefined || card.takenBack) return refused('no-such-card');
  if (card.kind !== 'intention') return refused('not-this-kind');
  if (!card.owners.includes(seat)) return refused('not-an-owner'); // [P30]
  const { card: id, outcome, helped, inTheWay, next, isHelping } = command;
  const review = { outcome, helped, inTheWay, next, isHelping };
  if (Object.values(review).every((value) => value === undefined || value === ''))
    return refused('nothing-said');
  return done({ kind: 'reviewed', card: id, ...review });
}

export function evolveReview(
  state: LedgerState,
  body: BodyOf<'reviewed'>,
  { seq, at, by }: EntryHead,
): LedgerState {
  const { kind: _kind, card, ...review } = body;
  const before = state.reviews.get(card) ?? [];
  const reviews = [...before, { ...review, seq, at, by }];
  return { ...state, reviews: withEntry(state.reviews, card, reviews) };
}
