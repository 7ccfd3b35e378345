import { isOrderKey, ordersBetween } from '@steady/shared/board/order.ts';
import type { TLShape } from '@tldraw/tlschema';

/** tldraw's branded key of a shape's place in its pile; one key space with the board's order keys. */
export type IndexKey = TLShape['index'];

const FIRST = 'a1';

/** @returns the key as tldraw types it; nonsense stands at the bottom */
export const indexKey = (key: string): IndexKey => (isOrderKey(key) ? key : FIRST) as IndexKey;

/** The same keys on every screen: tldraw's own generator draws lots. */
export const indexesBetween = (
  below: string | null,
  above: string | null,
  count: number,
): IndexKey[] => ordersBetween(below, above, count).map(indexKey);
