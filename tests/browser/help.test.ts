import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds, launch, looksRight, newDevice, PHONE, watch } from '../support/browser.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { seatPractice, type SeatedPractice } from './leaving/practice.ts';
import { PAUSED, STATES, type State } from './leaving/states.ts';

const POLICY = `# Between the four of us
We keep what you write for ten years.
<img src=x onerror="window.ran=1"> [a link](https://elsewhere.example)

- Danger to life ends it.
- סוד מקצועי`;
const HELP = 'Crisis line, day and night: 0800 111 0 111';

/** The practice's own words, and help from wherever one is: needs the built client. */
describe('help and privacy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-help-'));
  const dataDir = join(folder, 'data');
  const helpFile = join(folder, 'help.md');
  const env = { POLICY_FILE: join(folder, 'policy.md'), HELP_FILE: helpFile };
  const watched: Array<() => string[]> = [];
  let server: ServerProcess;
  let browser: Browser;
  let seated: SeatedPractice;

  beforeAll(async () => {
    writeFileSync(env.POLICY_FILE, POLICY);
    writeFileSync(helpFile, HELP);
    server = await startServerProcess({ dataDir, env });
    browser = await launch();
    seated = await seatPractice(server);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  it('is read before the seat is taken: who can read what, the policy, and what leaving does not hide', async () => {
    const page = await open('nobody');
    await page.goto(await seated.practice.invite());
    const sheet = page.locator('form.sheet');
    await sheet.getByText('Danger to life ends it.').waitFor();
    const join = sheet.getByRole('button', { name: 'Join the board' });
    const policy = sheet.getByRole('heading', { name: 'Between the four of us' });
    const above = await policy.evaluate(
      (one, other) => one.compareDocumentPosition(other!) & Node.DOCUMENT_POSITION_FOLLOWING,
      await join.elementHandle(),
    );
    expect(above).not.toBe(0);
    await sheet.getByText('Whoever runs the server could read the board and the notes.').waitFor();
    // As text: nothing of it is a picture, a link, or runs.
    await sheet.getByText('<img src=x onerror="window.ran=1"> [a link]').waitFor();
    expect(await sheet.locator('img, a').count()).toBe(0);
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
    await sheet.locator('summary', { hasText: 'What “Leave this page” does' }).click();
    await sheet.getByText('the browser’s history keeps that').waitFor();
    await sheet.locator('summary', { hasText: 'If you need help now' }).click();
    await sheet.getByText(HELP).waitFor();
    await looksRight(page);
    await page.context().close();
  }, 60_000);

  it('at one’s own first writing, folded up', async () => {
    const page = await open('partner-a');
    await page.goto(`${server.origin}/board/${seated.practice.boardId}`);
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('menuitem', { name: 'Only me: drafts and journal' }).tap();
    await page.locator('summary', { hasText: 'Who can read what' }).tap();
    await page.getByText('Danger to life ends it.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  for (const state of STATES) itHelps(state);

  describe('while the board is paused', () => {
    beforeAll(() => seated.pause());
    for (const state of PAUSED) itHelps(state);
  });

  it('without a network, on a device that keeps the program; and in the practice’s newest words', async () => {
    const page = await open('partner-a');
    const board = `${server.origin}/board/${seated.practice.boardId}`;
    const { port } = server;
    await page.goto(board);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await openWithout(page, board);
    await taps(page);
    await page.getByText(HELP).waitFor();
    // A new text, read at the next start, and seen once with a network.
    await server.stop();
    const newest = 'Crisis line: 0800 222 0 222';
    writeFileSync(helpFile, newest);
    server = await startServerProcess({ dataDir, env: { ...env, PORT: String(port) } });
    await page.context().setOffline(false);
    await page.goto(board);
    await page.locator('.lane').first().waitFor();
    await taps(page);
    await page.getByText(newest).waitFor();
    await openWithout(page, board);
    await taps(page);
    await page.getByText(newest).waitFor();
    await page.context().close();
  }, 120_000);

  it('asked nothing of anybody else, threw nothing, and broke no policy', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  });

  function itHelps(state: State): void {
    // Nobody can press anything on the wall.
    if (state.noButton) return;
    it(`is two taps away: /${state.place} ${state.is}, ${state.who}`, async () => {
      const page = await open(state.who, state.size);
      await page.goto(await state.at(seated.practice));
      await state.reach(page, seated.practice);
      expect(await taps(page)).toBeLessThanOrEqual(2);
      const dialog = page.getByRole('dialog', { name: 'Help and privacy' });
      await dialog.getByText('call the emergency number where you are').waitFor();
      await dialog.getByText(HELP).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.context().close();
    }, 60_000);
  }

  async function openWithout(page: Page, address: string): Promise<void> {
    await page.context().setOffline(true);
    await page.goto(address);
    await page.getByText('There is no connection.').waitFor();
  }

  /** Asks for help from here. @returns how many taps it took */
  async function taps(page: Page): Promise<number> {
    const shown = page.getByRole('menuitem', { name: 'Help and privacy' });
    const modal = page.locator('dialog:modal');
    const within = (await modal.count()) > 0 ? modal.last() : page;
    const direct = within.getByRole('button', { name: 'Help', exact: true });
    const more = within.getByRole('button', { name: 'More', exact: true });
    await direct.or(more).locator('visible=true').first().waitFor();
    for (const one of [shown, direct])
      if (await one.first().isVisible()) {
        await one.first().click();
        return 1;
      }
    await more.click();
    await shown.click();
    return 2;
  }

  async function open(who: State['who'], size: typeof PHONE = PHONE): Promise<Page> {
    const device = await newDevice(browser, size);
    const [name = '', value = ''] = ((await seated.deviceOf(who))?.cookie ?? '').split('=');
    if (name !== '')
      await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    return page;
  }
});
