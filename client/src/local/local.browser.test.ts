import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { endOf } from './answers.ts';
import { copiesOf, copyId, forgetUnused, used } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import { forgetLocalDatabase, openLocalDatabase, ownOf, type LocalDatabase } from './database.ts';
import { COMPACT_AFTER_ROWS, FORGET_AFTER_MS } from './limits.ts';
import { makeLocalCopy, type Keeping, type LocalCopy } from './makeLocalCopy.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
// As many rounds as real ones would only make the test slow.
const keys = makeCopyKeys(crypto.subtle, random, 1_000);
const boardId = makeBoardId(random);
const id = copyId(boardId, PARTNER_A);
const CANARY = 'I feel safe when plans are kept';
const NAME = 'copies-test';
const NOW = 1_795_514_400_000;

let database: LocalDatabase;
let key: CryptoKey;
const open: LocalCopy[] = [];

beforeEach(async () => {
  database = await openLocalDatabase(NAME);
  const made = await keys.make(id, '246810', NOW);
  key = made.key;
  await database.putCopy(made.copy);
});
afterEach(async () => {
  for (const copy of open.splice(0)) copy.dispose();
  said.length = 0;
  timers.length = 0;
  isWanted = true;
  database.close();
  await forgetLocalDatabase(NAME);
});

const FROM_SERVER = Symbol('server');
const said: Keeping[] = [];
/** Timers that were set, run by hand. */
const timers: Array<() => void> = [];
let isWanted = true;

