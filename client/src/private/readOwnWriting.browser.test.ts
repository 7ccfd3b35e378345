import { makeBoardId } from '@steady/shared/ids.ts';
import { makeCryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Aside } from '../board/createBoard.ts';
import { aQuietConnection } from '../board/testing.ts';
import type { ConnectionState } from '../net/connectionState.ts';
import { createDraftsSpace } from './createDraftsSpace.ts';
import type { ConnectOwn, OpenOwnCopy } from './createOwnDocument.ts';
import { makeMemoryKeyStore, type KeyStore } from './keyStore.ts';
import type { MakeSpace } from './makeSpace.ts';
import { readOwnWriting, type OwnWritingRead } from './readOwnWriting.ts';
import type { Space } from './space.ts';
import { aTestCopy } from './testing.tsx';

const boardId = makeBoardId((bytes) => bytes.fill(9));
const port = makeCryptoPort(crypto.subtle, (bytes) => crypto.getRandomValues(bytes));

let keys: KeyStore;
/** What the server has of it. */
let server: Y.Doc;
let ends: Array<() => void>;
beforeEach(() => {
  keys = { ...makeMemoryKeyStore(), isLasting: () => true };
  server = new Y.Doc();
  ends = [];
});
afterEach(() => {
  for (const end of ends) end();
});

/** A line to the server that opens, or fails, when the test says so. */
function aLine() {
  let asked: Parameters<ConnectOwn>[0] | undefined;
  let state: ConnectionState = { kind: 'connecting', tries: 0 };
  let synced = false;
  const become = async (next: ConnectionState, isSynced: boolean) => {
    await expect.poll(() => asked).toBeDefined();
    if (isSynced) Y.applyUpdate(asked!.doc, Y.encodeStateAsUpdate(server), 'network');
    [state, synced] = [next, synced || isSynced];
    asked!.on.changed();
  };
  const connect: ConnectOwn = (options) => {
    asked = options;
    return Object.defineProperties(aQuietConnection(options, 'offline'), {
      state: { get: () => state },
      synced: { get: () => synced },
    });
  };
  return {
    connect,
    opens: () => become({ kind: 'open', tries: 0 }, true),
    fails: () => become({ kind: 'waiting', tries: 1, waitMs: undefined }, false),
  };
}
type Line = ReturnType<typeof aLine>;

const makeOver =
  (line: Line, store: KeyStore, hasCrypto = true): MakeSpace =>
  (id, _seat, openCopy) =>
    createDraftsSpace({
      boardId: id,
      connect: line.connect,
      openCopy,
      port: hasCrypto ? port : undefined,
      openKeys: () => Promise.resolve(store),
      setTimer(run) {
        const timer = setTimeout(run, 1);
        return () => clearTimeout(timer);
      },
      now: () => new Date('2026-11-25T20:15'),
      report(error) {
        throw error;
      },
    });

/** A device that keeps `doc`. */
const copyOf =
  (doc: Y.Doc): OpenOwnCopy =>
  (opened) => {
    Y.applyUpdate(opened, Y.encodeStateAsUpdate(doc));
    opened.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update));
    const unsaved = new Set(['']);
    return Promise.resolve({ unsaved, isWhole: true, keepUnsaved() {}, dispose() {} });
  };

/** A page on which the space is open. */
function aSpace(line: Line, kept?: Y.Doc): Space {
  return createRoot((dispose) => {
    ends.push(dispose);
    return makeOver(line, keys)(boardId, PARTNER_A, kept && copyOf(kept));
  });
}
const write = (space: Space, text: string) => {
  const id = space.begin('draft');
  space.placeOf(id!)?.text.insert(0, text);
};
/** Until it stands sealed in a document. */
const sealedIn = (doc: Y.Doc, count: number) =>
  expect
    .poll(() => Y.encodeStateAsUpdate(doc).length > 100 && doc.getMap('drafts').size)
    .toBe(count);

/** A device on which the first words were sent, and others wait; meanwhile another device has sent some. */
async function aDeviceWithWordsWaiting(): Promise<Y.Doc> {
  const device = new Y.Doc();
  const line = aLine();
  const space = aSpace(line, device);
  await line.opens();
  await expect.poll(() => space.state().kind).toBe('first-use');
  await space.keys?.make();
  write(space, 'sent before');
  await sealedIn(device, 1);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(device));
  const other = aLine();
  const elsewhere = aSpace(other, server);
  await other.opens();
  await expect.poll(() => elsewhere.state().kind).toBe('open');
  write(elsewhere, 'sent elsewhere');
  await sealedIn(server, 2);
  write(space, 'waits here');
  await sealedIn(device, 2);
  return device;
}

