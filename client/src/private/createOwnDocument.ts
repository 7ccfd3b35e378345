import type { WritingWithheld } from '@steady/shared/protocol/messages.ts';
import { createSignal, type Accessor } from 'solid-js';
import * as Y from 'yjs';
import type { BoardConnection, ConnectionOptions } from '../net/connect.ts';
import { START, type ConnectionState } from '../net/connectionState.ts';
import type { SavedState } from '../net/savedCount.ts';

/** Opens the connection of a document of one's own; a test passes one without a network. */
export type ConnectOwn = (
  options: Pick<ConnectionOptions, 'doc' | 'document' | 'touched' | 'on'>,
) => BoardConnection;

/** A document that is one person's own, as signals. Neither presence nor ledger come with it. */
export interface OwnDocument {
  readonly doc: Y.Doc;
  readonly connection: Accessor<ConnectionState>;
  /** Whether the server's content has arrived. */
  readonly isSynced: Accessor<boolean>;
  readonly saved: Accessor<SavedState>;
  /** Keys, as `touched` gave them, of what is not on the server's disk yet. */
  readonly unsaved: Accessor<ReadonlySet<string>>;
  /** Why the server takes nothing now. */
  readonly withheld: Accessor<WritingWithheld | undefined>;
  /** Resolves when all that was written until now is on the server's disk. */
  whenSaved(): Promise<void>;
  tryNow(): void;
  dispose(): void;
}

/** Always a new document: a client id belongs to one person. */
export function createOwnDocument(
  document: 'private' | 'notes',
  connect: ConnectOwn,
  touched: (doc: Y.Doc, transaction: Y.Transaction) => Iterable<string>,
): OwnDocument {
  const doc = new Y.Doc();
  const [connection, setConnection] = createSignal<ConnectionState>(START);
  const [isSynced, setSynced] = createSignal(false);
  const [saved, setSaved] = createSignal<SavedState>('nothing');
  const [unsaved, setUnsaved] = createSignal<ReadonlySet<string>>(new Set());
  const [withheld, setWithheld] = createSignal<WritingWithheld>();
  let opened: BoardConnection | undefined;
  let waiting: Array<() => void> = [];
  const changed = () => {
    if (opened === undefined) return;
    setConnection(opened.state);
    setSaved(opened.savedCount.state);
    setUnsaved(opened.savedCount.unsaved);
    setSynced(opened.synced);
    if (isSavedNow()) for (const saved of waiting.splice(0)) saved();
  };
  const isSavedNow = () => opened?.savedCount.unsaved.size === 0;
  opened = connect({
    doc,
    document,
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
  const { tryNow, dispose } = opened;
  const whenSaved = () =>
    isSavedNow() ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve));
  return { doc, connection, isSynced, saved, unsaved, withheld, whenSaved, tryNow, dispose };
}
