import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, launch, newDevice, PHONE, TABLET, watch, type Size } from '../support/browser.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** Links of partners: with a spoken code, and for a second device. Needs the built client. */
describe('a partner', () => {
  let server: ServerProcess;
  let browser: Browser;
  let therapist: Person;
  let boardId: string;
  const watched: Array<() => string[]> = [];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    therapist = await setUp(server);
    boardId = await makeBoard(therapist);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function linkWithCode(code: string): Promise<string> {
    const ruth = await open(LAPTOP, therapist);
    await ruth.goto(`${server.origin}/board/${boardId}`);
    await ruth.getByRole('button', { name: 'More', exact: true }).click();
    await ruth.getByRole('menuitem', { name: 'Seats and invites' }).click();
    await ruth.getByLabel('Add a spoken code').check();
    // One is proposed; the therapist may say whatever they like.
    expect(await ruth.getByLabel('Four digits', { exact: true }).inputValue()).toMatch(/^\d{4}$/);
    await ruth.getByLabel('Four digits', { exact: true }).fill('12');
    await ruth.getByRole('button', { name: /^Make (?:a|another) link for Ana/ }).click();
    await ruth.getByText('Please type four digits.').waitFor();
    await ruth.getByLabel('Four digits', { exact: true }).fill(code);
    await ruth.getByRole('button', { name: /^Make (?:a|another) link for Ana/ }).click();
    await ruth.getByLabel(`Spoken code: ${code.split('').join(' ')}`).waitFor();
    await ruth.getByText('It needs its spoken code.').first().waitFor();
    const link = await ruth.getByLabel('Link for Ana', { exact: true }).inputValue();
    await ruth.context().close();
    return link;
  }

  it('joins with the code that the therapist said aloud, in the numerals of their keyboard', async () => {
    const link = await linkWithCode('4821');
    const ana = await open(PHONE);
    await ana.goto(link);
    await ana.getByRole('button', { name: 'Join the board' }).tap();
    const code = ana.getByLabel('Your therapist’s code');
    await code.waitFor();
    await ana.getByRole('button', { name: 'Join the board' }).tap();
    await ana.getByText('Please type the four digits.').waitFor();
    await code.fill('0000');
    await ana.keyboard.press('Enter');
    await ana.getByText('This is not the code. Please check it with your therapist.').waitFor();
    await code.fill('٤٨ ٢١');
    expect(await code.inputValue()).toBe('4821');
    await ana.keyboard.press('Enter');
    await ana.waitForURL(`**/board/${boardId}`);
  }, 60_000);

  it('is told plainly when five codes did not fit', async () => {
    const link = await linkWithCode('1234');
    const stranger = await open(PHONE);
    await stranger.goto(link);
    await stranger.getByRole('button', { name: 'Join the board' }).tap();
    const code = stranger.getByLabel('Your therapist’s code');
    for (const guess of ['1111', '2222', '3333', '4444', '5555']) {
      await code.fill(guess);
      await stranger.keyboard.press('Enter');
      await stranger.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    }
    await stranger.getByRole('heading', { name: 'This link is closed' }).waitFor();
  }, 60_000);

  it('opens the board on a second device by a code of the first one, and ends it from there', async () => {
    const phone = await open(PHONE, await joinAs(server, therapist, boardId, 'partner-b'));
    await phone.goto(`${server.origin}/board/${boardId}`);
    await phone.getByRole('button', { name: 'More', exact: true }).tap();
    await phone.getByRole('menuitem', { name: 'Your devices' }).tap();
    const dialog = phone.getByRole('dialog', { name: 'Your devices' });
    await dialog.getByText('You are signed in on this device only.').waitFor();
    await dialog.getByRole('button', { name: 'Show a code to scan' }).tap();
    await dialog.getByRole('img', { name: 'Code with the link for your other device' }).waitFor();
    const link = await dialog
      .getByLabel('Link for your other device', { exact: true })
      .inputValue();
    expect(link).toMatch(/\/device#[A-Za-z0-9_-]{43}$/);

    const tablet = await open(TABLET);
    await tablet.goto(link);
    await tablet.getByText('Your seat on the board stays the same.').waitFor();
    // The secret is in no history and over no shoulder.
    expect(tablet.url()).not.toContain('#');
    await tablet.getByRole('button', { name: 'Open my board' }).tap();
    await tablet.waitForURL(`**/board/${boardId}`);
    await tablet.getByText('Connected. All of you can see this board.').first().waitFor();
    const again = await open(TABLET);
    await again.goto(link);
    await again.getByRole('button', { name: 'Open my board' }).tap();
    await again.getByRole('heading', { name: 'This code was already used' }).waitFor();
    await again.goto(`${server.origin}/device`);
    await again.getByRole('heading', { name: 'This code opens nothing' }).waitFor();

    await phone.keyboard.press('Escape');
    await phone.getByRole('button', { name: 'More', exact: true }).tap();
    await phone.getByRole('menuitem', { name: 'Your devices' }).tap();
    await dialog.getByRole('button', { name: 'Sign out all others' }).tap();
    await dialog.getByText('This device stays signed in.').waitFor();
    await dialog.getByRole('button', { name: 'Sign out all others' }).tap();
    await dialog.getByText('All your other devices are signed out.').waitFor();
    await tablet.getByRole('heading', { name: 'Please sign in again' }).waitFor();
  }, 60_000);

  it('and no page asked another origin, threw, or broke the content policy', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  });

  async function open(size: Size, person?: Person): Promise<Page> {
    const device = await newDevice(browser, size);
    const [name = '', value = ''] = (person?.cookie ?? '').split('=');
    if (name !== '')
      await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    return page;
  }
});