interface PageOptions {
  readonly line: Line;
  readonly kept?: Y.Doc | OpenOwnCopy;
  readonly space?: Space;
  readonly store?: KeyStore;
  readonly hasCrypto?: boolean;
  readonly made?: (space: Space) => void;
}
/** Run by hand: the server has had its time. */
let isLate: () => void;
function read({ line, kept, space, store = keys, hasCrypto, made }: PageOptions) {
  const copy = kept && { ...aTestCopy().kept, own: kept instanceof Y.Doc ? copyOf(kept) : kept };
  const aside: Aside = { unsent: () => [], review: () => [], space };
  const board = { me: { seat: PARTNER_A, name: 'Ana' }, kept: () => copy, aside };
  const make: MakeSpace = (...given) => {
    const opened = makeOver(line, store, hasCrypto)(...given);
    made?.(opened);
    return opened;
  };
  return readOwnWriting(boardId, board, make, (run) => {
    isLate = run;
    return () => {};
  });
}
const textsIn = (found: OwnWritingRead) =>
  found.kind === 'read' ? found.writing.map(({ text }) => text).toSorted() : found.kind;

describe('one’s own writing, for one’s own data', () => {
  it('is what waits on this device and what came from others: it waits for the server', async () => {
    const kept = await aDeviceWithWordsWaiting();
    const line = aLine();
    const reading = read({ line, kept });
    let isThere = false;
    void reading.then(() => (isThere = true));
    // Open from the copy, and not yet all.
    await new Promise((resolve) => setTimeout(resolve));
    expect(isThere).toBe(false);
    await line.opens();
    expect(await reading).toMatchObject({ kind: 'read', isWhole: true, isCurrent: true });
    expect(textsIn(await reading)).toEqual(['sent before', 'sent elsewhere', 'waits here']);
  });

  it('is what this device holds when the server does not answer, and says so', async () => {
    const kept = await aDeviceWithWordsWaiting();
    const line = aLine();
    const reading = read({ line, kept });
    await line.fails();
    expect(await reading).toMatchObject({ kind: 'read', isWhole: true, isCurrent: false });
    expect(textsIn(await reading)).toEqual(['sent before', 'waits here']);
  });

  it('waits no longer than somebody can for a line that hangs', async () => {
    const kept = await aDeviceWithWordsWaiting();
    let opened: Space | undefined;
    const reading = read({ line: aLine(), kept, made: (space) => (opened = space) });
    await expect.poll(() => opened?.state().kind).toBe('open');
    isLate();
    expect(await reading).toMatchObject({ kind: 'read', isCurrent: false });
    expect(textsIn(await reading)).toEqual(['sent before', 'waits here']);
    const without = read({ line: aLine() });
    isLate();
    expect(await without).toEqual({ kind: 'not-now' });
  });

  it('is what was typed a moment ago on the open page, too, sent or not', async () => {
    await aDeviceWithWordsWaiting();
    const line = aLine();
    const space = aSpace(line);
    await line.opens();
    await expect.poll(() => space.state().kind).toBe('open');
    await space.opened();
    write(space, 'the last word');
    const found = await read({ line: aLine(), space });
    expect(textsIn(found)).toEqual(['sent before', 'sent elsewhere', 'the last word']);
    await line.fails();
    write(space, 'and one more');
    const later = await read({ line: aLine(), space });
    expect(textsIn(later)).toContain('and one more');
    expect(later).toMatchObject({ isCurrent: false });
  });

  it('is read from a copy that could not be opened before, or is said not to be all', async () => {
    const kept = await aDeviceWithWordsWaiting();
    const line = aLine();
    const space = aSpace(line);
    await line.opens();
    await expect.poll(() => space.state().kind).toBe('open');
    const closed: OpenOwnCopy = () => Promise.reject(new DOMException('no', 'UnknownError'));
    expect(await read({ line, space, kept: closed })).toMatchObject({ isWhole: false });
    const found = await read({ line, space, kept });
    expect(found).toMatchObject({ kind: 'read', isWhole: true });
    expect(textsIn(found)).toEqual(['sent before', 'sent elsewhere', 'waits here']);
  });

  it('without a copy and without an answer is not there, and nothing is said to be whole', async () => {
    await aDeviceWithWordsWaiting();
    const line = aLine();
    const reading = read({ line });
    await line.fails();
    expect(await reading).toEqual({ kind: 'not-now' });
  });

  it('is locked without its key, and nothing where nobody has written or nothing can be sealed', async () => {
    const nothing = aLine();
    const first = read({ line: nothing });
    await nothing.opens();
    expect(await first).toEqual({ kind: 'read', isWhole: true, isCurrent: true, writing: [] });
    await aDeviceWithWordsWaiting();
    const line = aLine();
    const locked = read({ line, store: makeMemoryKeyStore() });
    await line.opens();
    expect(await locked).toEqual({ kind: 'locked' });
    expect(await read({ line: aLine(), hasCrypto: false })).toEqual({ kind: 'no-crypto' });
  });

  it('[KR4] is given whole, also when the key comes after what it opens', async () => {
    await aDeviceWithWordsWaiting();
    const arrived = Promise.withResolvers<void>();
    const late = { ...keys, all: () => arrived.promise.then(() => keys.all()) };
    const line = aLine();
    const reading = read({ line, store: late });
    // What is sealed comes first, and is looked at in vain.
    await line.opens();
    arrived.resolve();
    expect(await reading).toMatchObject({ kind: 'read', isWhole: true });
    expect(textsIn(await reading)).toEqual(['sent before', 'sent elsewhere']);
  });
});
