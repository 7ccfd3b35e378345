import type { BoardId } from '@steady/shared/ids.ts';
import type { Entry } from '@steady/shared/ledger/entries.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Boards } from '../access/boards.ts';
import type { AccessStore, BoardRecord } from '../access/records.ts';
import type { Audit } from '../audit/audit.ts';
import { boardDocument } from '../board/documents.ts';
import type { HistoryStore } from '../store/history-store.ts';
import type { RetentionSetting, RetentionStore } from '../store/retention-store.ts';
import { StoreError } from '../store/store.ts';
import { dayOf, deletedOn, dueOn, stepOf, type BoardUse } from './due.ts';

/**
 * Which boards the practice keeps no longer.
 *
 *   in use ──months──► announced to everybody on it ──30 days──► deleted
 *      ▲                   │
 *      └── used again, kept by the therapist, setting changed
 *
 * N1  By default everything is kept until somebody deletes it.
 * N2  Nothing is deleted before everybody on the board could read for 30 days that it will be.
 * N3  What was used, is kept by its therapist, or cannot be read, is not deleted.
 */
export interface Retention {
  /** What people are told about a board. */
  view(boardId: BoardId): Promise<RetentionView>;
  /** The therapist keeps a board whatever the practice’s setting is, or no longer. */
  keep(boardId: BoardId, kept: boolean, by: Seat): Promise<void>;
  /** Looks at every board once; those that cannot be read are passed over. */
  pass(): Promise<void>;
}

export interface RetentionView {
  /** Months that the practice keeps a board after it was last used; null: until it is deleted. */
  readonly months: number | null;
  /** `YYYY-MM-DD`; null while nothing is announced. */
  readonly deletedOn: string | null;
  readonly kept: boolean;
}

export interface RetentionDeps {
  readonly store: RetentionStore;
  readonly access: Pick<AccessStore, 'boards'>;
  readonly history: Pick<HistoryStore, 'lastMonthOf'>;
  /** The entries of a board's ledger, checked. @throws StoreError 'damaged' */
  readonly entriesOf: (boardId: BoardId) => Promise<readonly Entry[]>;
  readonly boards: Pick<Boards, 'erase'>;
  readonly audit: Pick<Audit, 'noted'>;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
  /** Lets others have a turn. */
  readonly breathe: () => Promise<void>;
}

export function makeRetention(deps: RetentionDeps): Retention {
  const { store, access, boards, audit, now, report, breathe } = deps;
  return {
    async view(boardId) {
      const { boards: months } = await store.setting();
      const { announced, kept } = await store.of(boardId);
      const isAnnounced = months !== undefined && announced !== undefined && !kept;
      return {
        months: months ?? null,
        deletedOn: isAnnounced ? await dayOfDeletion(boardId, months, announced) : null,
        kept,
      };
    },

    async keep(boardId, kept, by) {
      if ((await store.of(boardId)).kept === kept) return;
      const noted = audit.noted(boardId, { by, kind: 'kept', kept });
      await store.change(boardId, { kept, ...(kept ? { announced: undefined } : {}) }, noted);
    },

    async pass() {
      const setting = await store.setting();
      for (const board of await access.boards.all()) {
        try {
          await look(board, setting);
        } catch (error) {
          report(error); // [N3]
        }
        await breathe();
      }
    },
  };

  async function dayOfDeletion(
    boardId: BoardId,
    months: number,
    announced: string,
  ): Promise<string | null> {
    const board = await access.boards.get(boardId);
    if (board === undefined) return null;
    try {
      return deletedOn(dueOn(await useOf(deps, board), months), announced);
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'damaged') return null; // [N3]
      throw error;
    }
  }

  async function look(board: BoardRecord, { boards: months }: RetentionSetting): Promise<void> {
    if (board.state === 'erasing') return;
    const { announced, kept } = await store.of(board.id);
    if (months === undefined && announced === undefined) return; // [N1]
    const today = dayOf(now());
    const step = stepOf(await useOf(deps, board), { months, kept, announced, today });
    switch (step.kind) {
      case 'nothing':
        return;
      case 'announce': {
        const { deletedOn: on } = step;
        const noted = audit.noted(board.id, { by: undefined, kind: 'deletion-announced', on });
        return store.change(board.id, { announced: today }, noted);
      }
      case 'withdraw': {
        const noted = audit.noted(board.id, { by: undefined, kind: 'deletion-withdrawn' });
        return store.change(board.id, { announced: undefined }, noted);
      }
      case 'delete':
        return boards.erase(board.id); // [N2]
      default:
        return step satisfies never;
    }
  }
}

/** When a board was in use. What is private to somebody does not count: nobody may see when they write. */
export async function useOf(
  { history, entriesOf }: Pick<RetentionDeps, 'history' | 'entriesOf'>,
  { id, createdAt }: BoardRecord,
): Promise<BoardUse> {
  const entries = await entriesOf(id);
  const session = entries.findLast(
    ({ body: { kind } }) => kind === 'session-ended' || kind === 'session-started',
  );
  return {
    createdAt,
    lastSessionAt: session?.at,
    lastEditMonth: await history.lastMonthOf(boardDocument(id)),
  };
}
