import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { invite, makeBoard, newPerson, setUp, THERAPIST_SIGN_IN } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** Three people, three real browsers' worth of storage, one board: needs the built client. */
describe('three people on one board', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Page;
  let ana: Page;
  let ben: Page;

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS });
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    ruth = await newPage(1440, 900);
    await ruth.goto(`${server.origin}/sign-in`);
    await ruth.evaluate(
      async ({ email, password }) => {
        await fetch('/api/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email, password }),
        });
      },
      { email: THERAPIST_SIGN_IN.email, password: THERAPIST_SIGN_IN.password },
    );
    await ruth.goto(`${server.origin}/board/${boardId}`);
    ana = await newPage(820, 1180);
    ben = await newPage(360, 780);
    for (const [page, seat] of [
      [ana, 'partner-a'],
      [ben, 'partner-b'],
    ] as const) {
      const secret = await invite(therapist, boardId, seat);
      await page.goto(`${server.origin}/join#${secret}`);
      await page.getByRole('button', { name: 'Join the board' }).click();
      await page.waitForURL(`**/board/${boardId}`);
    }
    const stranger = await newPerson(server).ask(`/api/boards/${boardId}`);
    expect(stranger.status).toBe(401);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('what one writes, all see, and it is said to be sent only then', async () => {
    await ruth.getByRole('button', { name: 'Add a need' }).click();
    await ruth.keyboard.type('Plans that are kept');
    for (const page of [ruth, ana, ben])
      await page.getByText('Plans that are kept').first().waitFor();
    await ruth.getByText('Sent. All of you can see this.').first().waitFor();
  });

  it('all three type into the same card at once, and no letter is lost', async () => {
    const typed = { ruth: 'rrrrrrrrrr', ana: 'aaaaaaaaaa', ben: 'bbbbbbbbbb' };
    const cardText = (page: Page) => page.locator('[data-card] .card-text .words').first();
    for (const page of [ana, ben]) {
      await cardText(page).click();
      // A click puts the caret where it fell.
      await page.keyboard.press('Control+End');
    }
    await Promise.all([
      ruth.keyboard.type(typed.ruth, { delay: 15 }),
      ana.keyboard.type(typed.ana, { delay: 15 }),
      ben.keyboard.type(typed.ben, { delay: 15 }),
    ]);
    await expect
      .poll(
        async () => {
          const texts = await Promise.all([ruth, ana, ben].map((page) => words(cardText(page))));
          const [first = ''] = texts;
          const count = (letter: string) => first.split(letter).length - 1;
          return (
            new Set(texts).size === 1 &&
            count('r') >= 10 &&
            count('b') >= 10 &&
            count('a') >= 12 &&
            first.length === 'Plans that are kept'.length + 30
          );
        },
        { timeout: 10_000 },
      )
      .toBe(true);
  });

  it('who was offline keeps writing, and everybody has it afterwards', async () => {
    await ana.context().setOffline(true);
    await ana.getByRole('button', { name: 'Add a request' }).click();
    await ana.keyboard.type('One evening a week without phones');
    await ana.context().setOffline(false);
    for (const page of [ruth, ben]) {
      await page
        .getByText('One evening a week without phones')
        .first()
        .waitFor({ state: 'attached', timeout: 30_000 });
    }
  }, 45_000);

  it('a reload shows the same board', async () => {
    await ruth.reload();
    await ruth.getByText('One evening a week without phones').first().waitFor();
  });

  it('axe finds nothing on the board', async () => {
    const { violations } = await new AxeBuilder({ page: ruth }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  /** What the card says, without the names beside the others' carets. */
  const words = (text: Locator): Promise<string> =>
    text.evaluate((element) => {
      const copy = element.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const mark of copy.querySelectorAll('[aria-hidden]')) mark.remove();
      return copy.textContent;
    });

  async function newPage(width: number, height: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height } });
    return context.newPage();
  }
});
