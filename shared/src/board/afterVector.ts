import { fromBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { BoardDocument } from './document.ts';

/** What of a card may be newer without its words being: it was moved on the canvas, or taken back. */
const BESIDE_THE_WORDS = new Set(['place', 'takenBack']);

/**
 * Whether a card says something that a state vector does not know: how a page tells what was written
 * after a lane was locked. What was only deleted since leaves no trace that a vector could tell.
 * @param stateVector base64, as a `lane-locked` entry holds it; nonsense knows everything
 */
export function isNewerThan(board: BoardDocument, id: string, stateVector: string): boolean {
  const known = decode(stateVector);
  const card = board.cards._map.get(id);
  if (known === undefined || card === undefined || card.deleted) return false;
  return hasNewer(card, known);
}

function hasNewer(item: Y.Item, known: ReadonlyMap<number, number>): boolean {
  if (item.id.clock + item.length > (known.get(item.id.client) ?? 0)) return true;
  if (!(item.content instanceof Y.ContentType)) return false;
  const { type } = item.content;
  for (const [key, inner] of type._map)
    if (!inner.deleted && !BESIDE_THE_WORDS.has(key) && hasNewer(inner, known)) return true;
  for (let inner = type._start; inner !== null; inner = inner.right)
    if (!inner.deleted && hasNewer(inner, known)) return true;
  return false;
}

function decode(stateVector: string): ReadonlyMap<number, number> | undefined {
  try {
    return Y.decodeStateVector(fromBase64(stateVector));
  } catch {
    // From a version that keeps it otherwise: nothing is marked rather than everything.
    return undefined;
  }
}
