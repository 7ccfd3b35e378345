import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds } from '../support/browser.ts';
import { addAuthenticator, type BrowserAuthenticator } from '../support/passkeys.ts';
import { aPhone, inLane, PASSCODE, savedState, unlock, type Phone } from './phone.ts';
import { write } from './session.ts';

const ANOTHER = '135790';
const HERE = 'Not sent yet. It is kept on this device.';
const BY_DEVICE = 'Fingerprint, face or screen lock of this device';
const LOST = 'Nothing is lost. The passcode opens it.';

/** A copy that a phone opens by finger, face or screen lock: needs the built client. */
describe('a copy with a passkey', () => {
  let phone: Phone;
  let ana: Page;
  let device: BrowserAuthenticator;

  beforeAll(async () => {
    phone = await aPhone({}, 'localhost');
    ana = await phone.join('partner-a');
  }, 120_000);
  afterAll(() => phone?.leave());
  afterEach(() => expect(phone.wrongs()).toEqual([]));

  const dialog = () => ana.getByRole('dialog', { name: 'On this device' });
  const button = (name: string) => dialog().getByRole('button', { name, exact: true });
  const openDialog = async () => {
    await ana.getByRole('button', { name: 'More', exact: true }).tap();
    await ana.getByRole('menuitem', { name: 'On this device' }).tap();
    await dialog().getByRole('heading', { name: 'A copy of this board' }).waitFor();
  };
  const keepWithPasskey = async () => {
    await openDialog();
    await dialog().getByLabel(BY_DEVICE).check();
    await dialog().getByLabel('Passcode for this device').fill(PASSCODE);
    await button('Keep a copy on this device').tap();
  };
  const board = () => ana.locator('.lane').first().waitFor();
  /** The page is gone with all that it knew; the phone's finger stays on this page of the browser. */
  const closeAndOpen = async () => {
    await ana.goto('about:blank');
    await ana.goto(
      `${phone.server.origin.replace('127.0.0.1', 'localhost')}/board/${phone.boardId}`,
    );
    await ana.getByRole('heading', { name: 'Open the copy on this device' }).waitFor();
  };
  const byPasskey = () => ana.getByRole('button', { name: 'Use fingerprint, face or screen lock' });
  const copies = () =>
    ana.evaluate(async () => {
      // Opening one that is not there would make it.
      const all = await indexedDB.databases();
      if (!all.some(({ name }) => name === 'copies')) return 0;
      const request = indexedDB.open('copies');
      await new Promise((resolve) => request.addEventListener('success', resolve));
      const count = request.result.transaction('copies').objectStore('copies').count();
      await new Promise((resolve) => count.addEventListener('success', resolve));
      request.result.close();
      return count.result;
    });

  it('[A62] is not offered where the device knows nobody by finger, face or lock', async () => {
    await openDialog();
    await dialog().getByLabel('Passcode for this device').waitFor();
    expect(await dialog().getByRole('radio').count()).toBe(0);
    await button('Close').tap();
  });

  it('[A62] of a device that answers no salts keeps nothing, and says so', async () => {
    const plain = await addAuthenticator(ana, false);
    await keepWithPasskey();
    await dialog().getByText('This device cannot do that. Nothing was kept yet.').waitFor();
    expect(await dialog().getByRole('radio').count()).toBe(0);
    expect(await copies()).toBe(0);
    // What was made to find it out is off the device's list again.
    await expect.poll(() => plain.count()).toBe(0);
    await button('Close').tap();
    await plain.takeAway();
  }, 60_000);

  it('[A62] [A61] is asked about with what it means, confirmed by its person, and the server learns nothing', async () => {
    const strict = await addAuthenticator(ana, true);
    await strict.refuse();
    await keepWithPasskey();
    await dialog().getByText('This device did not confirm it. Nothing was kept yet.').waitFor();
    expect([await strict.count(), await copies()]).toEqual([0, 0]);
    // Whom it has refused once it refuses from then on.
    await strict.takeAway();
    device = await addAuthenticator(ana, true);
    await dialog().getByText('Whoever can unlock this device can open the copy, too.').waitFor();
    await dialog()
      .getByText(/list of passkeys then shows .* and .?localhost.?\.$/)
      .waitFor();
    expect(await axeFinds(ana)).toEqual([]);
    expect(await axeFinds(ana, 'dark')).toEqual([]);
    const sent: string[] = [];
    ana.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
    });
    await button('Keep a copy on this device').tap();
    await dialog().getByText('This device keeps a sealed copy of this board.').waitFor();
    await dialog().getByText('of this device opens it, and the passcode').waitFor();
    expect(sent).toEqual([]);
    expect(await device.list()).toMatchObject([{ rpId: 'localhost' }]);
    const [entry] = await device.list();
    expect([entry!.userName, entry!.userDisplayName]).toEqual([
      await ana.title(),
      await ana.title(),
    ]);
    expect(await axeFinds(ana)).toEqual([]);
    await button('Close').tap();
    await ana.evaluate(async () => void (await navigator.serviceWorker.ready));
  }, 90_000);

  it('opens without a network by finger, with every word, by keyboard too', async () => {
    await write(ana, 'needs', 'To know when plans change');
    await savedState(ana, 'sent');
    await phone.cutOff();
    await write(ana, 'next-week', 'We laughed today');
    await ana.getByText(HERE).first().waitFor();
    await closeAndOpen();
    await ana.getByText('There is no connection. Only the copy can be opened now.').waitFor();
    expect(await axeFinds(ana)).toEqual([]);
    expect(await axeFinds(ana, 'dark')).toEqual([]);
    await byPasskey().focus();
    await ana.keyboard.press('Enter');
    await board();
    expect(await inLane(ana, 'needs')).toEqual(['To know when plans change']);
    expect(await inLane(ana, 'next-week')).toEqual(['We laughed today']);
  }, 90_000);

  it('[A60] gets another passcode once the device has confirmed it', async () => {
    await openDialog();
    await button('Choose another passcode').tap();
    await dialog().getByLabel('New passcode of this copy').fill(ANOTHER);
    await button('Use this passcode').tap();
    await dialog().getByText('The new passcode opens the copy now.').waitFor();
    await button('Close').tap();
    await closeAndOpen();
    await unlock(ana);
    await ana.getByText('This passcode does not open it. Nothing is lost.').waitFor();
    await unlock(ana, ANOTHER);
    await board();
  }, 90_000);

  it('[A64] [A61] of whoever the device does not know stays shut, and the passcode opens it', async () => {
    await closeAndOpen();
    await device.refuse();
    await byPasskey().tap();
    await ana.getByText(`This device did not open it. ${LOST}`).waitFor();
    await ana.getByText('Some devices need a connection for that.').waitFor();
    expect(await axeFinds(ana)).toEqual([]);
    await unlock(ana, ANOTHER);
    await board();
    expect(await inLane(ana, 'next-week')).toEqual(['We laughed today']);
    await phone.reconnect();
    await savedState(ana, 'sent');
  }, 90_000);

  it('[A63] is opened by the passcode alone when its person says so, and by a finger again with the passcode', async () => {
    await openDialog();
    await button('Open it with the passcode only').tap();
    await button('Open it with fingerprint, face or screen lock, too').waitFor();
    await dialog()
      .locator(':focus', { hasText: 'Only the passcode opens the copy now.' })
      .waitFor();
    await expect.poll(() => device.count()).toBe(0);
    await device.takeAway();
    device = await addAuthenticator(ana, true);
    await button('Open it with fingerprint, face or screen lock, too').tap();
    await dialog().getByLabel('Passcode of this copy').fill('999999');
    await button('Add it').tap();
    await dialog().getByText('This passcode does not open it. Nothing has changed.').waitFor();
    expect(await device.count()).toBe(0);
    expect(await axeFinds(ana)).toEqual([]);
    await dialog().getByLabel('Passcode of this copy').fill(ANOTHER);
    await button('Add it').tap();
    await button('Open it with the passcode only').waitFor();
    expect(await device.count()).toBe(1);
    await button('Close').tap();
    await closeAndOpen();
    await byPasskey().tap();
    await board();
    expect(await inLane(ana, 'needs')).toEqual(['To know when plans change']);
  }, 90_000);

  it('[A60] that the browser takes away while its page is open is written anew with what opens it', async () => {
    // Added after this page was opened: what the page began with knew nothing of it.
    await openDialog();
    await button('Open it with the passcode only').tap();
    await button('Open it with fingerprint, face or screen lock, too').tap();
    await dialog().getByLabel('Passcode of this copy').fill(ANOTHER);
    await button('Add it').tap();
    await dialog().getByText('This device opens the copy now, and the passcode.').waitFor();
    await button('Close').tap();
    // By the page: another session of the debugger would take the phone's authenticator along when it ends.
    await ana.evaluate(async () => {
      const request = indexedDB.deleteDatabase('copies');
      await new Promise((resolve) => request.addEventListener('success', resolve));
    });
    await write(ana, 'next-week', 'And yesterday');
    await savedState(ana, 'sent');
    await expect.poll(copies).toBe(1);
    await closeAndOpen();
    await byPasskey().tap();
    await board();
    expect(await inLane(ana, 'next-week')).toEqual(['We laughed today', 'And yesterday']);
  }, 90_000);

  it('[A64] whose passkey was removed in the device’s settings opens by the passcode', async () => {
    await closeAndOpen();
    await device.removeAll();
    await byPasskey().tap();
    await ana.getByText(`This device did not open it. ${LOST}`).waitFor();
    await ana.getByText('If its passkey was removed here, only the passcode opens it.').waitFor();
    await unlock(ana, ANOTHER);
    await board();
    expect(await inLane(ana, 'next-week')).toContain('We laughed today');
  }, 90_000);

  it('[A63] is forgotten with the device: copy, key, and the entry in its list', async () => {
    await openDialog();
    await button('Open it with the passcode only').tap();
    await button('Open it with fingerprint, face or screen lock, too').tap();
    await dialog().getByLabel('Passcode of this copy').fill(ANOTHER);
    await button('Add it').tap();
    await expect.poll(() => device.count()).toBe(1);
    await dialog()
      .getByText(/may stay in this device’s list of passkeys/)
      .waitFor();
    await button('Forget this device').tap();
    await button('Yes, forget it now').tap();
    await ana.waitForURL('**/left');
    await expect.poll(() => device.count()).toBe(0);
    expect(await copies()).toBe(0);
  }, 90_000);
});
