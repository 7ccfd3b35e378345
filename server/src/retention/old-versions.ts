import type { BoardId } from '@steady/shared/ids.ts';
import type { Entry } from '@steady/shared/ledger/entries.ts';
import type { Audit } from '../audit/audit.ts';
import { makeLiveCopy } from '../room/live-copy.ts';
import {
  beginOf,
  monthOf,
  spellMonth,
  type HistoryStore,
  type Month,
} from '../store/history-store.ts';
import type { MomentStore } from '../store/ledger-store.ts';
import type { RetentionStore } from '../store/retention-store.ts';
import type { DocumentId, Store } from '../store/store.ts';

/**
 * Old versions of what people wrote: rows of a document that its snapshot covers, and whole states at the
 * beginning and end of sessions. They hold words that were deleted since; what the board says now does not.
 *
 * N4  Old versions go a whole month at a time, and of a board everybody can read that they went.
 * N5  What a board says now, its promises, its audit, and who wrote each row, stay; so does the newest
 *     session, with which people compare.
 */
export interface OldVersionsDeps {
  readonly store: Pick<RetentionStore, 'setting'>;
  readonly documents: Pick<Store, 'load' | 'compact'>;
  readonly history: Pick<HistoryStore, 'older' | 'forget'>;
  readonly moments: Pick<MomentStore, 'numbers' | 'remove'>;
  readonly entriesOf: (boardId: BoardId) => Promise<readonly Entry[]>;
  readonly boardIds: () => Promise<readonly BoardId[]>;
  readonly audit: Pick<Audit, 'append'>;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
  /** Lets others have a turn. */
  readonly breathe: () => Promise<void>;
}

/** Forgets what is older than the practice keeps it. A board that cannot be read is passed over. */
export async function forgetOldVersions(deps: OldVersionsDeps): Promise<void> {
  const { history: months } = await deps.store.setting();
  if (months === undefined) return; // [N1]
  const before = monthOf(deps.now()) - months;
  const changed = new Set<BoardId>();
  for (const id of await deps.history.older(before)) {
    await orReport(deps, async () => {
      if ((await forgetRows(deps, id, before)) && id.name === 'board') changed.add(id.boardId);
    });
  }
  for (const boardId of await deps.boardIds()) {
    await orReport(deps, async () => {
      if (await forgetMoments(deps, boardId, before)) changed.add(boardId);
    });
    await deps.breathe();
  }
  // [N4] Of private documents nothing is said: nobody is to see in which months somebody wrote.
  for (const boardId of changed)
    await orReport(deps, () =>
      deps.audit.append(boardId, {
        by: undefined,
        kind: 'older-forgotten',
        before: spellMonth(before),
      }),
    );
}

/** A new snapshot first: the one before may hold what was deleted since. */
async function forgetRows(
  { documents, history, breathe }: OldVersionsDeps,
  id: DocumentId,
  before: Month,
): Promise<boolean> {
  const stored = await documents.load(id);
  if (stored === undefined || stored.seq === 0) return false;
  const copy = makeLiveCopy(stored.updates);
  copy.fold();
  await documents.compact(id, stored.seq, copy.since(new Map()));
  let gone = 0;
  for (;;) {
    const some = await history.forget(id, before);
    if (some === 0) return gone > 0;
    gone += some;
    await breathe();
  }
}

async function forgetMoments(
  { moments, entriesOf }: OldVersionsDeps,
  boardId: BoardId,
  before: Month,
): Promise<boolean> {
  const numbers = await moments.numbers(boardId);
  if (numbers.length === 0) return false;
  const entries = await entriesOf(boardId);
  const newest = entries.findLast(({ body }) => body.kind === 'session-started')?.seq ?? 0;
  const old = numbers.filter(
    (seq) => seq < newest && (entries[seq - 1]?.at ?? Infinity) < beginOf(before), // [N5]
  );
  for (const seq of old) await moments.remove(boardId, seq);
  return old.length > 0;
}

async function orReport({ report }: OldVersionsDeps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    report(error);
  }
}
