import { cardIdSchema, type CardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';

/** Ids that sort like their numbers. */
export const parseCardId = (n: number): CardId =>
  v.parse(cardIdSchema, `card${String(n).padStart(18, '0')}`);
