import * as v from 'valibot';
import * as Y from 'yjs';
import { makeCardId, type CardId, type RandomBytes } from '../ids.ts';
import type { Seat } from '../seats.ts';
import { isCard, isFieldValue, readCard, readCards, type Card } from './card.ts';
import type { BoardDocument } from './document.ts';
import {
  fieldsOf,
  fieldType,
  HOME_LANE,
  type CardKind,
  type FieldName,
  type FieldValue,
} from './kinds.ts';
import { laneIdSchema, type LaneId } from './lanes.ts';
import { MAX_CARDS, MAX_TEXT_LENGTH } from './limits.ts';
import { compareOrder, isOrderKey, orderBetween, ordersBetween } from './order.ts';
import { FROM_CARD } from './origins.ts';
import { freeSlot, laneFrame, packPlace, type Place } from './place.ts';
import { BoardRefusal } from './refusal.ts';

/**
 * The only writers of cards. Each is one transaction, one update, one step of undo, and either does
 * what its name says or throws BoardRefusal before it has changed anything.
 *
 * A lane that is locked takes nothing new and gives nothing away (shared/ledger, P43), but a card in it
 * may still be moved on the canvas and taken back by its author. `parkCard` is the therapist's way out.
 */

export interface NewCard {
  readonly kind: CardKind;
  readonly by: Seat;
  /** Default: the kind's home lane. */
  readonly lane?: LaneId;
  readonly text?: string;
  readonly words?: Partial<Record<FieldName, string>>;
  readonly values?: Partial<Record<FieldName, FieldValue>>;
  /** Default: a free slot of the lane's frame. */
  readonly place?: Place;
  readonly prompt?: string;
}

/**
 * Adds a card at the end of its lane, with a place on the canvas and every text it may ever hold.
 * @throws BoardRefusal 'full' | 'too-long' | 'locked'
 */
export function addCard(
  board: BoardDocument,
  card: NewCard,
  random: RandomBytes,
  origin: unknown = FROM_CARD,
): CardId {
  if (board.cards.size >= MAX_CARDS) throw new BoardRefusal('full');
  const id = makeCardId(random);
  const lane = card.lane ?? HOME_LANE[card.kind];
  refuseLocked(board, lane);
  const inLane = cardsOfLane(board, lane);
  const map = new Y.Map<unknown>();
  map.set('kind', card.kind);
  map.set('by', card.by);
  map.set('lane', lane);
  map.set('order', orderBetween(lastOrder(inLane), null));
  map.set('text', new Y.Text(bounded(card.text ?? '')));
  if (card.prompt !== undefined) map.set('prompt', card.prompt);
  for (const [name, type] of fieldsOf(card.kind)) {
    if (type === 'words') map.set(name, new Y.Text(bounded(card.words?.[name] ?? '')));
    const value = card.values?.[name];
    if (value !== undefined && isFieldValue(card.kind, name, value)) map.set(name, value);
  }
  map.set('place', packPlace(card.place ?? placeInLane(board, lane)));
  board.doc.transact(() => board.cards.set(id, map), origin);
  return id;
}

/**
 * Moves a card to a lane, after the card `after` (`null`: to its beginning; left out: to its end).
 * On the canvas it stays where it is: moving there and here are two different things.
 * @throws BoardRefusal 'gone' | 'locked'
 */
export function moveCard(
  board: BoardDocument,
  id: CardId,
  lane: LaneId,
  after?: CardId | null,
): void {
  refuseLocked(board, laneOf(mapOf(board, id)));
  refuseLocked(board, lane);
  move(board, id, lane, after);
}

/**
 * Moves a card to Parked, also out of a lane that is locked: what came there after the lock.
 * @throws BoardRefusal 'gone' | 'locked' when Parked itself is locked
 */
export function parkCard(board: BoardDocument, id: CardId): void {
  refuseLocked(board, 'parked');
  move(board, id, 'parked');
}

function move(board: BoardDocument, id: CardId, lane: LaneId, after?: CardId | null): void {
  const map = mapOf(board, id);
  const others = cardsOfLane(board, lane).filter((card) => card.id !== id);
  const index = others.findIndex((card) => card.id === after);
  // A neighbour that somebody moved away meanwhile is no reason to lose the move: the end will do.
  const at = after === null ? 0 : index === -1 ? others.length : index + 1;
  board.doc.transact(() => {
    map.set('order', makeRoom(board, others, at));
    if (map.get('lane') !== lane) map.set('lane', lane);
  }, FROM_CARD);
}

/** Moves any number of cards on the canvas, in one step. Cards that are gone are passed over. */
export function placeCards(
  board: BoardDocument,
  places: ReadonlyMap<CardId, Place>,
  origin: unknown,
): void {
  board.doc.transact(() => {
    for (const [id, place] of places) board.cards.get(id)?.set('place', packPlace(place));
  }, origin);
}

/**
 * Sets one field that is not words; `undefined` clears it.
 * @throws BoardRefusal 'gone' | 'not-a-value' | 'locked'
 */
