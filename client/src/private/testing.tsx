// First: it says the order of the layers.
import '../ui/styles/index.css';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { makeBoardId } from '@steady/shared/ids.ts';
import { makeCryptoPort, type CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { PARTNER_A, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { render } from 'solid-js/web';
import * as Y from 'yjs';
import { createBoard, type Board, type Kept } from '../board/createBoard.ts';
import { SLOW_MS } from '../board/createSaved.ts';
import { createDesk, DeskProvider, type Desk } from '../board/createDesk.ts';
import { aFilledDocument, aQuietConnection, people, seeded } from '../board/testing.ts';
import { aLedgerServer, type TestLedgerServer } from '../board/testingLedger.ts';
import type { BoardConnection } from '../net/connect.ts';
import { loadEditor } from '../text/loadEditor.ts';
import { createDraftsSpace } from './createDraftsSpace.ts';
import { createNotesSpace } from './createNotesSpace.ts';
import type { ConnectOwn } from './createOwnDocument.ts';
import { makeMemoryKeyStore, type KeyStore } from './keyStore.ts';
import type { MakeSpace } from './makeSpace.ts';
import PrivateDialog from './PrivateDialog.tsx';
import { readOwnWriting, type OwnWritingRead } from './readOwnWriting.ts';

/** What the server keeps of one person: bytes, and whoever connects gets them all. */
export interface KeptForMe {
  readonly doc: Y.Doc;
  /** Everything that the server ever had, as it would lie on its disk. */
  bytes(): string;
}

export function keptForMe(): KeptForMe {
  const doc = new Y.Doc();
  let all = '';
  doc.on('update', (update: Uint8Array) => {
    for (const byte of update) all += String.fromCharCode(byte);
  });
  return { doc, bytes: () => all };
}

export interface DeviceOptions {
  readonly seat?: Seat;
  readonly kept?: KeptForMe;
  readonly keys?: KeyStore;
  readonly crypto?: boolean;
  /** `YYYY-MM-DD` on this device's wall calendar. */
  readonly today?: string;
  /** `offline`: what is written stays here. `restored`: closed once, as after a restored backup. */
  readonly line?: 'open' | 'offline' | 'closed' | 'restored';
}

export interface Device {
  readonly board: Board;
  readonly desk: Desk;
  /** The same board on somebody else's screen. */
  readonly theirs: BoardDocument;
  readonly ledgerServer: TestLedgerServer;
  readonly errors: readonly unknown[];
  open(begin?: 'check-in'): void;
  /** The line was gone for a moment. */
  lineTriesAgain(): void;
  /** For one's own data: from the open page, or as a page that has not opened the space. */
  read(from: 'page' | 'elsewhere'): Promise<OwnWritingRead>;
  close(): void;
}

export const lastingInMemory = (): KeyStore => ({ ...makeMemoryKeyStore(), isLasting: () => true });

/** One device of one person, with the dialog over an empty page. */
export async function aDevice(options: DeviceOptions = {}): Promise<Device> {
  const { seat = PARTNER_A, kept = keptForMe(), keys = lastingInMemory(), line = 'open' } = options;
  const random = seeded(41);
  const boardId = makeBoardId((bytes) => bytes.fill(9));
  const doc = aFilledDocument({ cards: 0 });
  const theirs = openBoard(new Y.Doc());
  Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(doc));
  doc.on('update', (update: Uint8Array) => Y.applyUpdate(theirs.doc, update));
  const ledgerServer = aLedgerServer(doc);
  const errors: unknown[] = [];
  let connections = 0;
  const again: Array<() => void> = [];
  const connect: ConnectOwn = (given) => {
    if (line !== 'offline') join(given.doc, kept.doc);
    const quiet = aQuietConnection(given, line === 'offline' ? 'offline' : 'open');
    connections += 1;
    let tries = 0;
    again.push(() => {
      for (const kind of ['connecting', 'open'] as const) {
        Object.assign(quiet, { state: { kind, tries: (tries += 1) } });
        given.on.changed();
      }
    });
    if (line === 'closed') return closedFor(quiet, 'refused');
    return line === 'restored' && connections === 1 ? closedFor(quiet, 'resync') : quiet;
  };
  const port: CryptoPort<CryptoKey> | undefined =
    options.crypto === false
      ? undefined
      : makeCryptoPort(crypto.subtle, (bytes) => crypto.getRandomValues(bytes));
  const shown: { board?: Board; desk?: Desk } = {};
  const root = document.createElement('div');
  document.body.append(root);
  const at = new Date(`${options.today ?? '2026-11-25'}T20:15`);
  const common = { connect, setTimer: quickly, now: () => at };
  const make: MakeSpace = (id, _seat, openCopy) =>
    seat === THERAPIST
      ? createNotesSpace({ ...common, random: (bytes) => crypto.getRandomValues(bytes) })
      : createDraftsSpace({
          ...common,
          boardId: id,
          openCopy,
          port,
          openKeys: () => Promise.resolve(keys),
          report: (error) => errors.push(error),
        });
  const end = render(() => {
    const board = createBoard({
      doc,
      me: { seat, name: people.get(seat) ?? 'Observer' },
      people,
      random,
      ledger: ledgerServer.ledgerOf(seat),
      setTimer: () => () => {},
      connect: (given) => aQuietConnection(given),
    });
    const desk = createDesk(
      board,
      () => {},
      () => {},
    );
    Object.assign(shown, { board, desk });
    return (
      <DeskProvider value={desk}>
        <PrivateDialog boardId={boardId} make={make} />
      </DeskProvider>
    );
  }, root);
  await new Promise<void>((done) => loadEditor(() => done()));
  const { board, desk } = shown;
  if (board === undefined || desk === undefined) throw new Error('nothing was shown');
  return {
    board,
    desk,
    theirs,
    ledgerServer,
    errors,
    open: (begin) =>
      desk.ask(begin === undefined ? { what: 'private' } : { what: 'private', begin }),
    lineTriesAgain: () => again.at(-1)?.(),
    read(from) {
      const { me, kept: inCopy, aside } = board;
      const { unsent, review } = aside;
      const seen = from === 'page' ? aside : { unsent, review };
      return readOwnWriting(boardId, { me, kept: inCopy, aside: seen }, make);
    },
    close() {
      end();
      root.remove();
    },
  };
}

/** A copy on a device, as it is told of own writing. */
export function aTestCopy() {
  let kept = new Y.Doc();
  let unsaved: readonly string[] = [];
  let isOver = false;
  const copy: Kept = {
    follow() {},
    review: { read: () => undefined, write() {} },
    own(doc) {
      kept = doc;
      return Promise.resolve({
        unsaved: new Set<string>(),
        isWhole: true,
        keepUnsaved: (keys) => void (unsaved = [...keys]),
        dispose: () => void (isOver = true),
      });
    },
    keeping: () => 'keeping',
    removePast: () => Promise.resolve(),
  };
  return { kept: copy, doc: () => kept, unsaved: () => unsaved, isOver: () => isOver };
}

/** Moments of a page, shortened, but for the one after which it is said that something is not sent. */
const quickly = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms < SLOW_MS ? 1 : ms);
  return () => clearTimeout(timer);
};

function join(mine: Y.Doc, server: Y.Doc): void {
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(server), 'network');
  mine.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(server, update, mine);
  });
  server.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== mine) Y.applyUpdate(mine, update, 'network');
  });
}

const closedFor = (quiet: BoardConnection, why: 'refused' | 'resync'): BoardConnection => ({
  ...quiet,
  state: { kind: 'closed', code: why === 'resync' ? 4409 : 4400, why },
});
