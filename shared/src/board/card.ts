import * as v from 'valibot';
import * as Y from 'yjs';
import { cardIdSchema, type CardId } from '../ids.ts';
import { seatSchema, type Seat } from '../seats.ts';
import type { BoardDocument } from './document.ts';
import {
  cardKindSchema,
  fieldsOf,
  fieldType,
  fieldValueSchemas,
  type CardKind,
  type FieldName,
  type FieldValue,
} from './kinds.ts';
import { laneIdSchema, type LaneId } from './lanes.ts';
import { placeSchema, type Place } from './place.ts';

/**
 * A card as read from the document: parsed, so that a malformed one is a placeholder on the screen
 * and hurts nothing else. The words themselves stay Y.Text, for editors bind to them.
 */
export interface Card {
  readonly id: CardId;
  readonly kind: CardKind;
  /** Who made it, for display only: the relay knows better (SCHEMA.md, authorship). */
  readonly by: Seat;
  readonly lane: LaneId;
  readonly order: string;
  readonly text: Y.Text;
  readonly words: ReadonlyMap<FieldName, Y.Text>;
  readonly values: ReadonlyMap<FieldName, FieldValue>;
  /** A template's question that this card answers; its sentence is looked up by the client. */
  readonly prompt: string | undefined;
  readonly place: Place | undefined;
  /** Taken back by its author: on no screen but theirs, in no future summary, and restorable. */
  readonly takenBack: boolean;
}

export interface MalformedCard {
  readonly id: string;
  readonly malformed: true;
}

export const isCard = (card: Card | MalformedCard): card is Card => !('malformed' in card);

const headSchema = v.object({
  id: cardIdSchema,
  kind: cardKindSchema,
  by: seatSchema,
  lane: laneIdSchema,
  order: v.string(),
  text: v.instance(Y.Text),
});

/** @returns the card, a placeholder when it is malformed, or undefined when there is none */
export function readCard(board: BoardDocument, id: string): Card | MalformedCard | undefined {
  const map: unknown = board.cards.get(id);
  if (map === undefined) return undefined;
  if (!(map instanceof Y.Map)) return { id, malformed: true };
  const head = v.safeParse(headSchema, {
    id,
    kind: map.get('kind'),
    by: map.get('by'),
    lane: map.get('lane'),
    order: map.get('order'),
    text: map.get('text'),
  });
  if (!head.success) return { id, malformed: true };

  const words = new Map<FieldName, Y.Text>();
  const values = new Map<FieldName, FieldValue>();
  for (const [name, type] of fieldsOf(head.output.kind)) {
    const value: unknown = map.get(name);
    if (type === 'words') {
      if (value instanceof Y.Text) words.set(name, value);
      continue;
    }
    const parsed = v.safeParse(fieldValueSchemas[type], value);
    if (parsed.success) values.set(name, parsed.output);
  }
  const place = v.safeParse(placeSchema, map.get('place'));
  const prompt: unknown = map.get('prompt');
  return {
    ...head.output,
    words,
    values,
    prompt: typeof prompt === 'string' ? prompt : undefined,
    place: place.success ? place.output : undefined,
    takenBack: map.get('takenBack') === true,
  };
}

/** Every card and placeholder of the board, in no order. */
export function readCards(board: BoardDocument): Array<Card | MalformedCard> {
  const cards: Array<Card | MalformedCard> = [];
  for (const id of board.cards.keys()) {
    const card = readCard(board, id);
    if (card !== undefined) cards.push(card);
  }
  return cards;
}

/** @returns whether a field of this name may hold this value; people's words are not set this way */
export function isFieldValue(kind: CardKind, name: FieldName, value: unknown): value is FieldValue {
  const type = fieldType(kind, name);
  if (type === undefined || type === 'words') return false;
  return v.safeParse(fieldValueSchemas[type], value).success;
}
