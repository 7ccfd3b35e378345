/**
 * Order keys: strings that sort by code unit, with always room for another between two. The format
 * is the one tldraw uses for its indexes too (David Greenspan's fractional indexing), so one key
 * space serves lanes and canvas.
 *
 * Two people who insert at the same spot at once get the same key; equal keys are then ordered by
 * card id on every screen, and `orderBetween` is never asked for a key between two equal ones
 * (`moveCard` re-keys the run first).
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** @throws Error when the keys are not in order or not order keys: check with `isOrderKey` first */
export const orderBetween = (before: string | null, after: string | null): string =>
  generateKeyBetween(before, after);

export const ordersBetween = (
  before: string | null,
  after: string | null,
  count: number,
): string[] => generateNKeysBetween(before, after, count);

/** A key from a document may be anything: whatever cannot be built upon is sorted but never used. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_ORDER_LENGTH) return false;
  // The library looks at a key's head only; a strange letter further on breaks the next insert.
  if (!/^[0-9A-Za-z]+$/.test(value)) return false;
  try {
    generateKeyBetween(value, null);
    return true;
  } catch {
    return false;
  }
}

/** Characters; 10,000 inserts at one spot stay far below. A longer key is somebody's attack. */
const MAX_ORDER_LENGTH = 256;

/** Code-unit order, never the locale's: all screens must agree. */
export function compareOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
