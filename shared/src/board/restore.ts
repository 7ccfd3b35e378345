import * as Y from 'yjs';
import { isCard, readCard, type Card } from './card.ts';
import { cardsThen, type CardThen } from './changes.ts';
import type { BoardDocument } from './document.ts';
import { fieldsOf } from './kinds.ts';
import { MAX_CARDS, MAX_TEXT_LENGTH } from './limits.ts';
import { FROM_CARD } from './origins.ts';
import { packPlace } from './place.ts';
import { BoardRefusal } from './refusal.ts';
import { rewordCard, type Reword } from './reword.ts';
import { putRecord } from './writeCanvas.ts';

/**
 * Old content as new edits: what came after stays in the document's history, and one undo takes the
 * whole restoring back.
 *
 * W1  Nothing that came after is deleted: cards, links and drawings that are new stay as they are.
 * W2  What its author took back, then or now, is left as it is: nobody else makes it visible again.
 * W3  Only what differs is written, so that the caret of somebody in the same text stays.
 * W4  All of it or nothing.
 */

/**
 * Gives a card its old words, fields and lane; one that is gone comes back under its id.
 * @throws BoardRefusal 'full' | 'locked' | 'too-long'
 */
export function restoreCard(board: BoardDocument, old: CardThen): void {
  refuse(board, [old]);
  board.doc.transact(() => put(board, old), FROM_CARD);
}

/**
 * Gives every card of `old` its old words, fields, lane and place, its place among the others too, and
 * brings back links and drawings that are gone since. Drawings of another version of the canvas are left out.
 * @throws BoardRefusal 'full' | 'locked' | 'too-long'
 */
export function restoreBoard(board: BoardDocument, old: BoardDocument): void {
  const cards = [...cardsThen(old).values()];
  refuse(board, cards, true);
  board.doc.transact(() => {
    for (const card of cards) {
      const map: unknown = put(board, card) ? board.cards.get(card.id) : undefined;
      if (!(map instanceof Y.Map)) continue;
      set(map, 'order', card.order);
      if (card.place !== undefined) set(map, 'place', packPlace(card.place));
    }
    for (const [id, link] of old.links)
      if (link instanceof Y.Map && !board.links.has(id))
        board.links.set(id, new Y.Map(Object.entries(link.toJSON())));
    if (board.meta.get('canvasSchema') !== old.meta.get('canvasSchema')) return;
    for (const [id, record] of old.canvas) {
      if (!(record instanceof Y.Map)) continue;
      const there: unknown = board.canvas.get(id);
      if (!(there instanceof Y.Map)) putRecord(board, id, record.toJSON());
      else for (const [key, value] of Object.entries(record.toJSON())) set(there, key, value);
    }
  }, FROM_CARD);
}

/** [W4] A locked lane takes nothing new and gives nothing away. */
function refuse(board: BoardDocument, cards: readonly CardThen[], withOrder = false): void {
  let added = 0;
  for (const old of cards) {
    const now = cardNow(board, old);
    if (isTakenBack(old, now)) continue;
    if (!board.cards.has(old.id)) added += 1;
    const reworded = now === undefined ? [] : rewords(now, old);
    const isChange =
      now === undefined ||
      reworded.length > 0 ||
      differs(now, old) ||
      (withOrder && now.order !== old.order);
    const lanes = now === undefined ? [old.lane] : [old.lane, now.lane];
    if (isChange && lanes.some((lane) => board.isLocked(lane))) throw new BoardRefusal('locked');
    if (reworded.some(({ after }) => after.length > MAX_TEXT_LENGTH))
      throw new BoardRefusal('too-long');
  }
  if (added > 0 && board.cards.size + added > MAX_CARDS) throw new BoardRefusal('full');
}

/** @returns whether it was the restorer's to put back */
function put(board: BoardDocument, old: CardThen): boolean {
  const now = cardNow(board, old);
  if (isTakenBack(old, now)) return false; // [W2]
  const present: unknown = board.cards.get(old.id);
  if (!(present instanceof Y.Map)) {
    board.cards.set(old.id, made(old));
    return true;
  }
  if (now === undefined) heal(present, old);
  else rewordCard(board, old.id, rewords(now, old)); // [W3]
  if (set(present, 'lane', old.lane)) set(present, 'order', old.order);
  for (const [name, type] of fieldsOf(old.kind)) {
    if (type !== 'words') set(present, name, old.values.get(name));
    else if (!(present.get(name) instanceof Y.Text) && old.words.has(name))
      present.set(name, new Y.Text(old.words.get(name)));
  }
  return true;
}

/** @returns undefined also when it is there and malformed */
function cardNow(board: BoardDocument, { id }: CardThen): Card | undefined {
  const there = readCard(board, id);
  return there !== undefined && isCard(there) ? there : undefined;
}

const isTakenBack = (old: CardThen, now: Card | undefined): boolean =>
  old.takenBack || now?.takenBack === true;

function rewords(there: Card, old: CardThen): Reword[] {
  const pairs: Array<readonly [Reword['field'], Y.Text | undefined, string | undefined]> = [
    ['text', there.text, old.text],
    ...[...old.words].map(([name, words]) => [name, there.words.get(name), words] as const),
  ];
  return pairs.flatMap(([field, text, after]) => {
    const before = text?.toString();
    return before === undefined || after === undefined || before === after
      ? []
      : [{ field, before, after }];
  });
}

function differs(there: Card, old: CardThen): boolean {
  if (there.lane !== old.lane) return true;
  return fieldsOf(old.kind).some(
    ([name, type]) =>
      type !== 'words' &&
      JSON.stringify(there.values.get(name)) !== JSON.stringify(old.values.get(name)),
  );
}

/** What somebody's program made unreadable gets back only what it lacks. */
function heal(map: Y.Map<unknown>, old: CardThen): void {
  set(map, 'kind', old.kind);
  set(map, 'by', old.by);
  if (typeof map.get('order') !== 'string') map.set('order', old.order);
  if (!(map.get('text') instanceof Y.Text)) map.set('text', new Y.Text(old.text));
}

function made(old: CardThen): Y.Map<unknown> {
  const { kind, by, lane, order, text, prompt, place, values, words } = old;
  const map = new Y.Map<unknown>(Object.entries({ kind, by, lane, order }));
  map.set('text', new Y.Text(text));
  if (prompt !== undefined) map.set('prompt', prompt);
  if (place !== undefined) map.set('place', packPlace(place));
  for (const [name, value] of values) map.set(name, value);
  for (const [name, type] of fieldsOf(kind))
    if (type === 'words') map.set(name, new Y.Text(words.get(name) ?? ''));
  return map;
}

/** @returns whether it was another value */
function set(map: Y.Map<unknown>, key: string, value: unknown): boolean {
  if (JSON.stringify(map.get(key)) === JSON.stringify(value)) return false;
  if (value === undefined) map.delete(key);
  else map.set(key, value);
  return true;
}
