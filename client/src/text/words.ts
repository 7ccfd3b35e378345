import type * as Y from 'yjs';
import { diff, insidePair, splicesOf, type Delta, type Op } from './delta.ts';

/** Stands for what is no text (an embed another program put there), so that positions stay right. */
export const NOT_TEXT = '\uFFFC';

/**
 * The words of a Y.Text as they are shown: one code unit per index, whatever it holds.
 * A carriage return has no place in the DOM's lines, so it is shown as nothing.
 */
export function readWords(text: Y.Text): string {
  const plain = text.toString();
  // A Y.Text of strings alone, the usual case, needs no second walk.
  if (plain.length === text.length) return shown(plain);
  return opsOf(text.toDelta()).join('');
}

/** What an event changed, in shown words. Only inside the observer: Yjs computes it then. */
export const deltaOfEvent = (event: Y.YTextEvent): Delta => opsOf(event.delta);

/**
 * Writes a delta made on `before` into the document, inside the caller's transaction.
 *
 * W1  A surrogate pair is written or deleted whole: Yjs turns the halves of a split one into U+FFFD
 *     for everybody, and a lone half becomes U+FFFD on its way over the network.
 * W2  No more is deleted and inserted than differs, so that others' places in the words hold.
 */
export function writeWords(text: Y.Text, before: string, delta: Delta): void {
  let words = before;
  for (const { at, remove, insert } of splicesOf(delta).toReversed()) {
    const whole = wholePairs(words, at, remove, insert);
    const old = words.slice(whole.at, whole.at + whole.remove);
    const [least] = splicesOf(diff(old, cleanWords(whole.insert)));
    if (least === undefined) continue;
    const start = whole.at + least.at;
    if (least.remove > 0) text.delete(start, least.remove);
    if (least.insert !== '') text.insert(start, least.insert);
    words = words.slice(0, start) + least.insert + words.slice(start + least.remove);
  }
}

/** Text as it may stand in a card: "\n" alone breaks lines, no control characters, no half pairs. */
export function cleanWords(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_HALVES, '');
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const LONE_HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const shown = (text: string): string => text.replaceAll('\r', '\u200B');

function opsOf(delta: Y.YTextEvent['delta']): Op[] {
  return delta.map(({ insert, retain, delete: gone }) => {
    if (typeof insert === 'string') return shown(insert);
    if (insert !== undefined) return NOT_TEXT;
    return gone === undefined ? (retain ?? 0) : -gone;
  });
}

/** [W1] */
function wholePairs(words: string, at: number, remove: number, insert: string) {
  if (remove === 0) return { at: insidePair(words, at) ? at + 1 : at, remove, insert };
  const end = at + remove;
  const before = insidePair(words, at) ? 1 : 0;
  const after = insidePair(words, end) ? 1 : 0;
  return {
    at: at - before,
    remove: remove + before + after,
    insert: words.slice(at - before, at) + insert + words.slice(end, end + after),
  };
}
