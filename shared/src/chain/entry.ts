import * as v from 'valibot';
import { seatSchema, type Seat } from '../seats.ts';

/** What every entry of a chain has beside what it says: its number, its time, whose it is, its hash. */
export const headSchema = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** ms since 1970 on the server's clock; outside a session the beginning of its day only. */
  at: v.pipe(v.number(), v.integer()),
  /** Absent: the server itself, or something that names nobody. */
  by: v.optional(seatSchema),
  /** SHA-256 (hex) over this entry and the hash of the one before. */
  hash: v.string(),
});
export type ChainHead = v.InferOutput<typeof headSchema>;

export type Chained<Body> = ChainHead & { readonly body: Body };

/** What is to become an entry of a chain. */
export interface Unchained<Body> {
  readonly seq: number;
  readonly at: number;
  readonly by: Seat | undefined;
  readonly body: Body;
}

/** @returns the entry as it travels and is kept: head and body are one object */
export function toMessage<Body extends object>({ body, ...head }: Chained<Body>): ChainHead & Body {
  return { ...head, ...body };
}

/** @throws ValiError when it is none that this version knows */
export function parseChained<Body>(
  bodySchema: v.GenericSchema<unknown, Body>,
  value: unknown,
): Chained<Body> {
  return { ...v.parse(headSchema, value), body: v.parse(bodySchema, value) };
}
