import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds, looksRight } from '../support/browser.ts';
import { aPhone, evict, inLane, keepCopy, savedState, unlock, type Phone } from './phone.ts';
import { written } from './private-page.ts';
import { fromCard, write } from './session.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const HERE = 'Not sent yet. It is kept on this device.';

/** What may happen to a copy on a phone: needs the built client. 0 letters are lost, and nothing is untrue. */
describe('a copy on a phone', () => {
  let phone: Phone;
  let ana: Page;

  beforeAll(async () => {
    phone = await aPhone();
    ana = await phone.join('partner-a');
    await keepCopy(ana);
  }, 120_000);
  afterAll(() => phone?.leave());
  afterEach(() => expect(phone.wrongs()).toEqual([]));

  const opened = async (): Promise<Page> => {
    const page = await phone.open();
    await unlock(page);
    await page.locator('.lane').first().waitFor();
    return page;
  };

  it('that the browser takes away while its page is open is written anew: nothing is lost', async () => {
    await write(ana, 'needs', 'To know when plans change');
    await savedState(ana, 'sent');
    await phone.cutOff();
    await write(ana, 'next-week', 'We laughed today');
    await ana.getByText(HERE).first().waitFor();
    await evict(ana, 'indexeddb');
    await write(ana, 'next-week', 'And yesterday');
    await ana.getByText(HERE).first().waitFor();
    await written(ana);
    await phone.restart();
    ana = await opened();
    expect(await inLane(ana, 'next-week')).toEqual(['We laughed today', 'And yesterday']);
    expect(await inLane(ana, 'needs')).toEqual(['To know when plans change']);
    await phone.reconnect();
    await savedState(ana, 'sent');
  }, 120_000);

  it('opens in a second page without a passcode, and both write without a network: nothing lost or doubled', async () => {
    const other = await phone.open();
    // The first page hands its key on; nobody types anything.
    await other.locator('.lane').first().waitFor();
    await phone.cutOff();
    await write(ana, 'parked', 'From the first page');
    await write(other, 'parked', 'From the second page');
    await expect.poll(() => inLane(ana, 'parked')).toHaveLength(2);
    await expect.poll(() => inLane(other, 'parked')).toHaveLength(2);
    await fromCard(other, 'parked', 'From the first', 'Make a copy');
    await expect.poll(() => inLane(ana, 'parked')).toHaveLength(3);
    await other.close();
    await phone.restart();
    ana = await opened();
    const all = ['From the first page', 'From the first page', 'From the second page'];
    expect((await inLane(ana, 'parked')).toSorted()).toEqual(all);
    await ana.getByText(HERE).first().waitFor();
    await phone.reconnect();
    await savedState(ana, 'sent');
    // The server took both pages' client ids for hers.
    const ben = await phone.join('partner-b', await phone.laptop());
    await expect.poll(async () => (await inLane(ben, 'parked')).toSorted()).toEqual(all);
    const marks = ben.locator('.lane[data-lane-id=parked] article[aria-label*="from Ana"]');
    expect(await marks.count()).toBe(3);
    await ben.close();
  }, 120_000);

  it.each([
    ['a year ahead', YEAR_MS],
    ['a year behind', -YEAR_MS],
  ])(
    'of a phone whose clock is %s keeps every word that was not sent',
    async (_name, by) => {
      await phone.cutOff();
      await write(ana, 'requests', `Written with a clock by ${by}`);
      await ana.getByText(HERE).first().waitFor();
      await phone.restart();
      await phone.context.clock.setFixedTime(Date.now() + by);
      // Whichever page comes first forgets what is old.
      ana = await opened();
      await expect.poll(() => inLane(ana, 'requests')).toContain(`Written with a clock by ${by}`);
      await write(ana, 'requests', `And one more by ${by}`);
      await phone.restart();
      ana = await opened();
      const lane = await inLane(ana, 'requests');
      expect(lane).toContain(`Written with a clock by ${by}`);
      expect(lane).toContain(`And one more by ${by}`);
      await phone.reconnect();
      await savedState(ana, 'sent');
    },
    120_000,
  );

  it('that does not fit any more says so at once, keeps every word in the page, and catches up', async () => {
    await phone.cutOff();
    // Chromium asks for the space that is left twice a minute only, so its answer is given here.
    await ana.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...row: [unknown]) {
        const request = add.apply(this, row);
        if ('isFull' in window) this.transaction.abort();
        return request;
      };
      Object.assign(window, { isFull: true });
    });
    await write(ana, 'boundaries', 'A full phone');
    await ana.getByText('Not sent yet. It is kept in this open page.').first().waitFor();
    await ana.evaluate(() => void Reflect.deleteProperty(window, 'isFull'));
    // Somebody made room: nothing has to be done.
    await ana.getByText(HERE).first().waitFor();
    await write(ana, 'boundaries', 'With room again');
    await phone.restart();
    ana = await opened();
    expect(await inLane(ana, 'boundaries')).toEqual(['A full phone', 'With room again']);
    await phone.reconnect();
    await savedState(ana, 'sent');
  }, 120_000);

  it('of which the browser took a part is never sent as if it were all: what is left is shown, and asked about', async () => {
    await phone.cutOff();
    await write(ana, 'requests', 'The first half');
    await ana.getByText(HERE).first().waitFor();
    await ana.evaluate(async () => {
      const request = indexedDB.open('copies');
      await new Promise((resolve) => request.addEventListener('success', resolve));
      const store = request.result.transaction('rows', 'readwrite').objectStore('rows');
      const keys = store.getAllKeys();
      await new Promise((resolve) => keys.addEventListener('success', resolve));
      store.delete(keys.result[keys.result.length - 3]!);
      await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
      request.result.close();
    });
    await phone.restart();
    ana = await phone.open();
    await unlock(ana);
    await ana.getByRole('heading', { name: 'A part of the copy is missing' }).waitFor();
    await ana.getByText('What could be read is set aside.').waitFor();
    await looksRight(ana);
    await ana.getByRole('button', { name: 'Go on' }).tap();
    await phone.reconnect();
    await ana.locator('.lane').first().waitFor();
    const dialog = ana.getByRole('dialog', { name: 'Words that are not on the board' });
    await dialog.getByText('These words could be read.').waitFor();
    await dialog.getByText(/^The f/).waitFor();
    await dialog.getByRole('button', { name: 'I no longer need them' }).tap();
    await dialog.getByRole('button', { name: 'Remove them' }).tap();
    await dialog.waitFor({ state: 'hidden' });
    // Everything that was sent is there, and nothing of the torn half came along.
    expect(await inLane(ana, 'needs')).toEqual(['To know when plans change']);
    expect((await inLane(ana, 'requests')).join()).not.toContain('The f');
    await phone.restart();
    ana = await opened();
    expect(await inLane(ana, 'needs')).toEqual(['To know when plans change']);
  }, 120_000);

  it('of a server that was put back from a backup is set aside: every word is shown, and comes back when asked', async () => {
    const backup = join(phone.server.dataDir, 'backup');
    const before = await inLane(ana, 'next-week');
    phone.practice('backup', backup);
    await write(ana, 'next-week', 'Sent after the backup');
    await savedState(ana, 'sent');
    await phone.cutOff();
    await write(ana, 'next-week', 'Never sent');
    await ana.getByText(HERE).first().waitFor();
    phone.practice('restore', backup);
    await phone.reconnect();
    const dialog = ana.getByRole('dialog', { name: 'Words that are not on the board' });
    await dialog.waitFor({ timeout: 30_000 });
    await dialog.getByText('Sent after the backup', { exact: true }).waitFor();
    await dialog.getByText('Never sent', { exact: true }).waitFor();
    expect(await axeFinds(ana)).toEqual([]);
    await dialog.getByRole('button', { name: 'Decide later' }).tap();
    expect(await inLane(ana, 'next-week')).toEqual(before);
    // It is asked again, after the browser was closed, too.
    await phone.restart();
    ana = await phone.open();
    await unlock(ana);
    const again = ana.getByRole('dialog', { name: 'Words that are not on the board' });
    await again
      .getByRole('listitem')
      .filter({ hasText: 'Never sent' })
      .getByRole('button', { name: 'Bring it back' })
      .tap();
    await again.getByRole('button', { name: 'Bring all 1 back' }).tap();
    await again.waitFor({ state: 'detached' });
    await savedState(ana, 'sent');
    expect(await inLane(ana, 'next-week')).toEqual([
      ...before,
      'Never sent',
      'Sent after the backup',
    ]);
    await phone.restart();
    ana = await opened();
    expect(await inLane(ana, 'next-week')).toEqual([
      ...before,
      'Never sent',
      'Sent after the backup',
    ]);
    const asked = ana.getByRole('dialog', { name: 'Words that are not on the board' });
    expect(await asked.count()).toBe(0);
  }, 180_000);

  it('that the browser took away with everything in it is said to be gone, and whether words went with it', async () => {
    await evict(ana, 'indexeddb');
    await ana.close();
    ana = await phone.open();
    await ana.getByRole('heading', { name: 'The copy is gone' }).waitFor();
    await ana.getByText('Everything that was sent is safe on the board.').waitFor();
    expect(await ana.getByText('Words that were not sent yet').count()).toBe(0);
    await looksRight(ana);
    await ana.getByRole('button', { name: 'Open the board' }).tap();
    await ana.locator('.lane').first().waitFor();
    expect(await inLane(ana, 'needs')).toEqual(['To know when plans change']);
    await keepCopy(ana);
    await phone.cutOff();
    await write(ana, 'needs', 'Nobody has read this');
    await ana.getByText(HERE).first().waitFor();
    const page = await phone.context.newPage();
    await page.goto(`${phone.server.origin}/away`);
    await ana.close({ runBeforeUnload: false });
    await evict(page, 'indexeddb');
    ana = await phone.open();
    await ana.getByRole('heading', { name: 'The copy is gone' }).waitFor();
    await ana.getByText('Words that were not sent yet went with it.').waitFor();
    await looksRight(ana);
    await phone.reconnect();
  }, 120_000);
});
