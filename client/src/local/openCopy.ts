import { makeId, type BoardId } from '@steady/shared/ids.ts';
import {
  ledgerEntriesSchema,
  type Claims,
  type LedgerEntryMessage,
} from '@steady/shared/protocol/messages.ts';
import { seatSchema, type Seat } from '@steady/shared/seats.ts';
import { createSignal } from 'solid-js';
import * as v from 'valibot';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Board, Kept } from '../board/createBoard.ts';
import { boardSchema, type BoardSummary } from '../net/api.ts';
import { isProgramKept } from '../offline/keepProgram.ts';
import { copiesOf, copyId, hasUnsent, removeCopy, used } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import type { CopyState } from './copyState.ts';
import { openLocalDatabase, type CopyRecord } from './database.ts';
import { devicePasskeys } from './devicePasskeys.ts';
import { follow } from './follow.ts';
import { keepOwn, ownWaits } from './keepOwn.ts';
import { makeLocalCopy, type Keeping } from './makeLocalCopy.ts';
import { isMarked, mark } from './marker.ts';
import type { Opener } from './pages.ts';
import { nameOf, type Answered, type WhyNot } from './passkey.ts';
import { pastToBytes, type Past } from './past.ts';
import { makeSealing } from './sealing.ts';
import type { OwnHere } from './sendOwn.ts';
import { askToStay } from './storage.ts';
import { forgetUnsent, marksOutside } from './unsentMark.ts';
import { makeWays, type Ways } from './ways.ts';

/** A copy that its person has opened: what a board can begin with before there is any network. */
export interface OpenedCopy {
  readonly doc: Y.Doc;
  readonly kept: KeptCopy;
  readonly claims: Claims;
  readonly epoch: string;
  readonly unsaved: ReadonlySet<string>;
  readonly ledger: readonly LedgerEntryMessage[];
  /** As the server last told it; undefined when it was never told. */
  readonly board: BoardSummary | undefined;
  /**
   * Whether all of it could be read. If not, and something in it was not sent, it was set aside, and the
   * copy began anew; if everything was sent it comes again.
   */
  readonly isWhole: boolean;
}

export interface KeptCopy extends Kept {
  readonly boardId: BoardId;
  /** What opens it. */
  readonly ways: Ways;
  /** Resolves when all that was written until now stands on this device. */
  settled(): Promise<void>;
  /**
   * The server was restored: what is here belongs to another past. It is set aside, and the copy begins
   * anew, empty. @returns undefined when there is no copy any more
   */
  beginAnew(): Promise<OpenedCopy | undefined>;
  /** Whether own writing waits in it that the server does not have. */
  ownWaits(): Promise<boolean>;
  /** Takes the copy away from this device. */
  forget(): Promise<void>;
}

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const keys = makeCopyKeys(crypto.subtle, random);

/** @returns 'none': there is no copy here (any more); 'wrong': another passcode, or passkey */
export async function openCopy(
  boardId: BoardId,
  seat: Seat | undefined,
  by: { readonly passcode: string } | Answered | Opener,
): Promise<OpenedCopy | 'none' | 'wrong'> {
  const database = await openLocalDatabase();
  try {
    const copies = (await copiesOf(database, boardId)).filter(
      ({ id }) => seat === undefined || id === copyId(boardId, seat),
    );
    if (copies.length === 0) return 'none';
    for (const copy of copies) {
      const key = await keyOf(copy, by);
      if (key === undefined) continue;
      await used(database, copy, Date.now());
      return await begin(boardId, copy, key, new Y.Doc());
    }
    return 'wrong';
  } finally {
    database.close();
  }
}

async function keyOf(
  copy: CopyRecord,
  by: Parameters<typeof openCopy>[2],
): Promise<CryptoKey | undefined> {
  if ('passcode' in by) return keys.open(copy, by.passcode);
  if ('id' in by) return by.id === copy.id ? by.key : undefined;
  const isIts = copy.passkey && nameOf(copy.passkey.credential) === nameOf(by.credential);
  return isIts === true ? keys.open(copy, by) : undefined;
}

/**
 * Begins to keep a board that is open.
 * @param entry what the device's list of passkeys is to show; left out: the passcode alone opens the copy
 * @returns why nothing was kept: there is no passkey; or, `unsent`, there is a copy with words that were not
 *   sent, and whoever opened the board without it must not lose them by keeping another
 * @throws what the browser says that keeps nothing
 */
export async function keepBoard(
  boardId: BoardId,
  board: Board,
  passcode: string,
  entry?: string,
): Promise<KeptCopy | WhyNot | 'unsent'> {
  const id = copyId(boardId, board.me.seat);
  if (await holdsUnsent(id)) return 'unsent';
  const salt = random(new Uint8Array(32));
  // Before anything is kept: whoever says no here has kept nothing.
  const made = entry === undefined ? undefined : await devicePasskeys.make(entry, salt);
  if (typeof made === 'string') return made;
  try {
    const { copy, key } = await keys.make(id, passcode, Date.now());
    const passkey =
      made && (await keys.addPasskey(copy, passcode, { ...made, salt, name: entry ?? '' }));
    made?.output.fill(0);
    return await keep(boardId, board, { ...copy, passkey }, key);
  } catch (error) {
    if (made !== undefined) devicePasskeys.letGo(made.credential);
    throw error;
  }
}

