import * as v from 'valibot';
import { pictureSchema, type Picture } from '@steady/shared/summary/summary.ts';
import { seatSchema, type Seat } from '@steady/shared/seats.ts';

/** What the thread that draws is told: the whole board at one moment, and what must not be seen of it. */
export interface PictureOrder {
  /** The document, as one update. */
  readonly state: Uint8Array;
  readonly hidden: ReadonlySet<string>;
  /** Who made each card, by its id. */
  readonly authors: ReadonlyMap<string, Seat>;
  readonly people: ReadonlyMap<Seat, string>;
}

/** Undefined: nothing is on the canvas. */
export type PictureAnswer = { readonly drawn: Picture | undefined } | { readonly failed: true };

const orderSchema = v.object({
  state: v.instance(Uint8Array),
  hidden: v.set(v.string()),
  authors: v.map(v.string(), seatSchema),
  people: v.map(seatSchema, v.string()),
});

const answerSchema = v.union([
  v.strictObject({ drawn: v.optional(pictureSchema) }),
  v.strictObject({ failed: v.literal(true) }),
]);

export const parsePictureOrder = (message: unknown): PictureOrder => v.parse(orderSchema, message);

export function parsePictureAnswer(message: unknown): PictureAnswer {
  const answer = v.parse(answerSchema, message);
  return 'failed' in answer ? answer : { drawn: answer.drawn };
}
