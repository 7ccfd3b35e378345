import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPhone, inLane, keepCopy, savedState, unlock, type Phone } from './phone.ts';
import { write } from './session.ts';

const HERE = 'Not sent yet. It is kept on this device.';

/** Two pages of one copy, one of which a phone has put to sleep and cut off: needs the built client. */
describe('what a copy says is not sent, with two pages', () => {
  let phone: Phone;
  let ana: Page;

  beforeAll(async () => {
    phone = await aPhone();
    ana = await phone.join('partner-a');
    await keepCopy(ana);
  }, 120_000);
  afterAll(() => phone?.leave());

  it('[K6] stays true of one when the other has sent its own', async () => {
    const asleep = await phone.context.newPage();
    await asleep.addInitScript(cutOffAlone);
    await asleep.goto(`${phone.server.origin}/board/${phone.boardId}`);
    await asleep.locator('.lane').first().waitFor();
    await write(asleep, 'parked', 'Waits in one page');
    await asleep.getByText(HERE).first().waitFor();
    await write(ana, 'parked', 'Sent from the other');
    await savedState(ana, 'sent');
    expect(await inLane(ana, 'parked')).toEqual(['Sent from the other']);

    await phone.cutOff();
    await phone.restart();
    ana = await phone.open();
    await unlock(ana);
    await ana.locator('.lane').first().waitFor();
    expect((await inLane(ana, 'parked')).toSorted()).toEqual([
      'Sent from the other',
      'Waits in one page',
    ]);
    await ana.getByText(HERE).first().waitFor();

    await phone.reconnect();
    await savedState(ana, 'sent');
    const ben = await phone.join('partner-b', await phone.laptop());
    await expect.poll(async () => (await inLane(ben, 'parked')).length).toBe(2);
    expect(phone.wrongs()).toEqual([]);
  }, 120_000);
});

/** No socket of this page opens, and pages of this device hear nothing of what it writes. */
function cutOffAlone(): void {
  const Plain = WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(new URL('/nothing', url), protocols);
    }
  };
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message: unknown) {
    if (this.name === 'copies') postMessage.call(this, message);
  };
}