export function setField(
  board: BoardDocument,
  id: CardId,
  name: FieldName,
  value: FieldValue | undefined,
): void {
  const map = mapOf(board, id);
  const card = readCard(board, id);
  if (card === undefined || !isCard(card)) throw new BoardRefusal('gone');
  refuseLocked(board, card.lane);
  if (value !== undefined && !isFieldValue(card.kind, name, value))
    throw new BoardRefusal('not-a-value');
  board.doc.transact(() => {
    if (value === undefined) map.delete(name);
    else map.set(name, value);
  }, FROM_CARD);
}

/**
 * The Y.Text of one field of words, made if a card from another program came without it. In a locked
 * lane it is only to be read: whoever writes on it asks `isLocked` first.
 * @throws BoardRefusal 'gone' | 'not-a-value' | 'locked'
 */
export function wordsOf(board: BoardDocument, id: CardId, name: FieldName | 'text'): Y.Text {
  const map = mapOf(board, id);
  const present: unknown = map.get(name);
  if (present instanceof Y.Text) return present;
  const card = readCard(board, id);
  if (
    card === undefined ||
    !isCard(card) ||
    name === 'text' ||
    fieldType(card.kind, name) !== 'words'
  )
    throw new BoardRefusal('not-a-value');
  refuseLocked(board, card.lane);
  const made = new Y.Text();
  board.doc.transact(() => map.set(name, made), FROM_CARD);
  return made;
}

/**
 * Hides a card everywhere but from its author; its words stay and can be brought back.
 * Ask `mayTakeBack` first: the document itself does not know who is asking.
 * @throws BoardRefusal 'gone'
 */
export function takeBack(board: BoardDocument, id: CardId): void {
  const map = mapOf(board, id);
  board.doc.transact(() => map.set('takenBack', true), FROM_CARD);
}

/** @throws BoardRefusal 'gone' | 'locked' */
export function bringBack(board: BoardDocument, id: CardId): void {
  const map = mapOf(board, id);
  refuseLocked(board, laneOf(map));
  board.doc.transact(() => map.delete('takenBack'), FROM_CARD);
}

/** A copy with words of its own: two cards must never share a text. @throws BoardRefusal 'gone' | 'full' | 'locked' */
export function cloneCard(
  board: BoardDocument,
  id: CardId,
  by: Seat,
  place: Place | undefined,
  random: RandomBytes,
  origin: unknown = FROM_CARD,
): CardId {
  const card = readCard(board, id);
  if (card === undefined || !isCard(card)) throw new BoardRefusal('gone');
  const words: Partial<Record<FieldName, string>> = {};
  for (const [name, text] of card.words) words[name] = text.toString();
  const values: Partial<Record<FieldName, FieldValue>> = {};
  for (const [name, value] of card.values) values[name] = value;
  return addCard(
    board,
    {
      kind: card.kind,
      by,
      lane: card.lane,
      text: card.text.toString(),
      words,
      values,
      ...(place === undefined ? {} : { place }),
    },
    random,
    origin,
  );
}

/** The cards of one lane in their order, those taken back among them. */
export function cardsOfLane(board: BoardDocument, lane: LaneId): Card[] {
  return readCards(board)
    .filter((card) => isCard(card) && card.lane === lane)
    .filter(isCard)
    .toSorted(compareOrder);
}

function mapOf(board: BoardDocument, id: CardId): Y.Map<unknown> {
  const map: unknown = board.cards.get(id);
  if (!(map instanceof Y.Map)) throw new BoardRefusal('gone');
  return map;
}

export function laneOf(map: Y.Map<unknown>): LaneId | undefined {
  const lane = v.safeParse(laneIdSchema, map.get('lane'));
  return lane.success ? lane.output : undefined;
}

/** @throws BoardRefusal 'locked' */
export function refuseLocked(board: BoardDocument, lane: LaneId | undefined): void {
  if (lane !== undefined && board.isLocked(lane)) throw new BoardRefusal('locked');
}

function bounded(text: string): string {
  if (text.length > MAX_TEXT_LENGTH) throw new BoardRefusal('too-long');
  return text;
}

const lastOrder = (cards: readonly Card[]): string | null =>
  cards.findLast((card) => isOrderKey(card.order))?.order ?? null;

/**
 * An order key for position `at`. Where the neighbours' keys leave no room (two people inserted at
 * once and got the same one, or a key is nonsense) the lane's keys are first written anew.
 */
function makeRoom(board: BoardDocument, others: readonly Card[], at: number): string {
  const before = others[at - 1]?.order ?? null;
  const after = others[at]?.order ?? null;
  const usable = (key: string | null) => key === null || isOrderKey(key);
  if (usable(before) && usable(after) && (before === null || after === null || before < after))
    return orderBetween(before, after);
  const fresh = ordersBetween(null, null, others.length + 1);
  const [own] = fresh.splice(at, 1);
  others.forEach((card, n) => board.cards.get(card.id)?.set('order', fresh[n]));
  return own ?? orderBetween(null, null);
}

function placeInLane(board: BoardDocument, lane: LaneId): Place {
  const frame = laneFrame(lane);
  const taken: Place[] = [];
  for (const card of readCards(board)) {
    if (isCard(card) && card.place?.frame === frame && !card.takenBack) taken.push(card.place);
  }
  const top = taken
    .map(({ index }) => index)
    .filter(isOrderKey)
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .at(-1);
  return { ...freeSlot(taken), frame, index: orderBetween(top ?? null, null) };
}
