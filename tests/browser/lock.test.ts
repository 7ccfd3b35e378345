import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, launch, newDevice, watch } from '../support/browser.ts';
import { joinAs, makeBoard, setUp, THERAPIST_SIGN_IN, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { addTo, wordsIn } from './table.ts';

/** A screen that nobody uses: needs the built client. Its clock is moved, the server's is not. */
describe('a therapist’s screen', () => {
  let server: ServerProcess;
  let browser: Browser;
  let therapist: Person;
  let boardId: string;
  let ruth: Page;
  let ana: Page;
  const watched: Array<() => string[]> = [];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    therapist = await setUp(server);
    boardId = await makeBoard(therapist);
    ruth = await open(therapist);
    ana = await open(await joinAs(server, therapist, boardId, 'partner-a'));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const cover = () => ruth.getByRole('dialog', { name: 'This screen is locked' });
  const unlock = async (password: string = THERAPIST_SIGN_IN.password) => {
    await cover().getByLabel('Password', { exact: true }).fill(password);
    await ruth.keyboard.press('Enter');
  };
  const asks = () => ruth.evaluate(() => fetch('/api/me').then(({ status }) => status));

  it('says a minute before that it locks, and stays open for whoever moves', async () => {
    await addTo(ruth, 'needs');
    await ruth.keyboard.type('Plans that');
    await ruth.clock.fastForward('14:10');
    await ruth.getByText('This screen locks in a minute.').waitFor();
    await ruth.mouse.move(200, 200);
    await ruth.mouse.move(210, 210);
    await ruth.getByText('This screen locks in a minute.').waitFor({ state: 'detached' });
    await ruth.clock.fastForward('10:00');
    expect(await cover().count()).toBe(0);
  }, 60_000);

  it('is covered when nobody comes, at the server too, and shows nothing of the board', async () => {
    await ruth.clock.fastForward('15:01');
    await cover().waitFor();
    await expect.poll(asks).toBe(401);
    expect(await ruth.getByText('Plans that').isVisible()).toBe(false);
    await ruth.emulateMedia({ media: 'print' });
    expect(await ruth.getByText('Plans that').isVisible()).toBe(false);
    await ruth.emulateMedia({ media: 'screen' });
    // The board goes on without it, and nothing of that reaches this screen.
    await addTo(ana, 'requests');
    await ana.keyboard.type('One evening a week');
    await ana.locator('.saved:is([data-state=quiet], [data-state=sent])').waitFor();
    expect(await wordsIn(ruth, 'requests').count()).toBe(0);
    await ruth.keyboard.press('Escape');
    await ruth.mouse.click(5, 5);
    expect(await cover().isVisible()).toBe(true);
  }, 60_000);

  it('opens for its person, who goes on in the middle of the word', async () => {
    await unlock('not the right one');
    await ruth.getByText('This is not the password. You can try again.').waitFor();
    await unlock();
    await cover().waitFor({ state: 'detached' });
    expect(await asks()).toBe(200);
    await expect.poll(() => ruth.locator(':focus.ProseMirror').count()).toBe(1);
    await ruth.keyboard.type(' are kept');
    await expect.poll(() => wordsIn(ana, 'needs').textContent()).toBe('Plans that are kept');
    await expect.poll(() => wordsIn(ruth, 'requests').textContent()).toBe('One evening a week');
  }, 60_000);

  it('keeps what was typed without a network, and says why it cannot open yet', async () => {
    await ruth.context().setOffline(true);
    await ruth.keyboard.type(', also late');
    await ruth.clock.fastForward('15:01');
    await cover().waitFor();
    await unlock();
    await cover()
      .getByText('There is no connection. What you typed is kept in this page.')
      .waitFor();
    await ruth.context().setOffline(false);
    await unlock();
    await cover().waitFor({ state: 'detached' });
    await expect
      .poll(() => wordsIn(ana, 'needs').textContent())
      .toBe('Plans that are kept, also late');
  }, 60_000);

  it('is still covered after a reload, and then shows the board', async () => {
    await ruth.clock.fastForward('15:01');
    await cover().waitFor();
    await ruth.reload();
    await cover().waitFor();
    expect(await ruth.locator('.lane').count()).toBe(0);
    await unlock();
    await ruth.locator('.lane').first().waitFor();
  }, 60_000);

  it('can be left for good: signed out from its cover', async () => {
    await ruth.clock.fastForward('15:01');
    await cover().getByRole('button', { name: 'Sign out instead' }).click();
    await ruth.waitForURL('**/sign-in');
    expect(await asks()).toBe(401);
    await ruth.clock.fastForward('15:01');
    expect(await cover().count()).toBe(0);
  }, 60_000);

  it('never locks for a partner, and asked nothing of anybody else', async () => {
    expect(await ana.evaluate(() => localStorage.getItem('steady-lock'))).toBeNull();
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  });

  async function open(person: Person): Promise<Page> {
    const device = await newDevice(browser, LAPTOP);
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    await page.clock.install();
    await page.goto(`${server.origin}/board/${boardId}`);
    await page.locator('.lane').first().waitFor();
    return page;
  }
});
