import type { DatabaseSync } from 'node:sqlite';
import type { AuditStore, Noted } from '../../audit-store.ts';
import type { BoardSealer } from '../../sealing/board-sealer.ts';
import { StoreError } from '../../store.ts';
import { inTransaction } from '../database.ts';
import { makeSealedList, type SealedList } from '../sealed-list.ts';

export interface SqliteAudit {
  readonly store: AuditStore;
  /** [S30] For changes of access: called inside their transaction. */
  readonly note: (noted: Noted) => void;
}

export function makeSqliteAudit(database: DatabaseSync, sealer: BoardSealer): SqliteAudit {
  const list = makeSealedList(database, sealer, { entries: 'audit', heads: 'audits' });
  const note = ({ boardId, next }: Noted): void => {
    const count = list.countOf(boardId);
    list.add(boardId, [next(count + 1, lastOf(list, boardId, count))]); // [S31]
  };
  return {
    note,
    store: {
      async append(noted) {
        inTransaction(database, () => note(noted));
      },
      load: async (boardId, after = 0, upTo) => list.read(boardId, after, upTo),
      count: async (boardId) => list.countOf(boardId),
      async erase(boardId) {
        inTransaction(database, () => list.erase(boardId));
      },
    },
  };
}

/** [S32] */
function lastOf(list: SealedList, boardId: Noted['boardId'], count: number): string | undefined {
  if (count === 0) return undefined;
  try {
    return list.read(boardId, count - 1, count)[0];
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'damaged') return undefined;
    throw error;
  }
}
