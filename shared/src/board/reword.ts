import { diffSplitBy } from 'lib0/diff/patience';
import * as Y from 'yjs';
import type { CardId } from '../ids.ts';
import type { BoardDocument } from './document.ts';
import type { FieldName } from './kinds.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { FROM_CARD } from './origins.ts';
import { BoardRefusal } from './refusal.ts';
import { laneOf, refuseLocked } from './writeCards.ts';

export interface Reword {
  readonly field: 'text' | FieldName;
  /** What has to stand there now: whoever agreed to the new words read them against these. */
  readonly before: string;
  readonly after: string;
}

/**
 * Puts other words in place of words of a card: all of these or none. Only what differs is written, so
 * that the caret of somebody in the same text stays where it was.
 * @throws BoardRefusal 'gone' | 'not-a-value' | 'too-long' | 'changed' | 'locked'
 */
export function rewordCard(board: BoardDocument, id: CardId, rewords: readonly Reword[]): void {
  const map: unknown = board.cards.get(id);
  if (!(map instanceof Y.Map)) throw new BoardRefusal('gone');
  refuseLocked(board, laneOf(map));
  const texts = rewords.map(({ field, before, after }) => {
    const text: unknown = map.get(field);
    if (!(text instanceof Y.Text)) throw new BoardRefusal('not-a-value');
    if (after.length > MAX_TEXT_LENGTH) throw new BoardRefusal('too-long');
    if (text.toString() !== before) throw new BoardRefusal('changed');
    return text;
  });
  board.doc.transact(() => {
    for (const [n, { before, after }] of rewords.entries()) {
      const text = texts[n];
      for (const { index, remove, insert } of changes(before, after)) {
        text?.delete(index, remove.length);
        text?.insert(index, insert);
      }
    }
  }, FROM_CARD);
}

/** By words, from the end, so that the places of what is still to do stay right. */
const changes = (before: string, after: string) =>
  diffSplitBy(before, after, WORDS_AND_BETWEEN).toReversed();

const WORDS_AND_BETWEEN = /[\p{L}\p{M}\p{N}]+|\s|[^\p{L}\p{M}\p{N}\s]+/gu;