async function holdsUnsent(id: string): Promise<boolean> {
  const database = await openLocalDatabase();
  try {
    const there = await database.copy(id);
    return there !== undefined && (await hasUnsent(database, there));
  } finally {
    database.close();
  }
}

async function keep(
  boardId: BoardId,
  board: Board,
  copy: CopyRecord,
  key: CryptoKey,
): Promise<KeptCopy> {
  const database = await openLocalDatabase();
  await removeCopy(database, copy.id);
  await database.putCopy(copy);
  database.close();
  await askToStay();
  mark(boardId, true);
  const { kept } = await begin(boardId, copy, key, board.document.doc);
  await kept.settled();
  if (kept.keeping() !== 'keeping') {
    await kept.forget();
    throw new Error('the browser keeps nothing');
  }
  await isProgramKept();
  return kept;
}

async function begin(
  boardId: BoardId,
  record: CopyRecord,
  key: CryptoKey,
  doc: Y.Doc,
  carried?: Pick<CopyState, 'board' | 'review'>,
): Promise<OpenedCopy> {
  const [keeping, setKeeping] = createSignal<Keeping>('keeping');
  let isEnded = false;
  const isWanted = () => !isEnded && isMarked(boardId);
  const ways = makeWays(record, keys, random);
  const outside = marksOutside(record.id);
  const copy = await makeLocalCopy({
    record,
    anew: ways.record,
    key,
    port: keys.port,
    open: () => openLocalDatabase(),
    doc,
    isWanted,
    isOwn: (origin) => !(origin instanceof WebsocketProvider),
    told: setKeeping,
    outside,
    setTimer,
  });
  if (carried !== undefined) copy.keep(carried);
  const { state } = copy;
  /** What was still under way to the database must not come after it was taken away. */
  const ended = async () => {
    isEnded = true;
    copy.dispose();
    await copy.settled();
  };

  const setAside = async (why: Past['why']): Promise<OpenedCopy | undefined> => {
    await ended();
    const { board, review } = copy.state;
    const past = { doc, unsaved: copy.unsaved, claims: parsedClaims(copy.state.claims), why };
    const sealed = await makeSealing(record, key, keys.port).seal('aside', pastToBytes(past));
    const database = await openLocalDatabase();
    const after = await database.setAside(record, sealed, makeId(random));
    const { unsent } = await database.content(record.id);
    database.close();
    outside.keep(unsent.map(({ page }) => page));
    if (after === undefined) return undefined;
    // Who sits at the board, and a home review, are of no past: they go on.
    return begin(boardId, after, key, new Y.Doc(), { board, review });
  };
  // Half of what somebody wrote is never sent as if it were all of it.
  if (!copy.isWhole && (copy.unsaved.size > 0 || record.hasUnsent === true)) {
    const anew = await setAside('torn');
    if (anew !== undefined) return { ...anew, isWhole: false };
  }
  const own: OwnHere = {
    open: (document) => keepOwn(document, { record, key, port: keys.port, isWanted, setTimer }),
    waits: () => ownWaits(record),
  };
  const board = v.safeParse(boardSchema, state.board);
  return {
    doc,
    kept: {
      boardId,
      ways,
      keeping,
      follow: (open, told) =>
        follow(open, { boardId, copy, record, key, port: keys.port, own }, told),
      review: {
        read: () => copy.state.review,
        write: (review) => copy.keep({ review }),
      },
      own: own.open,
      ownWaits: own.waits,
      settled: () => copy.settled(),
      beginAnew: () => setAside('restored'),
      async removePast() {
        const database = await openLocalDatabase();
        await database.removeAsides(record.id);
        database.close();
      },
      async forget() {
        await ended();
        const database = await openLocalDatabase();
        await removeCopy(database, record.id, ways.record().passkey);
        forgetUnsent(boardId, record.id);
        if ((await copiesOf(database, boardId)).length === 0) mark(boardId, false);
        database.close();
      },
    },
    claims: parsedClaims(state.claims),
    epoch: state.epoch,
    unsaved: copy.unsaved,
    ledger: parsedLedger(state.ledger),
    board: board.success ? board.output : undefined,
    isWhole: copy.isWhole,
  };
}

function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Each entry is checked where it is taken in (createLedger). */
function parsedLedger(entries: readonly unknown[]): readonly LedgerEntryMessage[] {
  const parsed = v.safeParse(ledgerEntriesSchema, entries);
  return parsed.success ? parsed.output : [];
}

function parsedClaims(claims: unknown): Claims {
  const parsed = v.safeParse(v.record(v.string(), seatSchema), claims);
  return parsed.success ? parsed.output : {};
}
