import { makeBoardId } from '@steady/shared/ids.ts';
import { openPrivateDocument, putValue } from '@steady/shared/private/document.ts';
import { makeDraftId } from '@steady/shared/private/ids.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aQuietConnection } from '../board/testing.ts';
import { copyId } from '../local/copies.ts';
import { makeCopyKeys } from '../local/copyKey.ts';
import { openLocalDatabase, ownOf, type CopyRecord } from '../local/database.ts';
import { keepOwn, ownWaits } from '../local/keepOwn.ts';
import type { BoardConnection } from '../net/connect.ts';
import { makeSavedCount } from '../net/savedCount.ts';
import type { ConnectOwn, OpenOwnCopy } from './createOwnDocument.ts';
import { sendWaiting } from './sendWaiting.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const keys = makeCopyKeys(crypto.subtle, random, 1_000);
const boardId = makeBoardId(random);
const SEALED = new Uint8Array(40).fill(7);

let record: CopyRecord;
let openOwn: OpenOwnCopy;
beforeEach(async () => {
  const made = await keys.make(copyId(boardId, PARTNER_A), '246810', Date.now());
  record = made.copy;
  const database = await openLocalDatabase();
  await database.putCopy(record);
  database.close();
  openOwn = (doc) =>
    keepOwn(doc, {
      record,
      key: made.key,
      port: keys.port,
      isWanted: () => true,
      setTimer: () => () => {},
    });
});
afterEach(async () => {
  const database = await openLocalDatabase();
  await database.remove(record.id);
  database.close();
});

/** An earlier page: something was sealed there without a network, and the page was closed. */
async function wroteOffline(): Promise<void> {
  const doc = new Y.Doc();
  const copy = await openOwn(doc);
  putValue(openPrivateDocument(doc), makeDraftId(random), SEALED);
  copy?.keepUnsaved(['draft']);
  copy?.dispose();
  await expect.poll(() => ownWaits(record)).toBe(true);
}

interface Line {
  readonly connect: ConnectOwn;
  readonly had: string[];
  /** The server has all that came. */
  save(): void;
  refuse(): void;
  isOver: boolean;
}
function aLine(): Line {
  let given: Parameters<ConnectOwn>[0];
  let connection: BoardConnection;
  const line: Line = {
    isOver: false,
    had: [],
    connect(options) {
      given = options;
      const drafts = openPrivateDocument(options.doc).drafts;
      line.had.push(JSON.stringify(drafts.toJSON()));
      const savedCount = makeSavedCount(() => options.on.changed(), options.from?.unsaved);
      connection = {
        ...aQuietConnection(options),
        savedCount,
        dispose: () => void (line.isOver = true),
      };
      return connection;
    },
    save() {
      connection.savedCount.sent('step-2');
      connection.savedCount.saved(1);
    },
    refuse() {
      Object.assign(connection, { state: { kind: 'closed', code: 4403, why: 'no-seat' } });
      given.on.changed();
    },
  };
  return line;
}

describe('own writing that waits in a copy', () => {
  it('[V28] goes as it lies there, sealed, and waits no more once the server has it', async () => {
    await wroteOffline();
    const line = aLine();
    const sending = sendWaiting(boardId, openOwn, line.connect);
    await expect.poll(() => line.had).toHaveLength(1);
    expect(line.had[0]).toContain('7');
    expect([line.isOver, await ownWaits(record)]).toEqual([false, true]);
    line.save();
    await sending.ended;
    expect(line.isOver).toBe(true);
    await expect.poll(() => ownWaits(record)).toBe(false);
    // What was sent stays at hand.
    const database = await openLocalDatabase();
    expect((await database.content(ownOf(record.id))).rows.length).toBeGreaterThan(0);
    database.close();
  });

  it.each(['refused', 'stopped'] as const)('stays where it is when that is %s', async (how) => {
    await wroteOffline();
    const line = aLine();
    const sending = sendWaiting(boardId, openOwn, line.connect);
    await expect.poll(() => line.had).toHaveLength(1);
    if (how === 'refused') line.refuse();
    else sending.dispose();
    await sending.ended;
    expect([line.isOver, await ownWaits(record)]).toEqual([true, true]);
  });
});
