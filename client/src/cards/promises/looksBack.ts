import type { Review } from '@steady/shared/ledger/state.ts';
import { dayOfEntry } from './sayings.ts';

export type LookBack = Omit<Review, 'seq'>;

/**
 * Reviews as people mean them: what one person said on one day is one look back, each thing as it was
 * said last. The ledger keeps every entry.
 */
export function looksBack(reviews: readonly Review[]): readonly LookBack[] {
  const looks: LookBack[] = [];
  for (const { seq: _, ...review } of reviews) {
    const at = looks.findIndex(
      (look) => look.by === review.by && dayOfEntry(look.at) === dayOfEntry(review.at),
    );
    const before = looks[at];
    if (before === undefined) looks.push(review);
    else looks[at] = merged(before, review);
  }
  return looks;
}

const merged = (before: LookBack, after: LookBack): LookBack => ({
  ...before,
  outcome: after.outcome ?? before.outcome,
  helped: after.helped ?? before.helped,
  inTheWay: after.inTheWay ?? before.inTheWay,
  next: after.next ?? before.next,
  isHelping: after.isHelping ?? before.isHelping,
});
