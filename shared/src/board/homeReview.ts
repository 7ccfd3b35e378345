import * as v from 'valibot';
import type { BoardDocument } from './document.ts';
import { daySchema } from './kinds.ts';
import { FROM_CARD } from './origins.ts';
import { BoardRefusal } from './refusal.ts';

/** The day on which the couple means to look at the board together at home again. */
const KEY = 'homeReviewOn';

/** @returns `2026-11-30`; undefined when none is set, or what stands there is no day */
export function readHomeReview({ meta }: BoardDocument): string | undefined {
  const parsed = v.safeParse(daySchema, meta.get(KEY));
  return parsed.success ? parsed.output : undefined;
}

/** @throws BoardRefusal 'not-a-value' when it is no day */
export function setHomeReview(board: BoardDocument, day: string | undefined): void {
  if (day !== undefined && !v.is(daySchema, day)) throw new BoardRefusal('not-a-value');
  board.doc.transact(() => {
    if (day === undefined) board.meta.delete(KEY);
    else board.meta.set(KEY, day);
  }, FROM_CARD);
}
