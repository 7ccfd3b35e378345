import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copiesOf, copyId, forgetUnused } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import { forgetLocalDatabase, openLocalDatabase, type LocalDatabase } from './database.ts';
import { COMPACT_AFTER_ROWS, FORGET_AFTER_MS } from './limits.ts';
import { makeLocalCopy, type LocalCopy } from './makeLocalCopy.ts';

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
  database.close();
  await forgetLocalDatabase(NAME);
});

const failures: unknown[] = [];
async function aPage(doc = new Y.Doc(), with_ = key) {
  const copy = await makeLocalCopy({
    id,
    key: with_,
    port: keys.port,
    database,
    doc,
    failed: (error) => failures.push(error),
  });
  open.push(copy);
  return { doc, copy, text: doc.getText('text') };
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
    expect(failures).toEqual([]);
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

  it('[K3] leaves out what is damaged, says so, and goes on', async () => {
    const { text, copy } = await aPage();
    text.insert(0, 'one ');
    text.insert(text.length, 'two');
    await copy.settled();
    copy.dispose();
    const rows = await database.rows(id);
    await database.remove(id);
    for (const [n, [, row]] of rows.entries()) {
      const sealed = row.sealed.slice();
      if (n === 0) sealed[3]! ^= 1;
      await database.addRow({ ...row, sealed });
    }
    const again = await aPage();
    expect(again.copy.damaged).toBeGreaterThan(0);
    again.text.insert(again.text.length, 'on');
    await again.copy.settled();
    expect(again.text.toString()).toContain('on');
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

  it('is one of a seat: two people who share a device do not share it', async () => {
    const theirs = await keys.make(copyId(boardId, PARTNER_B), 'another one', NOW);
    await database.putCopy(theirs.copy);
    expect(await copiesOf(database, boardId)).toHaveLength(2);
    await database.remove(id);
    expect((await copiesOf(database, boardId)).map((copy) => copy.id)).toEqual([theirs.copy.id]);
  });
});
