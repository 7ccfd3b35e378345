import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { invite, makeBoard, setUp } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** The canvas as it is built and served, content policy and all: needs the built client. */
describe('canvas', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ana: Page;
  let ben: Page;
  const elsewhere: string[] = [];
  const errors: string[] = [];
  const violations: string[] = [];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS });
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const join = async (seat: string, width: number, height: number) => {
      const context = await browser.newContext({
        viewport: { width, height },
        hasTouch: width < 1000,
      });
      const page = await context.newPage();
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== server.origin) elsewhere.push(request.url());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) violations.push(message.text());
      });
      await page.goto(`${server.origin}/join#${await invite(therapist, boardId, seat)}`);
      await page.getByRole('button', { name: 'Join the board' }).click();
      await page.waitForURL(`**/board/${boardId}`);
      return page;
    };
    ana = await join('partner-a', 1440, 900);
    ben = await join('partner-b', 820, 1180);
    await ana.getByRole('button', { name: 'Add a need' }).click();
    await ana.keyboard.type('Plans that are kept');
    await ben.getByText('Plans that are kept').first().waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const scripts = (page: Page) =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    );
  const openCanvas = async (page: Page) => {
    await page.getByRole('button', { name: 'Canvas' }).click();
    await page.locator('.steady-bar').first().waitFor();
  };

  it('comes only when somebody asks for it', async () => {
    expect((await scripts(ana)).filter((name) => name.includes('canvas'))).toEqual([]);
    await openCanvas(ana);
    await openCanvas(ben);
    expect((await scripts(ana)).filter((name) => name.includes('canvas'))).not.toEqual([]);
  });

  it('shows the card that was made in a lane', async () => {
    for (const page of [ana, ben])
      await page.locator('.tl-shape').getByText('Plans that are kept').waitFor();
  });

  it('carries what one draws to the other, and a card that was dragged', async () => {
    await ana.locator('[data-tool=draw]').click();
    await ana.mouse.move(900, 700);
    await ana.mouse.down();
    for (let n = 0; n < 20; n += 1) await ana.mouse.move(900 + n * 6, 700 + (n % 5) * 8);
    await ana.mouse.up();
    await ben.locator('.tl-shape[data-shape-type=draw]').waitFor({ state: 'attached' });

    const card = (page: Page) => page.locator('.tl-shape[data-shape-type=card]').first();
    const place = (page: Page) =>
      card(page).evaluate((shape: HTMLElement) => shape.style.transform);
    const before = await place(ben);
    await ana.locator('[data-tool=select]').click();
    const box = (await card(ana).boundingBox())!;
    await ana.mouse.move(box.x + 60, box.y + 90);
    await ana.mouse.down();
    await ana.mouse.move(box.x + 140, box.y + 240, { steps: 6 });
    await ana.mouse.up();
    await expect.poll(() => place(ben)).not.toBe(before);
    await expect.poll(async () => (await place(ben)) === (await place(ana))).toBe(true);
  });

  it("opens a card from its menu, says who can see it, and a finger's tap on Done closes it", async () => {
    const card = ben.locator('.tl-shape[data-shape-type=card]').first();
    const open = ben.locator('.steady-card[data-editing=true]');
    await card.getByRole('button', { name: /^What to do with/ }).tap();
    await ben.getByRole('menuitem', { name: 'Open' }).tap();
    await open.getByText('All three of you can see this.').waitFor();
    await open.getByRole('button', { name: 'Done' }).tap();
    await open.waitFor({ state: 'detached' });
  });

  it('keeps the watermark in sight and in reach', async () => {
    for (const page of [ana, ben]) {
      const mark = page.getByTitle('made with tldraw');
      await mark.waitFor();
      const box = (await mark.boundingBox())!;
      const { width, height } = page.viewportSize()!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(box.x + 8).toBeLessThanOrEqual(width);
      const uncovered = await mark.evaluate((button) => {
        const { x, y, width: w, height: h } = button.getBoundingClientRect();
        const top = document.elementFromPoint(x + Math.min(w, 8) / 2, y + h / 2);
        return (
          top !== null && (button.contains(top) || (button.parentElement?.contains(top) ?? false))
        );
      });
      expect(uncovered).toBe(true);
    }
  });

  it('draws no picture of a pasted link, and asks nobody for one', async () => {
    await ana.locator('.tl-container').focus();
    await ana.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'https://elsewhere.example/private');
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true });
      document.dispatchEvent(paste);
    });
    await ana.locator('.tl-shape[data-shape-type=text]').getByText('elsewhere.example').waitFor();
  });

  it('asks nothing of any other origin, breaks no rule of the content policy, and fails nowhere', () => {
    expect(elsewhere).toEqual([]);
    expect(violations).toEqual([]);
    expect(errors).toEqual([]);
  });
});
