import { makeBoardId, type BoardId } from '@steady/shared/ids.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import * as Y from 'yjs';
import { copyId } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import { answerOf } from './answers.ts';
import { openLocalDatabase, type Content, type LocalDatabase } from './database.ts';
import { makeLocalCopy, type Keeping, type LocalCopy } from './makeLocalCopy.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
// As many rounds as real ones would only make a test slow.
export const testKeys = makeCopyKeys(crypto.subtle, random, 1_000);
export const TEST_NOW = 1_795_514_400_000;
/** Whose transaction it is when something comes from the server. */
export const FROM_SERVER = Symbol('server');

/** What a browser does by itself when space is short. */
export async function evict(database: string): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(database));
}

export interface TestPage {
  readonly doc: Y.Doc;
  readonly copy: LocalCopy;
  readonly text: Y.Text;
}

/** A device with one empty copy, whose pages a test opens and closes. */
export interface TestDevice {
  readonly boardId: BoardId;
  readonly id: string;
  readonly name: string;
  readonly key: CryptoKey;
  readonly database: LocalDatabase;
  /** What pages were told of their copies, in order. */
  readonly said: readonly Keeping[];
  /** Timers that were set, run by hand. */
  readonly timers: Array<() => void>;
  /** Pages that have left a mark outside the database. */
  readonly marks: ReadonlySet<string>;
  isWanted: boolean;
  page(doc?: Y.Doc, key?: CryptoKey, open?: () => Promise<LocalDatabase>): Promise<TestPage>;
  /** As if its browser were closed. */
  close(page: TestPage): Promise<void>;
  content(): Promise<Content>;
  /** Everything that this browser keeps of it, as bytes one behind the other. */
  everythingKept(): Promise<string>;
  /** The browser takes everything away. */
  evict(): Promise<void>;
  end(): Promise<void>;
}

export async function aDevice(): Promise<TestDevice> {
  const name = 'copies-test';
  const boardId = makeBoardId(random);
  const id = copyId(boardId, PARTNER_A);
  let database = await openLocalDatabase(name);
  const { key, copy } = await testKeys.make(id, '246810', TEST_NOW);
  await database.putCopy(copy);
  const open: LocalCopy[] = [];
  const said: Keeping[] = [];
  const timers: Array<() => void> = [];
  const marks = new Set<string>();

  const device: TestDevice = {
    boardId,
    id,
    name,
    key,
    get database() {
      return database;
    },
    said,
    timers,
    marks,
    isWanted: true,
    async page(doc = new Y.Doc(), with_ = key, open_ = () => openLocalDatabase(name)) {
      const record = await database.copy(id);
      if (record === undefined) throw new Error('the copy is gone');
      const made = await makeLocalCopy({
        record,
        key: with_,
        port: testKeys.port,
        open: open_,
        doc,
        isWanted: () => device.isWanted,
        isOwn: (origin) => origin !== FROM_SERVER,
        told: (keeping) => said.push(keeping),
        outside: {
          put: (page) => void marks.add(page),
          keep(pages) {
            for (const page of marks) if (!pages.includes(page)) marks.delete(page);
          },
        },
        setTimer(run) {
          timers.push(run);
          return () => timers.splice(timers.indexOf(run), 1);
        },
      });
      open.push(made);
      return { doc, copy: made, text: doc.getText('text') };
    },
    async close({ copy: closed }) {
      await closed.settled();
      closed.dispose();
    },
    content: () => database.content(id),
    async everythingKept() {
      const { rows, state, unsent } = await database.content(id);
      const copies = await database.copies();
      const bytes = [
        ...rows.map(([, row]) => row),
        ...(state === undefined ? [] : [state]),
        ...unsent,
        ...copies.map(({ wrapped }) => wrapped),
      ].flatMap(({ nonce, sealed }) => [nonce, sealed]);
      return bytes.map((part) => new TextDecoder('latin1').decode(part)).join();
    },
    async evict() {
      await evict(name);
      database = await openLocalDatabase(name);
    },
    async end() {
      for (const one of open) one.dispose();
      database.close();
      await evict(name);
    },
  };
  return device;
}
