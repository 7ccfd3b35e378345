import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { hasUnsent } from './copies.ts';
import { aDevice, FROM_SERVER, type TestDevice } from './testing.ts';

let device: TestDevice;
beforeEach(async () => {
  device = await aDevice();
});
afterEach(() => device.end());

/** What a page of this copy that is opened now says is not sent. */
async function saysNow(): Promise<readonly string[]> {
  const { copy } = await device.page();
  const said = [...copy.unsaved];
  copy.dispose();
  return said;
}
const isWaiting = async () => hasUnsent(device.database, (await device.database.copy(device.id))!);

describe('what of a copy was not sent, with two pages', () => {
  it('[K6] stays while it waits, whatever a page says that has nothing of its own', async () => {
    const [writer, other] = [await device.page(), await device.page()];
    writer.text.insert(0, 'To rest');
    writer.copy.keepUnsaved(['card']);
    await writer.copy.settled();
    other.copy.keepUnsaved([]);
    other.copy.keep({ epoch: 'e1' });
    await other.copy.settled();
    expect(await saysNow()).toEqual(['card']);
    expect(await isWaiting()).toBe(true);
    expect([...device.marks]).toHaveLength(1);
  });

  it('[K6] stays when the other page writes and sends something of its own', async () => {
    const [writer, other] = [await device.page(), await device.page()];
    writer.text.insert(0, 'To rest');
    writer.copy.keepUnsaved(['card']);
    await writer.copy.settled();
    other.text.insert(0, 'To walk');
    other.copy.keepUnsaved(['another']);
    await other.copy.settled();
    expect((await saysNow()).toSorted()).toEqual(['another', 'card']);
    other.copy.keepUnsaved([]);
    await other.copy.settled();
    expect(await saysNow()).toEqual(['card']);
    writer.copy.keepUnsaved([]);
    await writer.copy.settled();
    expect(await saysNow()).toEqual([]);
    expect(await isWaiting()).toBe(false);
    expect(device.marks.size).toBe(0);
  });

  it('[UN1] comes with the words, and is there for a page that reads them in the same moment', async () => {
    const writer = await device.page();
    writer.text.insert(0, 'To rest');
    await writer.copy.settled();
    // Nobody has said which card it is.
    const reader = await device.page();
    expect([reader.text.toString(), [...reader.copy.unsaved]]).toEqual(['To rest', ['']]);
    reader.copy.keepUnsaved(reader.copy.unsaved);
    await reader.copy.settled();
    expect(await isWaiting()).toBe(true);
  });

  it('of a page that was closed goes when another has sent all of it', async () => {
    const evening = await device.page();
    evening.text.insert(0, 'To rest');
    evening.copy.keepUnsaved(['card']);
    await device.close(evening);
    const morning = await device.page();
    expect([...morning.copy.unsaved]).toEqual(['card']);
    morning.copy.keepUnsaved(['card']);
    morning.copy.keepUnsaved([]);
    await morning.copy.settled();
    expect(await saysNow()).toEqual([]);
    expect(device.marks.size).toBe(0);
  });

  it('[UN2] stays when its page has written on since the other one read it', async () => {
    const writer = await device.page();
    writer.text.insert(0, 'To rest');
    writer.copy.keepUnsaved(['card']);
    await writer.copy.settled();
    const other = await device.page();
    writer.text.insert(0, 'First, ');
    await writer.copy.settled();
    other.copy.keepUnsaved([]);
    await other.copy.settled();
    expect(await saysNow()).toEqual(['card']);
    expect(await isWaiting()).toBe(true);
  });

  it('is nothing that came from the server', async () => {
    const page = await device.page();
    page.doc.transact(() => page.text.insert(0, 'Theirs'), FROM_SERVER);
    await page.copy.settled();
    expect(await isWaiting()).toBe(false);
  });

  it('is there at once of a document that was open before its copy was begun', async () => {
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'written before');
    const opening = device.page(doc);
    doc.getText('text').insert(0, 'and while it is begun, ');
    await (await opening).copy.settled();
    expect(await isWaiting()).toBe(true);
    const again = await device.page();
    expect(again.text.toString()).toBe('and while it is begun, written before');
    expect(again.copy.isWhole).toBe(true);
  });

  it('is said as an earlier version kept it', async () => {
    const { copy } = await device.page();
    // Before pages made marks of their own it stood in what is replaced as a whole.
    copy.keep(Object.assign({ epoch: 'e1' }, { unsaved: ['card'] }));
    await copy.settled();
    const page = await device.page();
    page.copy.keep({ epoch: 'e1' });
    await page.copy.settled();
    expect([await saysNow(), await isWaiting()]).toEqual([['card'], true]);
    page.copy.keepUnsaved(['card']);
    page.copy.keepUnsaved([]);
    await page.copy.settled();
    expect(await saysNow()).toEqual([]);
  });
});
