import type * as Y from 'yjs';
import type { LaneId } from './lanes.ts';

/**
 * The board document's top-level maps, opened once. Everything that reads or writes a board goes
 * through this; nobody else spells the names. SCHEMA.md is the full list of what is inside.
 */
export interface BoardDocument {
  readonly doc: Y.Doc;
  /** card id → map */
  readonly cards: Y.Map<Y.Map<unknown>>;
  /** link id → map */
  readonly links: Y.Map<Y.Map<unknown>>;
  /** lane id → map */
  readonly lanes: Y.Map<Y.Map<unknown>>;
  /** canvas record id → map of properties, keys flattened */
  readonly canvas: Y.Map<Y.Map<unknown>>;
  readonly meta: Y.Map<unknown>;
  /**
   * Whether the named writers leave a lane's words as they are. The ledger says it, the document does
   * not know: a rule between seated people (server/SPEC.md), which the relay does not check.
   */
  isLocked(lane: LaneId): boolean;
}

export function openBoard(
  doc: Y.Doc,
  isLocked: (lane: LaneId) => boolean = () => false,
): BoardDocument {
  return {
    doc,
    cards: doc.getMap('cards'),
    links: doc.getMap('links'),
    lanes: doc.getMap('lanes'),
    canvas: doc.getMap('canvas'),
    meta: doc.getMap('meta'),
    isLocked,
  };
}

/** Raised with every change of SCHEMA.md; a document from a newer version is shown, not edited. */
export const SCHEMA_VERSION = 1;

/** @returns the document's schema version; 0 when it has not arrived or holds nonsense */
export function schemaVersion({ meta }: BoardDocument): number {
  const version = meta.get('version');
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 0;
}
