import type { BoardDocument } from '@steady/shared/board/document.ts';
import { upgradeCanvas, type CanvasProperties } from '@steady/shared/board/writeCanvas.ts';
import type { SerializedSchema } from '@tldraw/store';
import { readRecord, toProperties } from './record.ts';
import { same } from './same.ts';
import { engineSchema } from './schema.ts';

/**
 * Brings a board's records up to this engine, and says so in the board. Whoever opens it first does it;
 * two at once write the same. What cannot be read is left as it is.
 */
export function upgradeRecords(board: BoardDocument, from: SerializedSchema): void {
  const changed = new Map<string, CanvasProperties>();
  for (const [id, map] of board.canvas) {
    const record = readRecord(id, map, from);
    if (record === undefined) continue;
    const now = toProperties(record);
    const before: CanvasProperties = map.toJSON();
    const changes: Record<string, unknown> = {};
    for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
      if (!same(before[key], now[key])) changes[key] = now[key];
    }
    if (Object.keys(changes).length > 0) changed.set(id, changes);
  }
  upgradeCanvas(board, JSON.stringify(engineSchema.serialize()), changed);
}
