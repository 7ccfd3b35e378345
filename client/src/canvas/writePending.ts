import type { BoardDocument } from '@steady/shared/board/document.ts';
import type { Place } from '@steady/shared/board/place.ts';
import {
  changeRecord,
  putRecord,
  removeRecord,
  writeCanvas,
  type CanvasProperties,
} from '@steady/shared/board/writeCanvas.ts';
import { placeCards } from '@steady/shared/board/writeCards.ts';
import { FROM_CANVAS } from '@steady/shared/board/origins.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { isShape, type TLRecord, type TLStore } from '@tldraw/tlschema';
import type { LaneBox } from '@steady/shared/board/arrange.ts';
import { placeOf } from './derive.ts';
import { byId } from './engine.ts';
import { cardOfShapeId, cardShapeId, isDerivedId } from './ids.ts';
import { mayBeStored, toProperties } from './record.ts';
import { same } from './same.ts';
import { isCardShape, type CardShape } from './shapes.ts';
import type { View } from './view.ts';

export type CloneCard = (shape: CardShape, place: Place) => CardId | undefined;

interface Source {
  readonly board: BoardDocument;
  readonly store: TLStore;
  /** What the store was last set to: the difference to it is what the person did. */
  readonly view: View;
  readonly records: ReadonlyMap<string, TLRecord | undefined>;
  readonly lanes: readonly LaneBox[];
  readonly cloneCard: CloneCard;
}

export interface Written {
  /** Canvas records whose maps were touched. */
  readonly written: readonly string[];
  /** Cards that were moved or made. */
  readonly cards: readonly CardId[];
  /** Copies of cards became cards: their shapes' old ids → new ones. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Something was left out because it may not stand on a canvas. */
  readonly refused: boolean;
}

/** Writes what a person did to these records, all of it in one transaction. */
export function writePending(source: Source, ids: readonly string[]): Written {
  const { board, store, lanes } = source;
  const written: string[] = [];
  const renamed = new Map<string, string>();
  const places = new Map<CardId, Place>();
  let refused = false;
  const now = ids.map((id) => [id, byId(store, id)] as const);
  if (now.every(([id, record]) => record === source.view.get(id)))
    return { written, cards: [], renamed, refused };

  const copies: CardId[] = [];
  writeCanvas(board, () => {
    // Copies first: what hangs on them is then written with the ids they got.
    for (const [id, record] of now) {
      if (record === undefined || !isShape(record) || !isCardShape(record) || isDerivedId(id))
        continue;
      const copy = source.cloneCard(record, placeOf(record, lanes));
      if (copy === undefined) continue;
      renamed.set(id, cardShapeId(copy));
      copies.push(copy);
    }
    for (const [id, record] of now) {
      const card = cardOfShapeId(id);
      if (card !== undefined) {
        const place = movedCard(record, source.view.get(id), lanes);
        if (place !== undefined) places.set(card, place);
      } else if (!isDerivedId(id) && !renamed.has(id)) {
        if (record !== undefined && !mayBeStored(record)) {
          refused ||= !isShape(record) || !isCardShape(record);
        } else if (writeRecord(source, id, record, renamed)) written.push(id);
      }
    }
    if (places.size > 0) placeCards(board, places, FROM_CANVAS);
  });
  return { written, cards: [...places.keys(), ...copies], renamed, refused };
}

function movedCard(
  now: TLRecord | undefined,
  before: TLRecord | undefined,
  lanes: readonly LaneBox[],
): Place | undefined {
  if (now === undefined || before === undefined || !isShape(now) || !isShape(before))
    return undefined;
  const stayed =
    now.x === before.x &&
    now.y === before.y &&
    now.parentId === before.parentId &&
    now.index === before.index;
  return stayed ? undefined : placeOf(now, lanes);
}

/** @returns whether the record's map was touched */
function writeRecord(
  { board, view, records }: Source,
  id: string,
  now: TLRecord | undefined,
  renamed: ReadonlyMap<string, string>,
): boolean {
  const before = view.get(id);
  if (now === undefined) {
    if (before === undefined) return false;
    removeRecord(board, id);
    return true;
  }
  const properties = withNewIds(toProperties(now), renamed);
  if (before === undefined) {
    putRecord(board, id, properties);
    return true;
  }
  // Delete wins: a record that was shown and is gone was taken away by somebody.
  if (!board.canvas.has(id)) return true;
  const shown = toProperties(before);
  const changes: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(shown), ...Object.keys(properties)])) {
    if (!same(shown[key], properties[key])) changes[key] = properties[key];
  }
  if (Object.keys(changes).length === 0) return false;
  // Where it was put is meant in the frame that it was seen in, even if that one was a repair.
  const stored = records.get(id);
  if ('xy' in changes && isShape(now) && stored !== undefined && isShape(stored)) {
    if (stored.parentId !== now.parentId) changes['parentId'] = now.parentId;
  }
  changeRecord(board, id, changes);
  return true;
}

function withNewIds(
  properties: CanvasProperties,
  renamed: ReadonlyMap<string, string>,
): CanvasProperties {
  if (renamed.size === 0) return properties;
  const result: Record<string, unknown> = { ...properties };
  for (const key of ['parentId', 'fromId', 'toId']) {
    const value = result[key];
    if (typeof value === 'string') result[key] = renamed.get(value) ?? value;
  }
  return result;
}
