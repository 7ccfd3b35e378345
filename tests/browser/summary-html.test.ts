import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { toHtml } from '@steady/shared/summary/forms/html.ts';
import type { Language } from '@steady/shared/board/language.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { axeFinds, launch } from '../support/browser.ts';
import { A_PICTURE, fullBoard } from '../support/summary/full-board.ts';

/** The HTML form as somebody opens it: a file on a disk, no server. */
describe('a summary as a file of HTML', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'steady-html-'));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** @param perSection axe takes half a minute for a whole board, and a few cards of each kind have all there is */
  async function open(language: Language, width: number, perSection = Infinity) {
    const input = fullBoard(language).input({ picture: A_PICTURE });
    const whole = pageOf(summarise(input, { audience: 'ours', seat: PARTNER_A }));
    const sections = whole.sections.map((section) => ({
      ...section,
      items: section.items.slice(0, perSection),
    }));
    const file = join(folder, `${language}.html`);
    writeFileSync(file, toHtml({ ...whole, sections }));
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => wrong.push(message.text()));
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(?:file|data):/.test(url)) wrong.push(`asked ${url}`);
    });
    await page.goto(`file://${file}`);
    return { page, wrong };
  }

  it.each(['en', 'ar'] as const)(
    'in %s: axe finds nothing, light and dark',
    async (language) => {
      const { page, wrong } = await open(language, 820, 2);
      expect(await axeFinds(page, 'light')).toEqual([]);
      expect(await axeFinds(page, 'dark')).toEqual([]);
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it('[E7] keeps to its policy: its own style holds, its picture shows, what people wrote runs nowhere', async () => {
    const { page, wrong } = await open('en', 820);
    const seen = await page.evaluate(() => ({
      family: getComputedStyle(document.querySelector('h1')!).fontFamily,
      picture: document.querySelector('img')!.naturalWidth,
      scripts: document.scripts.length,
    }));
    expect(seen).toEqual({
      family: expect.stringContaining('Georgia'),
      picture: A_PICTURE.width,
      scripts: 0,
    });
    await page.evaluate(() => {
      document.body.append(
        Object.assign(document.createElement('img'), { src: 'https://example.org/x.png' }),
      );
    });
    await expect.poll(() => wrong.join()).toContain('img-src');
  }, 60_000);

  it('is read at 320 px and at 200 % without scrolling sideways, a very long word too', async () => {
    const { page } = await open('en', 320);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '200%');
    });
    expect(await overflow()).toBeLessThanOrEqual(0);
  }, 60_000);
});
