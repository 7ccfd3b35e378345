import type { WritingWithheld } from '@steady/shared/protocol/messages.ts';
import { createSignal, type Accessor } from 'solid-js';
import * as Y from 'yjs';
import type { BoardConnection, ConnectionOptions } from '../net/connect.ts';
import { START, type ConnectionState } from '../net/connectionState.ts';
import type { SavedState } from '../net/savedCount.ts';
import type { OwnCopy } from '../local/keepOwn.ts';

/** Opens the connection of a document of one's own; a test passes one without a network. */
export type ConnectOwn = (
  options: Pick<ConnectionOptions, 'doc' | 'document' | 'touched' | 'on' | 'from'>,
) => BoardConnection;

/** A document that is one person's own, as signals. Neither presence nor ledger come with it. */
export interface OwnDocument {
  readonly doc: Y.Doc;
  readonly connection: Accessor<ConnectionState>;
  /** Whether the server's content has arrived. */
  readonly isSynced: Accessor<boolean>;
  /** Whether a copy on this device keeps it. */
  readonly isKept: Accessor<boolean>;
  /** A part of that copy could not be read. */
  readonly isTorn: Accessor<boolean>;
  readonly saved: Accessor<SavedState>;
  /** Keys, as `touched` gave them, of what is not on the server's disk yet. */
  readonly unsaved: Accessor<ReadonlySet<string>>;
  /** Why the server takes nothing now. */
  readonly withheld: Accessor<WritingWithheld | undefined>;
  /** Resolves when all that was written until now is on the server's disk. */
  whenSaved(): Promise<void>;
  /** This device keeps a copy from now on, with all that is here already; undefined: none any more. */
  keepIn(openCopy: OpenOwnCopy | undefined): Promise<void>;
  tryNow(): void;
  dispose(): void;
}

/** Opens what this device keeps of a document of one's own, before any network. */
export type OpenOwnCopy = (doc: Y.Doc) => Promise<OwnCopy | undefined>;

/**
 * Always a new document: a client id belongs to one person.
 *
 * A copy on this device goes into it before it is connected. Its server may have been put back to before
 * the copy: one's own writing is nobody else's past, so the server is given again what it has lost (no
 * epoch is asked for, other than for a board).
 * @param openCopy when this device keeps one
 */
export function createOwnDocument(
  document: 'private' | 'notes',
  connect: ConnectOwn,
  touched: (doc: Y.Doc, transaction: Y.Transaction) => Iterable<string>,
  openCopy?: OpenOwnCopy,
): OwnDocument {
  const doc = new Y.Doc();
  const [connection, setConnection] = createSignal<ConnectionState>(START);
  const [isSynced, setSynced] = createSignal(false);
  const [saved, setSaved] = createSignal<SavedState>('nothing');
  const [unsaved, setUnsaved] = createSignal<ReadonlySet<string>>(new Set());
  const [withheld, setWithheld] = createSignal<WritingWithheld>();
  const [isKept, setKept] = createSignal(false);
  const [isTorn, setTorn] = createSignal(false);
  let copy: OwnCopy | undefined;
  /** One copy after the other, and the connection after the first: it has to know what waits there. */
  let asked: Promise<void> = Promise.resolve();
  let isDisposed = false;
  let opened: BoardConnection | undefined;
  let waiting: Array<() => void> = [];
  const changed = () => {
    if (opened === undefined) return;
    setConnection(opened.state);
    setSaved(opened.savedCount.state);
    setUnsaved(opened.savedCount.unsaved);
    setSynced(opened.synced);
    copy?.keepUnsaved(opened.savedCount.unsaved);
    if (isSavedNow()) for (const saved of waiting.splice(0)) saved();
  };
  const isSavedNow = () => opened?.savedCount.unsaved.size === 0;
  if (openCopy === undefined) begin();
  else void keepIn(openCopy).then(begin);
  const whenSaved = () =>
    isSavedNow() ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve));
  return {
    doc,
    connection,
    isSynced,
    isKept,
    isTorn,
    saved,
    unsaved,
    withheld,
    whenSaved,
    keepIn,
    tryNow: () => opened?.tryNow(),
    dispose() {
      isDisposed = true;
      opened?.dispose();
      copy?.dispose();
    },
  };

  function keepIn(open: OpenOwnCopy | undefined): Promise<void> {
    asked = asked.then(() => swap(open));
    return asked;
  }

  async function swap(open: OpenOwnCopy | undefined): Promise<void> {
    copy?.dispose();
    copy = undefined;
    setKept(false);
    // A browser that keeps nothing just now: it goes by the network alone.
    const found = await open?.(doc).catch(() => undefined);
    if (isDisposed) return found?.dispose();
    copy = found;
    setTorn(found?.isWhole === false);
    setKept(found !== undefined);
    changed();
  }

  function begin(): void {
    if (isDisposed) return;
    opened = connect({
      doc,
      document,
      from: copy && { epoch: '', unsaved: copy.unsaved },
      touched: (transaction) => touched(doc, transaction),
      on: {
        changed,
        notice: (said) => {
          if (said.kind === 'writing') setWithheld(said.allowed ? undefined : (said.why ?? 'full'));
        },
        claims() {},
        ledgerFrom: () => 0,
        ledger() {},
      },
    });
    changed();
  }
}
