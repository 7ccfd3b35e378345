import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, newDevice, PHONE, watch } from '../support/browser.ts';
import { evict } from './phone.ts';
import { invite, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** The program on somebody's phone, with and without a network: needs the built client. */
describe('the program on a device', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Person;
  let boardId: string;
  const wrongs: Array<() => string[]> = [];

  beforeAll(async () => {
    server = await startServerProcess({ env: { NEUTRAL_TITLE: 'Notes' } });
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function join(context: BrowserContext, seat: string, shared = false): Promise<Page> {
    const page = await context.newPage();
    wrongs.push(watch(page, server.origin));
    await page.goto(`${server.origin}/join#${await invite(ruth, boardId, seat)}`);
    if (shared) await page.getByRole('checkbox', { name: /shared device/i }).check();
    await page.getByRole('button', { name: 'Join the board' }).click();
    await page.waitForURL(`**/board/${boardId}`);
    await page.reload();
    await page.locator('.lane').first().waitFor();
    return page;
  }
  const ready = (page: Page) =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  const kept = (page: Page) =>
    page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys())
          urls.push(new URL(url).pathname);
      return urls;
    });

  it('can be installed under a neutral name and icon', async () => {
    const context = await newDevice(browser, PHONE);
    const page = await context.newPage();
    await page.goto(server.origin);
    const manifest = await page.evaluate(async () => {
      const href = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!.href;
      return (await fetch(href)).json();
    });
    expect(manifest).toMatchObject({
      name: 'Notes',
      short_name: 'Notes',
      start_url: '/',
      display: 'standalone',
    });
    for (const { src, sizes, type } of manifest.icons) {
      const size = await page.evaluate(async (at) => {
        const image = new Image();
        image.src = at;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, src);
      if (type === 'image/png') expect(size).toBe(sizes);
    }
    expect(JSON.stringify(manifest)).not.toMatch(/steady|therapy|couple/i);
    await context.close();
  });

  it('meets what a browser asks of a program that can be installed', async () => {
    const context = await newDevice(browser, PHONE);
    const page = await join(context, 'observer-1');
    await ready(page);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Playwright's contexts are private windows, in which nothing is installed.
    const errors = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect(errors).toEqual([]);
    const { errors: ofManifest, data } = await session.send('Page.getAppManifest');
    expect(ofManifest).toEqual([]);
    const manifest = JSON.parse(data!);
    expect(manifest.id).toBe('/');
    expect(manifest.scope).toBe('/');
    expect(manifest.icons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sizes: '192x192', type: 'image/png' }),
        expect.objectContaining({ sizes: '512x512', type: 'image/png' }),
        expect.objectContaining({ purpose: 'maskable' }),
      ]),
    );
    const said = (name: string) =>
      page.locator(`meta[name="${name}"]`).first().getAttribute('content');
    expect(await said('viewport')).toMatch(/width=device-width/);
    expect(await said('theme-color')).toBe(manifest.theme_color);
    expect(await page.locator('link[rel=apple-touch-icon]').count()).toBe(1);
    // Where it starts opens without a network.
    await context.setOffline(true);
    const answer = await page.goto(new URL(manifest.start_url, server.origin).href);
    expect(answer!.status()).toBe(200);
    expect(answer!.fromServiceWorker()).toBe(true);
    await page.locator('h1').first().waitFor();
    await context.close();
  }, 60_000);

  it('opens without a network, each time with a nonce of its own, and keeps nothing that people wrote', async () => {
    const context = await newDevice(browser, PHONE);
    const page = await join(context, 'partner-a');
    await ready(page);
    await expect.poll(() => kept(page)).toContain('/');
    for (const path of await kept(page))
      expect(path).toMatch(/^\/(?:$|assets\/|icon|practice\.json|manifest\.webmanifest)/);
    await context.setOffline(true);
    const nonces = new Set<string>();
    for (let n = 0; n < 2; n += 1) {
      const answer = await page.goto(`${server.origin}/away`);
      const nonce = await page.locator('meta[name=style-nonce]').count();
      // The neutral page has replaced the whole document; the policy came with the answer.
      expect(nonce).toBe(0);
      const policy = answer!.headers()['content-security-policy']!;
      nonces.add(/'nonce-([^']+)'/.exec(policy)![1]!);
      await page.getByRole('heading', { name: 'Clock' }).waitFor();
    }
    expect(nonces.size).toBe(2);
    await page.goto(`${server.origin}/board/${boardId}`);
    await page.getByText(/no connection/i).waitFor();
    await context.setOffline(false);
    await page.reload();
    await page.locator('.lane').first().waitFor();
    await context.close();
  }, 60_000);

  it('[W4] is whole again after the browser took its code away, once it was opened with a network', async () => {
    const context = await newDevice(browser, PHONE);
    const page = await join(context, 'observer-2');
    await ready(page);
    await expect.poll(() => kept(page)).toContain('/');
    const before = (await kept(page)).toSorted();
    await evict(page, 'cache_storage');
    expect(await kept(page)).toEqual([]);
    await page.reload();
    await expect.poll(async () => (await kept(page)).toSorted()).toEqual(before);
    await context.setOffline(true);
    await page.goto(`${server.origin}/board/${boardId}`);
    await page.getByText(/no connection/i).waitFor();
    await context.close();
  }, 60_000);

  it('keeps nothing at all on a shared device', async () => {
    const context = await newDevice(browser, PHONE);
    const page = await join(context, 'partner-b', true);
    await page.waitForLoadState('networkidle');
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
    expect(await kept(page)).toEqual([]);
    await context.close();
    expect(wrongs.flatMap((wrong) => wrong())).toEqual([]);
  }, 60_000);
});