interface Page {
  readonly doc: Y.Doc;
  readonly copy: LocalCopy;
  readonly text: Y.Text;
}
async function aPage(
  doc = new Y.Doc(),
  with_ = key,
  open_: () => Promise<LocalDatabase> = () => openLocalDatabase(NAME),
): Promise<Page> {
  const copy = await makeLocalCopy({
    record: (await database.copy(id))!,
    key: with_,
    port: keys.port,
    open: open_,
    doc,
    isWanted: () => isWanted,
    isOwn: (origin) => origin !== FROM_SERVER,
    told: (keeping) => said.push(keeping),
    setTimer(run) {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  });
  open.push(copy);
  return { doc, copy, text: doc.getText('text') };
}
/** As if its browser were closed. */
async function close({ copy }: Page): Promise<void> {
  await copy.settled();
  copy.dispose();
}

/** Everything that this browser keeps of it, as bytes one behind the other. */
async function everythingKept(): Promise<string> {
  const rows = await database.rows(id);
  const state = await database.state(id);
  const copies = await database.copies();
  const bytes = [
    ...rows.flatMap(([, { nonce, sealed }]) => [nonce, sealed]),
    ...(state === undefined ? [] : [state.nonce, state.sealed]),
    ...copies.flatMap(({ wrapped, salt }) => [wrapped.nonce, wrapped.sealed, salt]),
  ];
  return bytes.map((part) => new TextDecoder('latin1').decode(part)).join();
}

describe('a copy on this device', () => {
  it('[K1] brings back every letter, what was not sent, and what stood beside the document', async () => {
    const first = await aPage();
    for (const letter of CANARY) first.text.insert(first.text.length, letter);
    first.text.delete(0, 2);
    first.copy.keep({ unsaved: ['card'], epoch: 'e1', claims: { 7: 'partner-a' } });
    await first.copy.settled();
    first.copy.dispose();

    const again = await aPage();
    expect(again.text.toString()).toBe(CANARY.slice(2));
    expect([...again.copy.unsaved]).toEqual(['card']);
    expect(again.copy.state).toMatchObject({ epoch: 'e1', claims: { 7: 'partner-a' } });
    expect(again.copy.isWhole).toBe(true);
    expect(said).toEqual([]);
  });

  it('is nothing that can be read, and its key cannot be taken out', async () => {
    const { text, copy } = await aPage();
    text.insert(0, CANARY);
    copy.keep({ board: { title: CANARY } });
    await copy.settled();
    expect(await everythingKept()).not.toContain('plans');
    const [kept] = await database.copies();
    expect(kept!.deviceKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', kept!.deviceKey)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('opens with its passcode only, however it was typed', async () => {
    const [kept] = await database.copies();
    expect(await keys.open(kept!, '246811')).toBeUndefined();
    expect(await keys.open(kept!, '')).toBeUndefined();
    const opened = await keys.open(kept!, ' ２４６８１０ ');
    expect(opened).toBeDefined();
    const { text, copy } = await aPage();
    text.insert(0, CANARY);
    await copy.settled();
    copy.dispose();
    expect((await aPage(new Y.Doc(), opened)).text.toString()).toBe(CANARY);
  });

  it('[K2][K4] two pages write at once while one puts the rows together, and nothing is lost', async () => {
    const one = await aPage();
    for (let n = 0; n <= COMPACT_AFTER_ROWS; n += 1) one.text.insert(0, 'x');
    await one.copy.settled();
    const other = await aPage();
    other.text.insert(0, 'other ');
    one.text.insert(one.text.length, ' one');
    await Promise.all([one.copy.settled(), other.copy.settled()]);
    expect((await database.rows(id)).length).toBeLessThan(5);
    const again = (await aPage()).text.toString();
    expect(again).toContain('other ');
    expect(again).toContain(' one');
    expect(again.match(/x/g)).toHaveLength(COMPACT_AFTER_ROWS + 1);
  });

  it('[K3] leaves out what is damaged, knows that it is not whole, and goes on', async () => {
    const page = await aPage();
    page.text.insert(0, 'one ');
    await page.copy.settled();
    page.text.insert(page.text.length, 'two');
    await close(page);
    const rows = await database.rows(id);
    expect(rows).toHaveLength(2);
    for (const [n, [number, row]] of rows.entries()) {
      const sealed = row.sealed.slice();
      if (n === 0) sealed[3]! ^= 1;
      await database.write({ id }, { row: { ...row, sealed }, upTo: number });
    }
    const again = await aPage();
    expect(again.copy.isWhole).toBe(false);
    again.text.insert(again.text.length, 'on');
    await again.copy.settled();
    expect(again.text.toString()).toContain('on');
  });

  it.each(['the last row', 'every row', 'what stands beside it'])(
    '[K3] a browser that took %s away is found out',
    async (what) => {
      const page = await aPage();
      page.text.insert(0, 'one ');
      await page.copy.settled();
      page.text.insert(page.text.length, 'two');
      page.copy.keep({ unsaved: ['card'] });
      await close(page);
      const numbers = (await database.rows(id)).map(([number]) => number);
      const raw = await rawDatabase();
      const transaction = raw.transaction(['rows', 'states'], 'readwrite');
      const ended = endOf(transaction);
      const [rows, states] = [transaction.objectStore('rows'), transaction.objectStore('states')];
      for (const number of what === 'the last row' ? numbers.slice(-1) : numbers)
        rows.delete(number);
      if (what === 'what stands beside it') states.clear();
      await ended;
      raw.close();
      expect((await aPage()).copy.isWhole).toBe(false);
    },
  );

  it('[K4] pages show each other what they had before they met, and what they write', async () => {
    const one = await aPage();
    one.copy.meetOthers();
    const other = await aPage();
    // Not yet on the disk when the other one reads it, and told before that one listens.
    one.text.insert(0, 'early ');
    await one.copy.settled();
    other.copy.meetOthers();
    await expect.poll(() => other.text.toString()).toBe('early ');
    other.text.insert(other.text.length, 'late');
    await expect.poll(() => one.text.toString()).toBe('early late');
    await close(one);
    await close(other);
    expect((await aPage()).text.toString()).toBe('early late');
  });

  it('[K5] what the browser did not keep is owed and written first: there are no gaps', async () => {
    let isFull = false;
    const page = await aPage(new Y.Doc(), key, async () => {
      const real = await openLocalDatabase(NAME);
      return {
        ...real,
        write: (version, written) =>
          isFull
            ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
            : real.write(version, written),
      };
    });
    page.text.insert(0, 'one ');
    await page.copy.settled();
    isFull = true;
    page.text.insert(page.text.length, 'two ');
    page.copy.keep({ unsaved: ['card'] });
    await page.copy.settled();
    expect(said).toEqual(['behind']);
    isFull = false;
    // Somebody made room, and nobody wrote meanwhile.
    for (const run of timers.splice(0)) run();
    await page.copy.settled();
    expect(said).toEqual(['behind', 'keeping']);
    page.text.insert(page.text.length, 'three');
    await close(page);
    const again = await aPage();
    expect(again.text.toString()).toBe('one two three');
    expect(again.copy.isWhole).toBe(true);
    expect([...again.copy.unsaved]).toEqual(['card']);
  });

  it('a copy that the browser took away while its page is open is written anew, whole', async () => {
    const page = await aPage();
    page.text.insert(0, 'one ');
    page.copy.keep({ epoch: 'e1', unsaved: ['card'] });
    await page.copy.settled();
    await forgetLocalDatabase(NAME);
    page.text.insert(page.text.length, 'two');
    await close(page);
    expect(said).toEqual([]);
    database = await openLocalDatabase(NAME);
    const again = await aPage();
    expect(again.text.toString()).toBe('one two');
    expect(again.copy.isWhole).toBe(true);
    expect(again.copy.state).toMatchObject({ epoch: 'e1', unsaved: ['card'] });
    expect((await database.copy(id))!.hasUnsent).toBe(true);
  });

  it('a copy with words of a home review is not forgotten by a clock, one where it merely stands is', async () => {
    const page = await aPage();
    const words = {
      appreciation: '',
      feelsSafe: '',
      stillPainful: '',
      nextSteps: 'Call',
      bringing: '',
    };
    const review = { at: 'answers', showing: 'stopped', company: 'alone', words };
    page.copy.keep({ review });
    await page.copy.settled();
    expect(await forgetUnused(database, NOW + FORGET_AFTER_MS + 1)).toBe(0);
    page.copy.keep({ review: { ...review, words: { ...words, nextSteps: '' } } });
    await page.copy.settled();
    expect(await forgetUnused(database, NOW + FORGET_AFTER_MS + 1)).toBe(1);
  });

  it('a copy that its person took away by another page stays away', async () => {
    const page = await aPage();
    page.text.insert(0, 'one ');
    await page.copy.settled();
    isWanted = false;
    await database.remove(id);
    page.text.insert(page.text.length, 'two');
    page.copy.keep({ unsaved: ['card'] });
    await page.copy.settled();
    expect(said).toEqual(['gone']);
    expect(await database.copies()).toEqual([]);
    expect(await database.rows(id)).toEqual([]);
  });

  it('[D1] a page of the past writes nothing into a copy that began anew', async () => {
    const old = await aPage();
    old.text.insert(0, 'old ');
    await old.copy.settled();
    const aside = { nonce: new Uint8Array(12), sealed: new Uint8Array(3) };
    await database.setAside({ id }, aside, 'one');
    const anew = await aPage();
    anew.copy.meetOthers();
    old.copy.meetOthers();
    anew.text.insert(0, 'new');
    await anew.copy.settled();
    old.text.insert(0, 'very ');
    await old.copy.settled();
    expect(said).toEqual(['stale']);
    // Its words are set aside as well, and the copy is not begun once more.
    expect((await database.setAside({ id }, aside, 'two'))!.generation).toBe(1);
    expect(await database.asides(id)).toHaveLength(2);
    await close(anew);
    const again = await aPage();
    expect(again.text.toString()).toBe('new');
    expect(again.copy.isWhole).toBe(true);
    await database.removeAsides(id);
    expect(await database.asides(id)).toEqual([]);
  });

  it('is forgotten after two weeks unused, but not while words are here only', async () => {
    expect(await forgetUnused(database, NOW + FORGET_AFTER_MS)).toBe(0);
    expect(await forgetUnused(database, NOW - 365 * FORGET_AFTER_MS)).toBe(0);
    const { copy, text } = await aPage();
    text.insert(0, CANARY);
    copy.keep({ unsaved: ['card'] });
    await copy.settled();
    const nextYear = NOW + 26 * FORGET_AFTER_MS;
    expect(await forgetUnused(database, nextYear)).toBe(0);
    copy.keep({ unsaved: [] });
    await copy.settled();
    expect(await forgetUnused(database, nextYear)).toBe(1);
    expect(await database.rows(id)).toEqual([]);
  });

  it('is not forgotten while words are here only that nobody noted beside it yet, or are set aside', async () => {
    const { copy, text } = await aPage();
    text.insert(0, CANARY);
    await copy.settled();
    const nextYear = NOW + 26 * FORGET_AFTER_MS;
    expect(await forgetUnused(database, nextYear)).toBe(0);
    const aside = { nonce: new Uint8Array(12), sealed: new Uint8Array(3) };
    await database.setAside({ id }, aside, 'one');
    expect(await forgetUnused(database, nextYear)).toBe(0);
    await database.removeAsides(id);
    expect(await forgetUnused(database, nextYear)).toBe(1);
  });

  it('that was used under a clock a year ahead is forgotten two weeks after the clock is right', async () => {
    const year = 365 * 24 * 60 * 60 * 1000;
    await used(database, (await database.copy(id))!, NOW + year);
    expect(await forgetUnused(database, NOW)).toBe(0);
    expect((await database.copy(id))!.usedAt).toBe(NOW);
    expect(await forgetUnused(database, NOW + FORGET_AFTER_MS + 1)).toBe(1);
  });

  it('is one of a seat: two people who share a device do not share it', async () => {
    const theirs = await keys.make(copyId(boardId, PARTNER_B), 'another one', NOW);
    await database.putCopy(theirs.copy);
    expect(await copiesOf(database, boardId)).toHaveLength(2);
    await database.remove(id);
    expect((await copiesOf(database, boardId)).map((copy) => copy.id)).toEqual([theirs.copy.id]);
  });
});

async function rawDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME);
  return new Promise((resolve) =>
    request.addEventListener('success', () => resolve(request.result)),
  );
}

describe('what somebody writes for themselves alone', () => {
  const own = ownOf(id);

  it('belongs to the copy: it is none of its own, and goes with it', async () => {
    const copy = (await database.copy(id))!;
    await database.putCopy({ ...copy, id: own });
    await database.write({ id: own }, { row: { copy: own, ...sealedNothing() } });
    expect((await database.copies()).map((one) => one.id)).toEqual([id]);
    await database.remove(id);
    expect([await database.copy(own), await database.rows(own)]).toEqual([undefined, []]);
  });

  it('keeps the copy from being forgotten while some of it is here only', async () => {
    const copy = (await database.copy(id))!;
    await database.putCopy({ ...copy, id: own, hasUnsent: true });
    await forgetUnused(database, NOW + FORGET_AFTER_MS + 1);
    expect((await database.copies()).map((one) => one.id)).toEqual([id]);
    await database.putCopy({ ...copy, id: own, hasUnsent: false });
    await forgetUnused(database, NOW + FORGET_AFTER_MS + 1);
    expect(await database.copy(own)).toBeUndefined();
  });

  const sealedNothing = () => ({ nonce: new Uint8Array(12), sealed: new Uint8Array(16) });
});
