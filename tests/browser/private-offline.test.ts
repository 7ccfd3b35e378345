import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../support/files.ts';
import { aPhone, keepCopy, unlock, type Phone } from './phone.ts';
import { everythingKept } from './private-page.ts';
import { fromMenu } from './session.ts';

/** A phone that keeps a copy, its browser closed and opened without any network: needs the built client. */
describe('one’s own writing, with a copy on the device', () => {
  let phone: Phone;
  let ana: Page;

  const space = () => ana.getByRole('dialog', { name: 'Only me' });
  const closeSpace = () => space().getByRole('button', { name: 'Close', exact: true }).tap();
  const write = async (field: RegExp, text: string) => {
    await space().getByRole('textbox', { name: field }).tap();
    await ana.keyboard.type(text);
  };
  const words = (field: RegExp) => space().getByRole('textbox', { name: field }).innerText();

  /** Until what was typed stands on the device: opened anew, it is read from there. */
  const untilKept = (field: RegExp, text: string) =>
    expect
      .poll(async () => {
        await fromMenu(ana, 'Check in, only for me');
        const kept = await words(field);
        await closeSpace();
        return kept;
      })
      .toBe(text);

  /** The browser was closed; there is neither network nor server. */
  const openWithoutNetwork = async () => {
    await phone.cutOff();
    await phone.restart();
    ana = await phone.open();
    await unlock(ana);
    await ana.locator('.lane').first().waitFor();
  };

  beforeAll(async () => {
    phone = await aPhone();
    ana = await phone.join('partner-a');
    await keepCopy(ana);
  }, 90_000);
  afterAll(() => phone?.leave());

  it('is begun with a connection, once', async () => {
    await fromMenu(ana, 'Check in, only for me');
    await space().getByRole('button', { name: 'Begin' }).tap();
    await space().getByRole('button', { name: 'Not now' }).tap();
    await write(/^One need/, 'canary of the first evening');
    await space().getByRole('button', { name: 'Keep this' }).tap();
    await space().getByText('Kept for you alone.').first().waitFor();
    await ana.locator('.private-saved:is([data-state=quiet], [data-state=sent])').waitFor();
    await closeSpace();
  }, 60_000);

  it('opens and takes a check-in where there is no network from the start', async () => {
    await openWithoutNetwork();
    await fromMenu(ana, 'Check in, only for me');
    await expect.poll(() => words(/^One need/)).toBe('canary of the first evening');
    await write(/^Thanks/, 'canary of thanks, 雪');
    await space()
      .getByText(
        'No connection right now. What you write is kept on this device. It is sent once this board is open with a connection.',
      )
      .first()
      .waitFor();
    await closeSpace();
    await untilKept(/^Thanks/, 'canary of thanks, 雪');
  }, 60_000);

  it('is there after another evening without one, sealed, and the server knows nothing of it', async () => {
    await openWithoutNetwork();
    await fromMenu(ana, 'Check in, only for me');
    await expect.poll(() => words(/^Thanks/)).toBe('canary of thanks, 雪');
    expect(await words(/^One need/)).toBe('canary of the first evening');
    expect(await everythingKept(ana)).not.toMatch(/canary/);
    for (const [path, bytes] of filesOf(phone.server.dataDir))
      expect(bytes.includes('canary'), path).toBe(false);
    await closeSpace();
  }, 60_000);

  it('is sent when the connection is back, and opened from the server without the copy', async () => {
    await phone.reconnect();
    await fromMenu(ana, 'Only me: drafts and journal');
    await ana.locator('.private-saved:is([data-state=quiet], [data-state=sent])').waitFor();
    await closeSpace();
    await fromMenu(ana, 'On this device');
    const device = ana.getByRole('dialog', { name: 'On this device' });
    await device.getByRole('button', { name: /^Stop keeping/ }).tap();
    await device.getByText('This device keeps no copy.', { exact: false }).waitFor();
    await ana.reload();
    await ana.locator('.lane').first().waitFor();
    await fromMenu(ana, 'Check in, only for me');
    await expect.poll(() => words(/^Thanks/)).toBe('canary of thanks, 雪');
    expect(await words(/^One need/)).toBe('canary of the first evening');
    expect(phone.wrongs()).toEqual([]);
  }, 60_000);
});
