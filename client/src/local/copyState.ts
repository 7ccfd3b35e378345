import * as v from 'valibot';
import { hasWords, reviewStateSchema } from '../review/step.ts';

/** What stands beside the document, as JSON. */
const copyStateSchema = v.object({
  /** Of the server that it came from; empty before anything came. */
  epoch: v.string(),
  /** Cards with words that the server does not have. */
  unsaved: v.array(v.string()),
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

/** Whether words stand in this copy and nowhere else: no clock and no sign-out takes such a copy away. */
export function hasWordsHereOnly({ unsaved, review }: CopyState): boolean {
  if (unsaved.length > 0) return true;
  const parsed = v.safeParse(reviewStateSchema, review);
  return parsed.success && hasWords(parsed.output);
}

export const EMPTY_STATE: CopyState = {
  epoch: '',
  unsaved: [],
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
