import type * as Y from 'yjs';
import { openBoard } from '@steady/shared/board/document.ts';

/** A document as one string, the same for two documents exactly when they say the same. */
export function canonical(doc: Y.Doc): string {
  const { cards, links, lanes, canvas, meta } = openBoard(doc);
  const whole = {
    cards: cards.toJSON(),
    links: links.toJSON(),
    lanes: lanes.toJSON(),
    canvas: canvas.toJSON(),
    meta: meta.toJSON(),
  };
  return JSON.stringify(sorted(whole));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
