import { isCard, isFieldValue, readCard } from '@steady/shared/board/card.ts';
import {
  cardKindSchema,
  fieldsOf,
  type FieldName,
  type FieldValue,
} from '@steady/shared/board/kinds.ts';
import { laneIdSchema } from '@steady/shared/board/lanes.ts';
import { MAX_TEXT_LENGTH } from '@steady/shared/board/limits.ts';
import { FROM_CANVAS } from '@steady/shared/board/origins.ts';
import type { Place } from '@steady/shared/board/place.ts';
import { BoardRefusal } from '@steady/shared/board/refusal.ts';
import { mayTakeBack } from '@steady/shared/board/rights.ts';
import { addCard, cloneCard, takeBack } from '@steady/shared/board/writeCards.ts';
import type { CardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';
import type { CanvasOptions } from './options.ts';
import { cardIdOf, type CardShape } from './shapes.ts';

/**
 * What happens to cards on the canvas beside being moved. A card is never deleted here and its text
 * never shared: deleting takes back what is one's own, copying makes a card with words of its own.
 */
type Options = Pick<CanvasOptions, 'board' | 'seat' | 'random' | 'onNotice' | 'authorOf'>;

/** What a copied card carries on the clipboard, so that it can be pasted when the first is gone. */
const snapshotSchema = v.object({
  kind: cardKindSchema,
  lane: laneIdSchema,
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)),
  words: v.record(v.string(), v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))),
  values: v.record(v.string(), v.unknown()),
});

/** @returns the card as plain data, or undefined when there is none to read */
export function snapshot(options: Options, id: CardId): object | undefined {
  const card = readCard(options.board, id);
  if (card === undefined || !isCard(card)) return undefined;
  return {
    kind: card.kind,
    lane: card.lane,
    text: card.text.toString(),
    words: Object.fromEntries([...card.words].map(([name, text]) => [name, text.toString()])),
    values: Object.fromEntries(card.values),
  };
}

/** Makes the card that a copied shape stands for. @returns undefined when nothing could be copied */
export function cloneShape(options: Options, shape: CardShape, place: Place): CardId | undefined {
  const { board, seat, random } = options;
  const source = cardIdOf(shape);
  try {
    if (source !== undefined && board.cards.has(source))
      return cloneCard(board, source, seat, place, random, FROM_CANVAS);
    const parsed = v.safeParse(snapshotSchema, shape.meta['card']);
    if (!parsed.success) return undefined;
    const { kind, lane, text } = parsed.output;
    const words: Partial<Record<FieldName, string>> = {};
    const values: Partial<Record<FieldName, FieldValue>> = {};
    for (const [name, type] of fieldsOf(kind)) {
      const written = parsed.output.words[name];
      const value = parsed.output.values[name];
      if (type === 'words' && written !== undefined) words[name] = written;
      if (isFieldValue(kind, name, value)) values[name] = value;
    }
    return addCard(
      board,
      { kind, by: seat, lane, text, words, values, place },
      random,
      FROM_CANVAS,
    );
  } catch (error) {
    if (!(error instanceof BoardRefusal)) throw error;
    options.onNotice(error.why === 'locked' ? 'locked' : 'full');
    return undefined;
  }
}

/** Takes back what is one's own; the rest stays, and the person reads why. */
export function takeBackCards(options: Options, ids: readonly CardId[]): void {
  let taken = false;
  let refused = false;
  for (const id of ids) {
    const card = readCard(options.board, id);
    if (card === undefined || !isCard(card) || card.takenBack) continue;
    if (mayTakeBack(options.seat, { by: options.authorOf(card) })) {
      takeBack(options.board, id);
      taken = true;
    } else refused = true;
  }
  if (taken) options.onNotice('taken-back');
  if (refused) options.onNotice('not-yours');
}
