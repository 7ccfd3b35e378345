import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanWords, NOT_TEXT } from '../../client/src/text/words.ts';
import { HTML, SVG } from '../hostile/corpus/markup.ts';
import { NAUGHTY } from '../hostile/corpus/naughty.ts';
import { LAPTOP, launch, newDevice, watch } from '../support/browser.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { addTo, closeCard } from './table.ts';

/** Strings in one card, a line each: as many cards as people have. */
const PER_CARD = 20;
const BATCHES = Array.from({ length: Math.ceil(NAUGHTY.length / PER_CARD) }, (_, n) =>
  NAUGHTY.slice(n * PER_CARD, (n + 1) * PER_CARD).join('\n'),
);
/** Line ends are one kind, control characters are none: everything else is as it was. */
const kept = (text: string): string => cleanWords(text).replaceAll(NOT_TEXT, '');

/** What comes by clipboard and by hand from other programs, into a card and onto the canvas: needs the built client. */
describe('what is pasted and dropped', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Person;
  let boardId: string;
  let ana: Page;
  let ben: Page;
  const watched: Array<() => string[]> = [];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    [ana, ben] = [await open('partner-a'), await open('partner-b')];
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const textsOf = (page: Page, lane: string) =>
    page.evaluate(
      (of) =>
        [...document.querySelectorAll(`.lane[data-lane-id=${of}] .card-text .words`)].map(
          (words) => words.textContent ?? '',
        ),
      lane,
    );
  /** Elements that words never make. */
  const foreign = (page: Page) =>
    page.evaluate(
      () =>
        document.querySelectorAll(
          '.words :is(img, svg, script, style, iframe, object, a, form, video, audio, table, math), .tl-shape :is(script, iframe, object, form, video, audio, math), .tl-shape img[src*="outside"]',
        ).length,
    );
  const ran = (page: Page) => page.evaluate(() => Reflect.get(window, 'ran') as unknown);

  it(`${NAUGHTY.length} naughty strings, pasted into cards: the other reads exactly these`, async () => {
    for (const batch of BATCHES) {
      await addTo(ana, 'needs');
      await ana.evaluate((text) => navigator.clipboard.writeText(text), batch);
      await ana.keyboard.press('Control+V');
      const last = kept(batch).trimEnd().slice(-5);
      await expect
        .poll(() => ana.locator('article[data-open] .ProseMirror').textContent())
        .toContain(last);
      await closeCard(ana);
    }
    const sent = BATCHES.map(kept);
    await expect
      .poll(async () => (await textsOf(ben, 'needs')).toSorted())
      .toEqual(sent.toSorted());
    expect((await textsOf(ana, 'needs')).toSorted()).toEqual(sent.toSorted());
    expect([await foreign(ana), await foreign(ben), await ran(ana), await ran(ben)]).toEqual([
      0,
      0,
      undefined,
      undefined,
    ]);
  }, 240_000);

  it('HTML and SVG, as text, as markup, as a picture and as files: into a card only words', async () => {
    await addTo(ana, 'requests');
    for (const markup of [...HTML, ...SVG]) {
      await give(ana, ':focus', 'paste', { 'text/html': markup });
      await give(ana, ':focus', 'paste', { 'text/html': markup, 'text/plain': 'plain ' });
      await give(ana, ':focus', 'paste', { 'image/svg+xml': markup });
      await give(ana, ':focus', 'paste', {}, [markup, 'image/svg+xml']);
      await give(ana, ':focus', 'paste', {}, [markup, 'text/html']);
    }
    await ana.keyboard.type('and goes on');
    await closeCard(ana);
    await expect.poll(async () => (await textsOf(ben, 'requests'))[0]).toMatch(/and goes on/);
    const [said = ''] = await textsOf(ben, 'requests');
    expect(said).toBe((await textsOf(ana, 'requests'))[0]);
    expect(said.split('plain ').length - 1).toBe(HTML.length + SVG.length);
    await addTo(ana, 'boundaries');
    for (const markup of [...HTML, ...SVG]) {
      await give(ana, ':focus', 'drop', { 'text/html': markup });
      await give(ana, ':focus', 'drop', { 'text/html': markup, 'text/plain': 'plain ' });
      await give(ana, ':focus', 'drop', { 'image/svg+xml': markup });
      await give(ana, ':focus', 'drop', {}, [markup, 'image/svg+xml']);
      await give(ana, ':focus', 'drop', {}, [markup, 'text/html']);
    }
    await ana.keyboard.type('and goes on');
    await closeCard(ana);
    await expect.poll(async () => (await textsOf(ben, 'boundaries'))[0]).toMatch(/and goes on/);
    // Words of pages arrive, their markup does not.
    expect(await textsOf(ben, 'boundaries')).toEqual(await textsOf(ana, 'boundaries'));
    expect([await foreign(ana), await foreign(ben), await ran(ana), await ran(ben)]).toEqual([
      0,
      0,
      undefined,
      undefined,
    ]);
    expect(ana.url()).toBe(`${server.origin}/board/${boardId}`);
  }, 120_000);

  it('the same onto the canvas', async () => {
    for (const page of [ana, ben]) {
      await page.getByRole('button', { name: 'Canvas' }).click();
      await page.locator('.tl-shape[data-shape-type=card]').first().waitFor({ state: 'attached' });
    }
    await ana.locator('.tl-canvas').click({ position: { x: 700, y: 20 } });
    for (const markup of [...HTML, ...SVG]) {
      for (const how of ['paste', 'drop'] as const) {
        await give(ana, '.tl-canvas', how, { 'text/html': markup, 'text/plain': 'words' });
        await give(ana, '.tl-canvas', how, { 'text/html': markup });
        await give(ana, '.tl-canvas', how, { 'image/svg+xml': markup });
        await give(ana, '.tl-canvas', how, {}, [markup, 'image/svg+xml']);
        await give(ana, '.tl-canvas', how, {}, [markup, 'text/html']);
      }
    }
    // What came arrives at the other, and both go on: a card that is made now is there.
    await ana.getByRole('button', { name: 'Lanes' }).click();
    await addTo(ana, 'boundaries');
    await ana.keyboard.type('Still here');
    await closeCard(ana);
    await ben
      .locator('.tl-shape', { hasText: 'Still here' })
      .first()
      .waitFor({ state: 'attached' });
    expect([await foreign(ana), await foreign(ben), await ran(ana), await ran(ben)]).toEqual([
      0,
      0,
      undefined,
      undefined,
    ]);
    expect(ana.url()).toBe(`${server.origin}/board/${boardId}`);
  }, 240_000);

  it('and nobody else was asked, nothing threw, and no policy was broken', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  });

  /** As a browser gives it, and nothing made harmless before. */
  async function give(
    page: Page,
    selector: string,
    how: 'paste' | 'drop',
    texts: Readonly<Record<string, string>>,
    file?: readonly [content: string, type: string],
  ): Promise<void> {
    await page.evaluate(
      ([at, kind, given, of]) => {
        const data = new DataTransfer();
        for (const [type, text] of Object.entries(given)) data.setData(type, text);
        if (of) data.items.add(new File([of[0]], 'a-file', { type: of[1] }));
        const element = document.querySelector(at)!;
        const { left, top } = element.getBoundingClientRect();
        const options = { bubbles: true, cancelable: true };
        const place = { clientX: left + 40, clientY: top + 10 };
        element.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, ...place, dataTransfer: data }),
        );
      },
      [selector, how, texts, file] as const,
    );
  }

  async function open(seat: string): Promise<Page> {
    const device: BrowserContext = await newDevice(browser, LAPTOP);
    await device.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    const person = await joinAs(server, ruth, boardId, seat);
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    await page.goto(`${server.origin}/board/${boardId}`);
    await page.locator('.lane').first().waitFor();
    return page;
  }
});
