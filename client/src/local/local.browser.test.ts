import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { endOf } from './answers.ts';
import { openLocalDatabase } from './database.ts';
import { COMPACT_AFTER_ROWS } from './limits.ts';
import { aDevice, testKeys as keys, type TestDevice } from './testing.ts';

const CANARY = 'I feel safe when plans are kept';

let device: TestDevice;
beforeEach(async () => {
  device = await aDevice();
});
afterEach(() => device.end());

describe('a copy on this device', () => {
  it('[K1] brings back every letter, what was not sent, and what stood beside the document', async () => {
    const first = await device.page();
    for (const letter of CANARY) first.text.insert(first.text.length, letter);
    first.text.delete(0, 2);
    first.copy.keep({ epoch: 'e1', claims: { 7: 'partner-a' } });
    first.copy.keepUnsaved(['card']);
    await first.copy.settled();
    first.copy.dispose();

    const again = await device.page();
    expect(again.text.toString()).toBe(CANARY.slice(2));
    expect([...again.copy.unsaved]).toEqual(['card']);
    expect(again.copy.state).toMatchObject({ epoch: 'e1', claims: { 7: 'partner-a' } });
    expect(again.copy.isWhole).toBe(true);
    expect(device.said).toEqual([]);
  });

  it('is nothing that can be read, and its key cannot be taken out', async () => {
    const { text, copy } = await device.page();
    text.insert(0, CANARY);
    copy.keep({ board: { title: CANARY } });
    await copy.settled();
    expect(await device.everythingKept()).not.toContain('plans');
    const [kept] = await device.database.copies();
    expect(kept!.deviceKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', kept!.deviceKey)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', device.key)).rejects.toThrow();
  });

  it('opens with its passcode only, however it was typed', async () => {
    const [kept] = await device.database.copies();
    expect(await keys.open(kept!, '246811')).toBeUndefined();
    expect(await keys.open(kept!, '')).toBeUndefined();
    const opened = await keys.open(kept!, ' ２４６８１０ ');
    expect(opened).toBeDefined();
    const { text, copy } = await device.page();
    text.insert(0, CANARY);
    await copy.settled();
    copy.dispose();
    expect((await device.page(new Y.Doc(), opened)).text.toString()).toBe(CANARY);
  });

  it('[K2][K4] two pages write at once while one puts the rows together, and nothing is lost', async () => {
    const one = await device.page();
    for (let n = 0; n <= COMPACT_AFTER_ROWS; n += 1) one.text.insert(0, 'x');
    await one.copy.settled();
    const other = await device.page();
    other.text.insert(0, 'other ');
    one.text.insert(one.text.length, ' one');
    await Promise.all([one.copy.settled(), other.copy.settled()]);
    expect((await device.content()).rows.length).toBeLessThan(5);
    const again = (await device.page()).text.toString();
    expect(again).toContain('other ');
    expect(again).toContain(' one');
    expect(again.match(/x/g)).toHaveLength(COMPACT_AFTER_ROWS + 1);
  });

  it('[K3] leaves out what is damaged, knows that it is not whole, and goes on', async () => {
    const page = await device.page();
    page.text.insert(0, 'one ');
    await page.copy.settled();
    page.text.insert(page.text.length, 'two');
    await device.close(page);
    const { rows } = await device.content();
    expect(rows).toHaveLength(2);
    for (const [n, [number, row]] of rows.entries()) {
      const sealed = row.sealed.slice();
      if (n === 0) sealed[3]! ^= 1;
      await device.database.write({ id: device.id }, { row: { ...row, sealed }, upTo: number });
    }
    const again = await device.page();
    expect(again.copy.isWhole).toBe(false);
    again.text.insert(again.text.length, 'on');
    await again.copy.settled();
    expect(again.text.toString()).toContain('on');
  });

  it.each(['the last row', 'every row', 'what stands beside it'])(
    '[K3] a browser that took %s away is found out',
    async (what) => {
      const page = await device.page();
      page.text.insert(0, 'one ');
      await page.copy.settled();
      page.text.insert(page.text.length, 'two');
      page.copy.keepUnsaved(['card']);
      await device.close(page);
      const numbers = (await device.content()).rows.map(([number]) => number);
      const raw = await rawDatabase();
      const transaction = raw.transaction(['rows', 'states'], 'readwrite');
      const ended = endOf(transaction);
      const [rows, states] = [transaction.objectStore('rows'), transaction.objectStore('states')];
      for (const number of what === 'the last row' ? numbers.slice(-1) : numbers)
        rows.delete(number);
      if (what === 'what stands beside it') states.clear();
      await ended;
      raw.close();
      expect((await device.page()).copy.isWhole).toBe(false);
    },
  );

  it('[K4] pages show each other what they had before they met, and what they write', async () => {
    const one = await device.page();
    one.copy.meetOthers();
    const other = await device.page();
    // Not yet on the disk when the other one reads it, and told before that one listens.
    one.text.insert(0, 'early ');
    await one.copy.settled();
    other.copy.meetOthers();
    await expect.poll(() => other.text.toString()).toBe('early ');
    other.text.insert(other.text.length, 'late');
    await expect.poll(() => one.text.toString()).toBe('early late');
    await device.close(one);
    await device.close(other);
    expect((await device.page()).text.toString()).toBe('early late');
  });

  it('[K5] what the browser did not keep is owed and written first: there are no gaps', async () => {
    let isFull = false;
    const page = await device.page(new Y.Doc(), device.key, async () => {
      const real = await openLocalDatabase(device.name);
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
    page.copy.keepUnsaved(['card']);
    await page.copy.settled();
    expect(device.said).toEqual(['behind']);
    isFull = false;
    // Somebody made room, and nobody wrote meanwhile.
    for (const run of device.timers.splice(0)) run();
    await page.copy.settled();
    expect(device.said).toEqual(['behind', 'keeping']);
    page.text.insert(page.text.length, 'three');
    await device.close(page);
    const again = await device.page();
    expect(again.text.toString()).toBe('one two three');
    expect(again.copy.isWhole).toBe(true);
    expect([...again.copy.unsaved]).toEqual(['card']);
  });

  it('a copy that the browser took away while its page is open is written anew, whole', async () => {
    const page = await device.page();
    page.text.insert(0, 'one ');
    page.copy.keep({ epoch: 'e1' });
    page.copy.keepUnsaved(['card']);
    await page.copy.settled();
    await device.evict();
    page.text.insert(page.text.length, 'two');
    await device.close(page);
    expect(device.said).toEqual([]);
    const again = await device.page();
    expect(again.text.toString()).toBe('one two');
    expect(again.copy.isWhole).toBe(true);
    expect(again.copy.state).toMatchObject({ epoch: 'e1' });
    expect([...again.copy.unsaved]).toEqual(['card']);
    expect(await device.database.hasUnsent(device.id)).toBe(true);
  });

  it('a copy that its person took away by another page stays away', async () => {
    const page = await device.page();
    page.text.insert(0, 'one ');
    await page.copy.settled();
    device.isWanted = false;
    await device.database.remove(device.id);
    page.text.insert(page.text.length, 'two');
    page.copy.keepUnsaved(['card']);
    await page.copy.settled();
    expect(device.said).toEqual(['gone']);
    expect(await device.database.copies()).toEqual([]);
    expect((await device.content()).rows).toEqual([]);
  });

  it('[D1] a page of the past writes nothing into a copy that began anew', async () => {
    const old = await device.page();
    old.text.insert(0, 'old ');
    await old.copy.settled();
    const aside = { nonce: new Uint8Array(12), sealed: new Uint8Array(3) };
    await device.database.setAside({ id: device.id }, aside, 'one');
    const anew = await device.page();
    anew.copy.meetOthers();
    old.copy.meetOthers();
    anew.text.insert(0, 'new');
    await anew.copy.settled();
    old.text.insert(0, 'very ');
    await old.copy.settled();
    expect(device.said).toEqual(['stale']);
    // Its words are set aside as well, and the copy is not begun once more.
    expect((await device.database.setAside({ id: device.id }, aside, 'two'))!.generation).toBe(1);
    expect(await device.database.asides(device.id)).toHaveLength(2);
    await device.close(anew);
    const again = await device.page();
    expect(again.text.toString()).toBe('new');
    expect(again.copy.isWhole).toBe(true);
    await device.database.removeAsides(device.id);
    expect(await device.database.asides(device.id)).toEqual([]);
  });
});

async function rawDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(device.name);
  return new Promise((resolve) =>
    request.addEventListener('success', () => resolve(request.result)),
  );
}
