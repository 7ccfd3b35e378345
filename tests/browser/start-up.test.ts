import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, launch, newDevice, watch } from '../support/browser.ts';
import { joinAs, makeBoard, setUp } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** gzip bytes of JavaScript (quality: the lanes page), until the network is idle, the editor included. */
const MAX_START_UP_BYTES = 150_000;

/** What opening a board costs: needs the built client. */
describe('start-up of the lanes page', () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let wrongs: () => string[];
  const scripts = new Map<string, { body: Buffer; encoding: string | undefined }>();
  const arriving: Promise<void>[] = [];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    const ruth = await setUp(server);
    const boardId = await makeBoard(ruth);
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const device = await newDevice(browser, LAPTOP);
    const [name = '', value = ''] = (ana.cookie ?? '').split('=');
    await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    page = await device.newPage();
    wrongs = watch(page, server.origin);
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith('.js')) return;
      arriving.push(
        response.body().then((body) => {
          scripts.set(pathname, { body, encoding: response.headers()['content-encoding'] });
        }),
      );
    });
    // The editor comes when the page has nothing better to do.
    const editor = page.waitForResponse((response) => response.url().includes('makeTextEditor'));
    await page.goto(`${server.origin}/board/${boardId}`);
    await page.locator('.lane').first().waitFor();
    await editor;
    await page.waitForLoadState('networkidle');
    await Promise.all(arriving);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('takes at most 150 kB of gzip JavaScript, the editor included', () => {
    const sizes = [...scripts].map(([path, { body }]) => ({
      path,
      bytes: gzipSync(body, { level: 9 }).byteLength,
    }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total, JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(MAX_START_UP_BYTES);
    // Nothing was overlooked: Yjs and ProseMirror alone are more than this.
    expect(total).toBeGreaterThan(80_000);
  });

  it('arrives compressed', () => {
    for (const { encoding } of scripts.values()) expect(encoding).toMatch(/^(?:br|gzip)$/);
  });

  it('brings neither React nor tldraw before somebody asks for the canvas', async () => {
    const asked = [...scripts.keys()];
    expect(asked.filter((path) => path.includes('canvas'))).toEqual([]);
    for (const { body } of scripts.values())
      expect(body.toString()).not.toMatch(/__CLIENT_INTERNALS_DO_NOT_USE|tldraw/);
    await page.getByRole('button', { name: 'Canvas' }).click();
    await page.locator('.tl-container').waitFor();
    await Promise.all(arriving);
    const brought = [...scripts].filter(([path]) => !asked.includes(path));
    expect(brought.some(([, { body }]) => /tldraw/.test(body.toString()))).toBe(true);
  });

  it('asks nothing of another origin, the canvas included', () => {
    expect(wrongs()).toEqual([]);
  });
});
