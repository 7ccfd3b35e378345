import * as v from 'valibot';
import { MAX_FEELING_LENGTH } from '../board/limits.ts';
import { temperatureSchema } from '../ledger/values.ts';
import type * as Y from 'yjs';

/**
 * What was chosen in a check-in, beside its words: the need is its text, thanks are a text of their own.
 *
 * V27 What is merely chosen is kept once its writer keeps it: whoever skips a check-in leaves nothing.
 */
export interface CheckIn {
  /** One word for how it is, from a list or one's own. */
  readonly feeling?: string | undefined;
  /** From cold (1) to warm (5); never averaged, never drawn. */
  readonly temperature?: number | undefined;
  /** Its writer has said that it is to stay. */
  readonly kept: boolean;
}

const feelingSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_FEELING_LENGTH));
const checkInSchema = v.object({
  feeling: v.fallback(v.optional(feelingSchema), undefined),
  temperature: v.fallback(v.optional(temperatureSchema), undefined),
  kept: v.fallback(v.boolean(), false),
});

/** Whatever does not fit is as if it had not been chosen. */
export const readCheckIn = ({ head }: { readonly head: Y.Map<unknown> }): CheckIn =>
  v.parse(checkInSchema, {
    feeling: head.get('feeling'),
    temperature: head.get('temperature'),
    kept: head.get('kept'),
  });

/**
 * @param change `undefined` for a key takes the choice away; what does not fit changes nothing
 * @param origin whose transaction it is
 */
export function chooseInCheckIn(
  { doc, head }: { readonly doc: Y.Doc; readonly head: Y.Map<unknown> },
  change: Partial<CheckIn>,
  origin: unknown,
): void {
  doc.transact(() => {
    for (const [key, value] of Object.entries(v.parse(checkInSchema, change))) {
      if (!(key in change)) continue;
      if (value === undefined) head.delete(key);
      else head.set(key, value);
    }
  }, origin);
}
