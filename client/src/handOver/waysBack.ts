import { seatSchema } from '@steady/shared/seats.ts';
import * as v from 'valibot';

/**
 * Ways back onto a device that two people share: for each a link that opens only with its maker's own code
 * (server/SPEC.md, A43), and what they are called. Kept by this browser until it is used, too old, or this
 * device is forgotten; nothing else is. Nobody's words are among it.
 */
const KEY = 'ways-back';

const wayBackSchema = v.object({
  seat: seatSchema,
  name: v.string(),
  secret: v.string(),
  /** ms since 1970. */
  expiresAt: v.number(),
});
export type WayBack = v.InferOutput<typeof wayBackSchema>;

const stateSchema = v.object({
  boardId: v.string(),
  /** Both partners, in the order of seats. */
  people: v.array(v.object({ seat: seatSchema, name: v.string() })),
  ways: v.array(wayBackSchema),
});
export type HandOverState = v.InferOutput<typeof stateSchema>;

/** @returns what is kept here; undefined when nobody handed this device over */
export function readWaysBack(now: number): HandOverState | undefined {
  try {
    const state = v.parse(stateSchema, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return { ...state, ways: state.ways.filter(({ expiresAt }) => expiresAt > now) };
  } catch {
    return undefined;
  }
}

/** Adds a way back, or takes the place of the one before of the same seat. @throws when a browser keeps nothing */
export function keepWayBack(state: Omit<HandOverState, 'ways'>, way: WayBack, now: number): void {
  const before = readWaysBack(now);
  const others = (before?.boardId === state.boardId ? before.ways : []).filter(
    ({ seat }) => seat !== way.seat,
  );
  localStorage.setItem(KEY, JSON.stringify({ ...state, ways: [...others, way] }));
}

/** It was used, or opens nothing any more. */
export function dropWayBack(secret: string, now: number): void {
  const state = readWaysBack(now);
  if (state === undefined) return;
  const ways = state.ways.filter((way) => way.secret !== secret);
  localStorage.setItem(KEY, JSON.stringify({ ...state, ways }));
}
