import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AWARENESS, heardSince, instrument, now } from './instrument.ts';
import { aPhone, keepCopy, unlock, type Phone } from './phone.ts';
import { ownWaits, settled } from './private-page.ts';
import { allOf, fromMenu } from './session.ts';

const WORDS = ['canary of a quiet evening', 'canary of a tunnel, 雪'];

/**
 * Own writing that was closed in before it was sent: it goes with the next connection, though nobody opens
 * it, and nobody is told. Needs the built client.
 */
describe('own writing that waits in a copy', () => {
  let phone: Phone;
  let ana: Page;
  let ben: Page;
  let code: string;

  const onlyMe = (page: Page) => page.getByRole('dialog', { name: 'Only me' });
  const draft = async (text: string) => {
    await onlyMe(ana).getByRole('button', { name: 'New draft' }).tap();
    await ana.locator('.private-sheet :focus').waitFor();
    // All at once, so that it is sealed as one: what is marked as waiting is then all of it.
    await ana.keyboard.insertText(text);
  };

  beforeAll(async () => {
    phone = await aPhone();
    ana = await phone.join('partner-a');
    await keepCopy(ana);
    ben = await phone.join('partner-b', await phone.laptop());
    await instrument(ben);
    await ben.reload();
    await ben.locator('.lane').first().waitFor();
    await fromMenu(ana, 'Only me: drafts and journal');
    await onlyMe(ana).getByRole('button', { name: 'Begin' }).tap();
    await onlyMe(ana).getByRole('button', { name: 'Show me a recovery code' }).tap();
    await ana.locator('.private-code').waitFor();
    code = (await ana.locator('.private-code [aria-hidden]').allInnerTexts()).join('-');
    await onlyMe(ana).getByRole('button', { name: 'I have written it down' }).tap();
    await draft(WORDS[0]!);
    await ana.locator('.private-saved[data-state=sent]').waitFor();
    expect(await ownWaits(ana)).toBe(false);
  }, 120_000);
  afterAll(() => phone?.leave());

  it('is sealed on the phone when it is closed without a network', async () => {
    await onlyMe(ana).getByRole('button', { name: 'Back' }).tap();
    await phone.cutOff();
    await draft(WORDS[1]!);
    await ana
      .getByText(/^No connection right now\. What you write is kept on this device\./)
      .filter({ visible: true })
      .first()
      .waitFor();
    await expect.poll(() => ownWaits(ana)).toBe(true);
    await phone.restart();
  }, 60_000);

  it('[V28] is sent once the board is open, though nobody opens it: the other hears 0 frames, no screen shows it', async () => {
    await phone.reconnect();
    const released = Promise.withResolvers<void>();
    let held = 0;
    await phone.context.routeWebSocket(/\/sync\/[^/]+\/private/, async (socket) => {
      held += 1;
      await released.promise;
      socket.connectToServer();
    });
    ana = await phone.open();
    await unlock(ana);
    await ana.locator('.lane').first().waitFor();
    await expect.poll(() => held).toBe(1);
    await fromMenu(ana, 'On this device');
    const device = ana.getByRole('dialog', { name: 'On this device' });
    await device
      .getByText('Some words are not sent yet. They would be lost with the copy.')
      .waitFor();
    await device.getByRole('button', { name: 'Close', exact: true }).tap();
    await expect.poll(() => device.count()).toBe(0);
    // That she is here may be known; everything of that has come before her own writing may go.
    await ben.locator('.saved:is([data-state=quiet], [data-state=sent])').waitFor();
    await settled([ben]);
    const before = await now(ben);
    const [hers, his] = [await allOf(ana), await allOf(ben)];
    expect(await ownWaits(ana)).toBe(true);
    released.resolve();
    await expect.poll(() => ownWaits(ana)).toBe(false);
    const heard = await heardSince(ben, before);
    // Who is there says so every fifteen seconds, whatever they do.
    expect(heard.filter(({ type }) => type !== AWARENESS)).toEqual([]);
    expect([await allOf(ana), await allOf(ben)]).toEqual([hers, his]);
    expect(await onlyMe(ana).count()).toBe(0);
  }, 90_000);

  it('is in all her own data, from the phone on which it was not opened', async () => {
    await ana.goto(`${phone.server.origin}/board/${phone.boardId}/summary`);
    await unlock(ana);
    await ana.getByText('All my data', { exact: true }).tap();
    await ana.getByRole('button', { name: 'Make a copy' }).tap();
    await ana.getByText('Your drafts, journal and check-ins are added here').waitFor();
    expect(await ana.getByText('Only what this device holds is in it.').count()).toBe(0);
    await ana.getByRole('radio', { name: /^Plain text/ }).check();
    const download = ana.waitForEvent('download');
    await ana.getByRole('button', { name: 'Download this copy' }).tap();
    const text = readFileSync(await (await download).path(), 'utf8');
    for (const words of WORDS) expect(text).toContain(words);
  }, 60_000);

  it('is read on another device of hers, which had none of it', async () => {
    const other = await phone.join('partner-a', await phone.laptop());
    await fromMenu(other, 'Only me: drafts and journal');
    await other.getByLabel('Code from your other device, or your recovery code').fill(code);
    await other.getByRole('button', { name: 'Open my writing' }).click();
    for (const words of WORDS) await other.getByRole('button', { name: words }).waitFor();
    expect(phone.wrongs()).toEqual([]);
  }, 60_000);
});
