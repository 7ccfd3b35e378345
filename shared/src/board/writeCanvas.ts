import * as Y from 'yjs';
import type { BoardDocument } from './document.ts';
import { FROM_CANVAS, FROM_SYSTEM } from './origins.ts';

/**
 * The only writers of canvas records: a map per record, an entry per property, so that a move and a
 * recolour of one shape both survive. They know no engine; `client/src/canvas` says what the
 * properties are. Call them inside `writeCanvas`, which makes one transaction of a gesture.
 */
export type CanvasProperties = Readonly<Record<string, unknown>>;

/** One update and one step of undo for everything `write` does, cards it makes or moves included. */
export function writeCanvas(board: BoardDocument, write: () => void): void {
  board.doc.transact(write, FROM_CANVAS);
}

/** Writes a new record, or every property of one that is there. */
export function putRecord(board: BoardDocument, id: string, properties: CanvasProperties): void {
  const present: unknown = board.canvas.get(id);
  if (present instanceof Y.Map) {
    changeRecord(board, id, properties);
    return;
  }
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  board.canvas.set(id, new Y.Map<unknown>(entries));
}

/**
 * Writes the given properties, `undefined` takes one away; the others stay as they are.
 * A record that somebody took away meanwhile stays away.
 */
export function changeRecord(board: BoardDocument, id: string, changes: CanvasProperties): void {
  const map: unknown = board.canvas.get(id);
  if (!(map instanceof Y.Map)) return;
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }
}

export function removeRecord(board: BoardDocument, id: string): void {
  if (board.canvas.has(id)) board.canvas.delete(id);
}

/**
 * Records as a newer engine keeps them, and its schema with them. Two screens that do it at once
 * write the same, so it may be done twice.
 */
export function upgradeCanvas(
  board: BoardDocument,
  schema: string,
  records: ReadonlyMap<string, CanvasProperties>,
): void {
  board.doc.transact(() => {
    for (const [id, properties] of records) changeRecord(board, id, properties);
    board.meta.set('canvasSchema', schema);
  }, FROM_SYSTEM);
}
