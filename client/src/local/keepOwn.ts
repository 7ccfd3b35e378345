import type { CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { openLocalDatabase, ownOf, type CopyRecord } from './database.ts';
import { makeLocalCopy } from './makeLocalCopy.ts';
import { marksOutside } from './unsentMark.ts';

/** What somebody writes for themselves alone, kept beside the copy of the board and sealed with its key. */
export interface OwnCopy {
  /** What the server does not have yet, of earlier pages too. */
  readonly unsaved: ReadonlySet<string>;
  /** Whether everything that was kept is there. */
  readonly isWhole: boolean;
  keepUnsaved(unsaved: Iterable<string>): void;
  dispose(): void;
}

export interface OwnCopyOptions {
  /** The copy of the board. */
  readonly record: CopyRecord;
  readonly key: CryptoKey;
  readonly port: CryptoPort<CryptoKey>;
  /** Whether its person wants the copy still. */
  readonly isWanted: () => boolean;
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/**
 * Brings the document to what is kept of it, then keeps it up with it. What is in it is sealed already, by
 * a key that the copy does not have: here it is only at hand without a network.
 * @returns undefined when the copy of the board is gone
 * @throws DOMException when the browser keeps nothing now
 */
export async function keepOwn(doc: Y.Doc, options: OwnCopyOptions): Promise<OwnCopy | undefined> {
  const { record, key, port, isWanted, setTimer } = options;
  const id = ownOf(record.id);
  const database = await openLocalDatabase();
  const there = await database.copy(id);
  // Ways to open it belong to the copy alone: one that is taken away there must not stay here.
  const begun = { passkey: undefined, generation: 0, begun: false, hasUnsent: false };
  const own = there ?? { ...record, id, ...begun };
  const isGone = (await database.copy(record.id)) === undefined;
  if (!isGone && there === undefined) await database.putCopy(own);
  database.close();
  if (isGone) return undefined;
  const copy = await makeLocalCopy({
    record: own,
    key,
    port,
    open: () => openLocalDatabase(),
    doc,
    isWanted,
    isOwn: (origin) => !(origin instanceof WebsocketProvider),
    // The board's own copy says when the browser keeps nothing.
    told() {},
    outside: marksOutside(id),
    setTimer,
  });
  copy.meetOthers();
  return {
    unsaved: copy.unsaved,
    isWhole: copy.isWhole,
    keepUnsaved: (unsaved) => copy.keepUnsaved(unsaved),
    dispose: () => copy.dispose(),
  };
}

/** Whether something of it was not sent, without opening it. */
export async function ownWaits(record: Pick<CopyRecord, 'id'>): Promise<boolean> {
  const database = await openLocalDatabase();
  try {
    return await database.hasUnsent(ownOf(record.id));
  } finally {
    database.close();
  }
}
