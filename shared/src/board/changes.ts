import type { CardId } from '../ids.ts';
import { readCards, isCard, type Card } from './card.ts';
import type { BoardDocument } from './document.ts';
import { fieldsOf, type FieldName, type FieldValue } from './kinds.ts';
import { LANE_IDS, type LaneId } from './lanes.ts';
import { compareOrder } from './order.ts';

/**
 * What became of a board between two of its states, card by card. Pure; a malformed card is in
 * neither, as on the screen.
 */
export type Change =
  | { readonly kind: 'new'; readonly card: CardThen }
  | { readonly kind: 'changed'; readonly card: CardThen; readonly fields: readonly FieldChange[] }
  | { readonly kind: 'moved'; readonly card: CardThen; readonly from: LaneId }
  /** By its author: on nobody else's screen, so its words are for the author only. */
  | { readonly kind: 'taken-back'; readonly card: CardThen }
  | { readonly kind: 'brought-back'; readonly card: CardThen }
  /** Gone altogether: whoever added it undid that. */
  | { readonly kind: 'gone'; readonly card: CardThen };

export interface FieldChange {
  readonly field: 'text' | FieldName;
  readonly was: FieldContent | undefined;
  readonly now: FieldContent | undefined;
}

/** People's words as a string; anything else is one value. */
export type FieldContent = { readonly words: string } | { readonly value: FieldValue };

/** A card as it was at one moment: no live text in it. */
export interface CardThen extends Pick<
  Card,
  'id' | 'kind' | 'by' | 'lane' | 'order' | 'prompt' | 'place' | 'takenBack' | 'values'
> {
  readonly text: string;
  readonly words: ReadonlyMap<FieldName, string>;
}

/** By lane and order; a card that changed in two ways comes twice. */
export function changesBetween(was: BoardDocument, now: BoardDocument): Change[] {
  const before = cardsThen(was);
  const after = cardsThen(now);
  const changes: Change[] = [];
  for (const card of after.values()) {
    const old = before.get(card.id);
    if (old === undefined) {
      // Written and taken back in between: nobody else ever needs to hear of it.
      if (!card.takenBack) changes.push({ kind: 'new', card });
      continue;
    }
    if (card.takenBack && old.takenBack) continue;
    if (card.takenBack) {
      changes.push({ kind: 'taken-back', card });
      continue;
    }
    if (old.takenBack) changes.push({ kind: 'brought-back', card });
    const fields = fieldChanges(old, card);
    if (fields.length > 0) changes.push({ kind: 'changed', card, fields });
    if (old.lane !== card.lane) changes.push({ kind: 'moved', card, from: old.lane });
  }
  for (const card of before.values())
    if (!now.cards.has(card.id) && !card.takenBack) changes.push({ kind: 'gone', card });
  return changes;
}

/**
 * Whether cards that stood in a lane then, and stand in it now, stand in another order: what is new or
 * gone between them is no change of theirs.
 */
export function isReordered(was: BoardDocument, now: BoardDocument): boolean {
  const before = cardsThen(was);
  const after = cardsThen(now);
  const stands = (card: CardThen | undefined, lane: LaneId) =>
    card !== undefined && card.lane === lane && !card.takenBack;
  const stays = ({ id, lane }: CardThen) =>
    stands(before.get(id), lane) && stands(after.get(id), lane);
  const ids = (cards: Map<CardId, CardThen>) =>
    [...cards.values()].filter(stays).map(({ id }) => id);
  const [then, there] = [ids(before), ids(after)];
  return then.some((id, n) => id !== there[n]);
}

/** All well-formed cards of a board, by lane and order. */
export function cardsThen(board: BoardDocument): Map<CardId, CardThen> {
  const cards = readCards(board)
    .filter(isCard)
    .toSorted((a, b) => LANE_IDS.indexOf(a.lane) - LANE_IDS.indexOf(b.lane) || compareOrder(a, b));
  return new Map(cards.map((card) => [card.id, cardThen(card)]));
}

export function cardThen({ text, words, ...card }: Card): CardThen {
  const then = new Map([...words].map(([name, inner]) => [name, inner.toString()] as const));
  return { ...card, text: text.toString(), words: then };
}

function fieldChanges(was: CardThen, now: CardThen): FieldChange[] {
  const changes: FieldChange[] = [];
  const names: ReadonlyArray<'text' | FieldName> = [
    'text',
    ...fieldsOf(now.kind).map(([name]) => name),
  ];
  for (const field of names) {
    const [before, after] = [contentOf(was, field), contentOf(now, field)];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    changes.push({ field, was: before, now: after });
  }
  return changes;
}

/** Words that are not there and words that are empty are the same to a reader. */
function contentOf(card: CardThen, field: 'text' | FieldName): FieldContent | undefined {
  const words = field === 'text' ? card.text : card.words.get(field);
  if (words !== undefined && words !== '') return { words };
  const value = field === 'text' ? undefined : card.values.get(field);
  return value === undefined ? undefined : { value };
}
