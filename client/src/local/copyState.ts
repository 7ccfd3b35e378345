import * as v from 'valibot';
import { hasWords, reviewStateSchema } from '../review/step.ts';

/** What stands beside the document, as JSON. */
const copyStateSchema = v.object({
  /** Of the server that it came from; empty before anything came. */
  epoch: v.string(),
  /** Entries of the ledger, as they came. */
  ledger: v.array(v.unknown()),
  /** Client id → seat. */
  claims: v.record(v.string(), v.string()),
  /** The board as HTTP last said. */
  board: v.optional(v.unknown()),
  /** Where its owner is in a home review, and what is written there. */
  review: v.optional(v.unknown()),
  /** The document's state vector then: a copy that holds less is not whole. */
  vector: v.optional(v.array(v.tuple([v.number(), v.number()])), []),
});
export type CopyState = v.InferOutput<typeof copyStateSchema>;

/** Cards that were not sent, as a copy said before each page made a mark of its own (unsent.ts). */
const earlierSchema = v.object({ unsaved: v.array(v.string()) });

/** Whether words stand in it and nowhere else: no clock and no sign-out takes such a copy away. */
export function hasWordsHereOnly({ review }: CopyState): boolean {
  const parsed = v.safeParse(reviewStateSchema, review);
  return parsed.success && hasWords(parsed.output);
}

export const EMPTY_STATE: CopyState = {
  epoch: '',
  ledger: [],
  claims: {},
  board: undefined,
  review: undefined,
  vector: [],
};

export const stateToBytes = (state: CopyState): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(state));

/** @returns an empty one for another version's: it is only what the server tells again */
export function stateFromBytes(bytes: Uint8Array): CopyState {
  try {
    return v.parse(copyStateSchema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return EMPTY_STATE;
  }
}

export function earlierUnsaved(bytes: Uint8Array): readonly string[] {
  const text = v.pipe(v.string(), v.parseJson(), earlierSchema);
  const parsed = v.safeParse(text, new TextDecoder().decode(bytes));
  return parsed.success ? parsed.output.unsaved : [];
}
