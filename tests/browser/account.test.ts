import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, launch, newDevice, PHONE, TABLET, watch, type Size } from '../support/browser.ts';
import { addAuthenticator } from '../support/passkeys.ts';
import { THERAPIST_SIGN_IN } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

const CHROME_ON_A_PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36';

/** Accounts and devices as people have them, in a real browser: needs the built client. */
describe('an account', () => {
  let server: ServerProcess;
  let browser: Browser;
  /** Passkeys have no address of numbers. */
  let place: string;
  let ruth: Page;
  const watched: Array<() => string[]> = [];
  const { email, password } = THERAPIST_SIGN_IN;

  beforeAll(async () => {
    server = await startServerProcess();
    place = `http://localhost:${server.port}`;
    browser = await launch();
    ruth = await open(LAPTOP);
    await ruth.goto(server.setupUrl!.replace('127.0.0.1', 'localhost'));
    await ruth.getByLabel('Your name').fill('Ruth');
    await ruth.getByLabel('E-mail').fill(email);
    await ruth.getByLabel('Password', { exact: true }).fill(password);
    await ruth.keyboard.press('Enter');
    await ruth.waitForURL('**/boards');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const part = (page: Page, title: string) =>
    page.locator('.account-part', { has: page.getByRole('heading', { name: title, exact: true }) });
  const said = (page: Page, text: string) =>
    page.getByText(text).locator('visible=true').first().waitFor();

  it('adds a passkey, names it, and signs in by it alone', async () => {
    const device = await addAuthenticator(ruth);
    await ruth.getByRole('link', { name: 'Account and devices' }).click();
    await said(ruth, 'You have none yet.');
    await ruth.getByRole('button', { name: 'Add a passkey' }).click();
    await said(ruth, 'The passkey is there.');
    expect(await device.count()).toBe(1);
    await ruth.getByRole('button', { name: /^Rename the passkey/ }).click();
    await ruth.getByLabel('What to call it').fill('The laptop at the practice');
    await ruth.keyboard.press('Enter');
    await said(ruth, 'It has its new name.');
    await part(ruth, 'Passkeys').getByText('The laptop at the practice').waitFor();
    // The same device makes no second one.
    await ruth.getByRole('button', { name: 'Add a passkey' }).click();
    await said(ruth, 'This device has a passkey for you already.');

    await ruth.getByRole('button', { name: 'Sign out', exact: true }).click();
    await ruth.waitForURL('**/sign-in');
    await ruth.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await ruth.waitForURL('**/boards');
  }, 60_000);

  it('unlocks by its passkey', async () => {
    await ruth.goto(`${place}/account`);
    await ruth.getByRole('button', { name: 'Lock now' }).click();
    const cover = ruth.getByRole('dialog', { name: 'This screen is locked' });
    await cover.getByRole('button', { name: 'Use a passkey' }).click();
    await cover.waitFor({ state: 'detached' });
    await part(ruth, 'Passkeys').getByText('The laptop at the practice').waitFor();
  }, 60_000);

  it('asks “Is it you?” where that was long ago, takes a no, and goes on with what was asked', async () => {
    // As after a quarter of an hour: the first answer to what decides who can come in.
    let asked = 0;
    await ruth.route('**/api/me/recovery-codes', async (route) => {
      asked += 1;
      if (asked > 2) return route.fallback();
      const error = { kind: 'prove-first', message: 'Please show first that it is you.' };
      return route.fulfill({ status: 403, json: { error } });
    });
    const dialog = ruth.getByRole('dialog', { name: 'Is it you?' });
    const make = ruth.getByRole('button', { name: 'Make recovery codes' });
    await make.click();
    await dialog.waitFor();
    await ruth.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // Nothing was made, and it can be asked for again.
    expect(await ruth.locator('.codes-list').count()).toBe(0);
    await make.click();
    await dialog.getByLabel('Password', { exact: true }).fill('not the right one');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByText('This is not the password. You can try again.').waitFor();
    await dialog.getByRole('button', { name: 'Use a passkey' }).click();
    await dialog.waitFor({ state: 'detached' });
    await said(ruth, 'You see these codes only now.');
    expect(asked).toBe(3);
    await ruth.getByRole('button', { name: 'I have kept them' }).click();
    await ruth.unroute('**/api/me/recovery-codes');
  }, 60_000);

  it('keeps its last way in', async () => {
    await ruth.getByRole('button', { name: 'Remove the password' }).click();
    await ruth.getByRole('button', { name: 'Remove the password' }).last().click();
    await said(ruth, 'You have no password. You sign in by passkey.');
    await ruth.getByRole('button', { name: /^Remove the passkey/ }).click();
    await part(ruth, 'Passkeys').getByRole('button', { name: 'Remove', exact: true }).click();
    await said(ruth, 'This is your last way to sign in, so it stays.');
    await ruth.getByRole('button', { name: 'Set a password' }).click();
    await ruth.getByLabel('New password').fill('short');
    await ruth.keyboard.press('Enter');
    await said(ruth, 'Please use at least 12 characters.');
    await ruth.getByLabel('New password').fill(password);
    await ruth.keyboard.press('Enter');
    await said(ruth, 'You have a password.');
  }, 60_000);

  it('is recovered by a code from paper, which works once', async () => {
    await ruth.getByRole('button', { name: 'Make new codes' }).click();
    await said(ruth, 'You see these codes only now.');
    const codes = await ruth.locator('.codes-list li').allInnerTexts();
    expect(codes).toHaveLength(10);
    await ruth.emulateMedia({ media: 'print' });
    expect(await ruth.locator('.codes-list').isVisible()).toBe(true);
    expect(await ruth.getByRole('heading', { name: 'Passkeys' }).isVisible()).toBe(false);
    await ruth.emulateMedia({ media: 'screen' });
    await ruth.getByRole('button', { name: 'I have kept them' }).click();
    await said(ruth, '10 codes are left');

    const tablet = await open(TABLET);
    const recover = async (code: string) => {
      await tablet.goto(`${place}/sign-in`);
      await tablet.getByRole('button', { name: 'I have neither at hand' }).click();
      await tablet.getByLabel('E-mail').fill(email);
      await tablet.getByLabel('Recovery code').fill(code);
      await tablet.keyboard.press('Enter');
    };
    await recover(codes[3]!.toLowerCase().replaceAll('-', ' '));
    await tablet.waitForURL('**/account');
    await said(tablet, '9 codes are left');
    await tablet.getByRole('button', { name: 'Sign out', exact: true }).click();
    await tablet.waitForURL('**/sign-in');
    await recover(codes[3]!);
    await said(tablet, 'E-mail and code do not fit together.');
  }, 60_000);

  it('sees its devices, and ends one: its pages close', async () => {
    const phone = await open(PHONE);
    await signIn(phone, place);
    await phone.getByText('No boards yet').waitFor();
    await ruth.goto(`${place}/account`);
    const devices = part(ruth, 'Your devices');
    await devices.getByText('This device').waitFor();
    expect(await devices.locator('.own-device').count()).toBe(2);
    await devices.getByRole('button', { name: /^Sign it out: Chrome on a phone/ }).click();
    await devices.getByRole('button', { name: 'Sign it out', exact: true }).click();
    await said(ruth, 'It is signed out.');
    expect(await devices.locator('.own-device').count()).toBe(1);
    await phone.reload();
    await phone.waitForURL('**/sign-in');
  }, 60_000);

  it('says calmly where there are no passkeys, and offers the password', async () => {
    const elsewhere = await open(PHONE);
    await elsewhere.goto(`${server.origin}/sign-in`);
    await said(elsewhere, 'Passkeys do not work at this address. Your password does.');
    expect(await elsewhere.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
    await signIn(elsewhere, server.origin);
    await elsewhere.goto(`${server.origin}/account`);
    await said(elsewhere, 'Passkeys work at localhost only. Here, your password does.');
    const old = await open(LAPTOP);
    await old.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
    await old.goto(`${place}/sign-in`);
    await said(old, 'Passkeys do not work at this address.');
  }, 60_000);

  it('says so when the device does not recognise its person, and nothing is lost', async () => {
    const tablet = await open(TABLET);
    const device = await addAuthenticator(tablet);
    await device.refuse();
    await tablet.goto(`${place}/sign-in`);
    await tablet.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await said(tablet, 'No passkey was used. You can try again, or use your password.');
    await signIn(tablet, place);
  }, 60_000);

  it('lets a colleague in, who reads a board and is given its lead', async () => {
    await ruth.goto(`${place}/account`);
    await ruth.getByRole('button', { name: 'Invite a colleague' }).click();
    const link = await ruth.getByLabel('Link for a colleague', { exact: true }).inputValue();
    const tom = await open(LAPTOP);
    await tom.goto(link);
    await tom.getByLabel('Your name').fill('Tom');
    await tom.getByLabel('E-mail').fill(email);
    await tom.getByLabel('Password', { exact: true }).fill('another long password');
    await tom.keyboard.press('Enter');
    await said(tom, 'Somebody here uses this e-mail address already.');
    await tom.getByLabel('E-mail').fill('tom@practice.example');
    await tom.getByLabel('Password', { exact: true }).fill('another long password');
    await tom.keyboard.press('Enter');
    await tom.waitForURL('**/boards');
    await tom.getByText('No boards yet').waitFor();

    await ruth.goto(`${place}/boards`);
    await ruth.getByRole('button', { name: 'New board' }).click();
    await ruth.getByLabel('First partner’s name').fill('Ana');
    await ruth.getByLabel('Second partner’s name').fill('Ben');
    await ruth.getByRole('button', { name: 'Make the board' }).click();
    await ruth.getByRole('button', { name: 'Let Tom read' }).waitFor();
    expect(await ruth.locator('dialog:modal').count()).toBe(1);
    await ruth.getByRole('button', { name: 'Let Tom read' }).click();
    await said(ruth, 'Tom can read this board now.');
    await tom.reload();
    await tom.getByRole('link', { name: /^Open the board/ }).click();
    await tom.getByText('You can read this board.').first().waitFor();

    // Somebody who has the board open, and hears of it there.
    const ana = await open(TABLET);
    await ruth.getByRole('button', { name: 'Make a link for Ana' }).click();
    await ana.goto(await ruth.getByLabel('Link for Ana', { exact: true }).inputValue());
    await ana.getByRole('button', { name: 'Join the board' }).tap();
    await ana.locator('[data-add=needs]:visible').tap();
    await ana.locator(':focus.ProseMirror').waitFor();
    await ana.keyboard.type('To be asked');
    await ana.keyboard.press('Escape');
    await ruth.getByRole('button', { name: 'Hand the lead over to Tom' }).click();
    await said(ruth, 'Your notes stay yours alone.');
    await ruth.getByRole('button', { name: 'Hand over the lead', exact: true }).click();
    // His page is open: it becomes the lead's without a reload.
    await tom.locator('[data-add=needs]').first().waitFor();
    // Her page stayed, and tells of each what was theirs.
    await ana.getByRole('button', { name: 'More', exact: true }).tap();
    await ana.getByRole('menuitem', { name: 'Who did what' }).tap();
    await said(ana, 'Ruth handed the lead to Tom.');
    await said(ana, 'Ruth made this board.');
    await ana.context().close();
    await ruth.waitForURL('**/boards');
    await ruth.getByRole('link', { name: /^Open the board/ }).click();
    await ruth.getByText('You can read this board.').first().waitFor();
    await tom.getByRole('button', { name: 'More', exact: true }).click();
    await tom.getByRole('menuitem', { name: 'Who did what' }).click();
    await said(tom, 'Ruth handed the lead to Tom.');
    await said(tom, 'Ruth made this board.');
  }, 90_000);

  it('removes a colleague, once somebody else leads their boards', async () => {
    await ruth.goto(`${place}/account`);
    await ruth.getByRole('button', { name: 'Remove Tom from the practice' }).click();
    const colleagues = part(ruth, 'Therapists of this practice');
    await colleagues.getByRole('button', { name: 'Remove', exact: true }).click();
    await said(ruth, 'Their boards stay. Who leads them from now on?');
    await colleagues.getByRole('button', { name: 'Remove', exact: true }).click();
    await said(ruth, 'They are removed. What was written stays.');
    await ruth.goto(`${place}/boards`);
    await ruth.getByRole('button', { name: /^Invite to/ }).waitFor();
  }, 60_000);

  it('and no page asked another origin, threw, or broke the content policy', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  });

  async function open(size: Size): Promise<Page> {
    const device = await newDevice(browser, size, size === PHONE ? CHROME_ON_A_PHONE : undefined);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    return page;
  }

  async function signIn(page: Page, at: string): Promise<void> {
    await page.goto(`${at}/sign-in`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/boards');
  }
});
