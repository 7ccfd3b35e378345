import { toMessage } from '@steady/shared/ledger/entries.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import {
  ledgerEntriesSchema,
  type Claims,
  type LedgerEntryMessage,
} from '@steady/shared/protocol/messages.ts';
import { seatSchema, type Seat } from '@steady/shared/seats.ts';
import { createEffect, onCleanup } from 'solid-js';
import * as v from 'valibot';
import * as Y from 'yjs';
import type { Board, Kept } from '../board/createBoard.ts';
import { boardSchema, type BoardSummary } from '../net/api.ts';
import { isProgramKept } from '../offline/keepProgram.ts';
import { copiesOf, copyId, used } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import { openLocalDatabase, type CopyRecord, type LocalDatabase } from './database.ts';
import { makeLocalCopy, type LocalCopy } from './makeLocalCopy.ts';
import { mark } from './marker.ts';

/** A copy whose passcode was right: what a board can begin with before there is any network. */
export interface OpenedCopy {
  readonly doc: Y.Doc;
  readonly kept: KeptCopy;
  readonly claims: Claims;
  readonly epoch: string;
  readonly unsaved: ReadonlySet<string>;
  readonly ledger: readonly LedgerEntryMessage[];
  /** As the server last told it; undefined when it was never told. */
  readonly board: BoardSummary | undefined;
  /** Parts that could not be read; what was sent comes again. */
  readonly damaged: number;
}

export interface KeptCopy extends Kept {
  readonly boardId: BoardId;
  /** Resolves when all that was written until now stands on this device. */
  settled(): Promise<void>;
  /** The server was restored: what is here belongs to another past. The copy begins anew, empty. */
  beginAnew(): Promise<OpenedCopy>;
  /** Takes the copy away from this device. */
  forget(): Promise<void>;
}

const keys = makeCopyKeys(crypto.subtle, (bytes) => crypto.getRandomValues(bytes));

/** @returns 'none': there is no copy here (any more); 'wrong': another passcode */
export async function openCopy(
  boardId: BoardId,
  passcode: string,
  seat: Seat | undefined,
  failed: (error: unknown) => void,
): Promise<OpenedCopy | 'none' | 'wrong'> {
  const database = await openLocalDatabase();
  const copies = (await copiesOf(database, boardId)).filter(
    ({ id }) => seat === undefined || id === copyId(boardId, seat),
  );
  if (copies.length === 0) return 'none';
  for (const copy of copies) {
    const key = await keys.open(copy, passcode);
    if (key === undefined) continue;
    await used(database, copy, Date.now());
    return begin(database, boardId, copy, key, new Y.Doc(), failed);
  }
  return 'wrong';
}

/** Begins to keep a board that is open. */
export async function keepBoard(
  boardId: BoardId,
  board: Board,
  passcode: string,
  failed: (error: unknown) => void,
): Promise<KeptCopy> {
  const database = await openLocalDatabase();
  const id = copyId(boardId, board.me.seat);
  await database.remove(id);
  const { copy, key } = await keys.make(id, passcode, Date.now());
  await database.putCopy(copy);
  // Asked for so that the browser does not take it away by itself; it may say no.
  await navigator.storage.persist().catch(() => false);
  const { kept } = await begin(database, boardId, copy, key, board.document.doc, failed);
  await kept.settled();
  mark(boardId, true);
  await isProgramKept();
  return kept;
}

async function begin(
  database: LocalDatabase,
  boardId: BoardId,
  record: CopyRecord,
  key: CryptoKey,
  doc: Y.Doc,
  failed: (error: unknown) => void,
): Promise<OpenedCopy> {
  const { id } = record;
  const copy = await makeLocalCopy({ id, key, port: keys.port, database, doc, failed });
  const { state } = copy;
  /** What was still under way to the database must not come after it was taken away. */
  const ended = () => {
    copy.dispose();
    return copy.settled();
  };
  const board = v.safeParse(boardSchema, state.board);
  const claims = v.safeParse(v.record(v.string(), seatSchema), state.claims);
  return {
    doc,
    kept: {
      boardId,
      follow: (open, told) => follow(open, copy, told),
      review: {
        read: () => copy.state.review,
        write: (review) => copy.keep({ review }),
      },
      settled: () => copy.settled(),
      async beginAnew() {
        await ended();
        await database.remove(id);
        await database.putCopy({ ...record, usedAt: Date.now() });
        return begin(database, boardId, record, key, new Y.Doc(), failed);
      },
      async forget() {
        await ended();
        await database.remove(id);
        if ((await copiesOf(database, boardId)).length === 0) mark(boardId, false);
      },
    },
    claims: claims.success ? claims.output : {},
    epoch: state.epoch,
    unsaved: copy.unsaved,
    ledger: parsedLedger(state.ledger),
    board: board.success ? board.output : undefined,
    damaged: copy.damaged,
  };
}

/** What stands beside the document, as long as the page lives. */
function follow(board: Board, copy: LocalCopy, told: BoardSummary | undefined): void {
  if (told !== undefined) copy.keep({ board: told });
  createEffect(() => {
    board.saved();
    copy.keep({ unsaved: [...board.unsaved()], epoch: board.epoch() });
  });
  createEffect(() => copy.keep({ claims: board.claims() }));
  createEffect(() => copy.keep({ ledger: board.ledger.entries().map(toMessage) }));
  onCleanup(() => copy.dispose());
}

/** Each entry is checked where it is taken in (createLedger). */
function parsedLedger(entries: readonly unknown[]): readonly LedgerEntryMessage[] {
  const parsed = v.safeParse(ledgerEntriesSchema, entries);
  return parsed.success ? parsed.output : [];
}
