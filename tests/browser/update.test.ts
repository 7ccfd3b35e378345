import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, newDevice, PHONE, watch } from '../support/browser.ts';
import { invite, makeBoard, setUp, type Person } from '../support/people.ts';
import { renewClient } from '../support/renewed-client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { inLane, keepCopy, savedState, unlock } from './phone.ts';
import { fromMenu, write } from './session.ts';

/** A new version comes while somebody writes, and nothing of the old one is on the server: needs the built client. */
describe('a new version of the program', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'steady-update-'));
  const next = join(dataDir, 'next');
  let server: TestServer;
  let browser: Browser;
  let phone: BrowserContext;
  let boardId: string;
  let ruth: Person;
  let ana: Page;
  const wrongs: Array<() => string[]> = [];

  beforeAll(async () => {
    renewClient(next);
    server = await startServer({ dataDir });
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    phone = await newDevice(browser, PHONE);
    ana = await join_(phone, 'partner-a');
    await keepCopy(ana);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function join_(context: BrowserContext, seat: string): Promise<Page> {
    const page = await context.newPage();
    wrongs.push(watch(page, server.origin));
    await page.goto(`${server.origin}/join#${await invite(ruth, boardId, seat)}`);
    await page.getByRole('button', { name: 'Join the board' }).click();
    await page.waitForURL(`**/board/${boardId}`);
    await page.locator('.lane').first().waitFor();
    return page;
  }
  const restart = async (clientDir?: string) => {
    const env = { PORT: String(server.port) };
    await server.stop();
    server = await startServer({ dataDir, env, ...(clientDir === undefined ? {} : { clientDir }) });
  };
  const scriptOf = (page: Page) =>
    page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module]')!.src);

  it('leaves an open page alone: its own parts are on the device, and what is written goes on', async () => {
    const old = await scriptOf(ana);
    await phone.setOffline(true);
    await write(ana, 'needs', 'Before it came');
    await restart(next);
    expect((await fetch(old)).status).toBe(404);
    await phone.setOffline(false);
    await savedState(ana, 'sent');
    await ana.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await write(ana, 'needs', 'After it came');
    await savedState(ana, 'sent');
    // Parts that this page had never asked for.
    await fromMenu(ana, 'What changed since last session');
    await ana.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
    expect(await ana.getByText('A newer version of this page is there.').count()).toBe(0);
    expect(await scriptOf(ana)).toBe(old);
  }, 90_000);

  it('is said calmly when a part is not on the device: no word is lost, and the page opens again when asked', async () => {
    const old = await scriptOf(ana);
    await ana.getByRole('button', { name: 'Canvas' }).tap();
    await ana.getByText('A newer version of this page is there.').waitFor();
    await ana.getByText('The lanes show all cards.').waitFor();
    await ana.getByRole('button', { name: 'Lanes' }).tap();
    await phone.setOffline(true);
    await write(ana, 'needs', 'Between the versions');
    await phone.setOffline(false);
    await savedState(ana, 'sent');
    await ana.getByRole('button', { name: 'Open it again' }).tap();
    await unlock(ana);
    await ana.locator('.lane').first().waitFor();
    expect(await scriptOf(ana)).not.toBe(old);
    const all = ['Before it came', 'After it came', 'Between the versions'];
    expect(await inLane(ana, 'needs')).toEqual(all);
  }, 90_000);

  it('is there without a network once every page of the old one was closed, with every word', async () => {
    await phone.setOffline(true);
    await write(ana, 'needs', 'Offline, in the new one');
    await ana.getByText('It is kept on this device.').first().waitFor();
    await ana.close();
    await phone.setOffline(false);
    ana = await phone.newPage();
    await ana.goto(`${server.origin}/away`);
    await expect
      .poll(() => ana.evaluate(async () => (await caches.keys()).join()))
      .toMatch(/^code-[0-9a-f]{12}-2$/);
    await phone.setOffline(true);
    await ana.goto(`${server.origin}/board/${boardId}`);
    await unlock(ana);
    await ana.locator('.lane').first().waitFor();
    expect(await scriptOf(ana)).toContain('.2.js');
    expect((await inLane(ana, 'needs')).at(-1)).toBe('Offline, in the new one');
    await phone.setOffline(false);
    await savedState(ana, 'sent');
  }, 90_000);

  it('is said to a page without a copy too, which sends what it has before it opens again', async () => {
    await restart();
    const context = await browser.newContext({
      viewport: PHONE,
      hasTouch: true,
      serviceWorkers: 'block',
    });
    const ben = await join_(context, 'partner-b');
    await write(ben, 'requests', 'Please call');
    await restart(next);
    await savedState(ben, 'sent');
    await ben.getByRole('button', { name: 'Canvas' }).click();
    await ben.getByText('A newer version of this page is there.').waitFor();
    await ben.getByRole('button', { name: 'Lanes' }).click();
    await context.setOffline(true);
    await write(ben, 'requests', 'Or write');
    await ben.getByText('Not sent yet.').first().waitFor();
    await context.setOffline(false);
    await savedState(ben, 'sent');
    await ben.getByRole('button', { name: 'Open it again' }).click();
    await ben.locator('.lane').first().waitFor();
    expect(await inLane(ben, 'requests')).toEqual(['Please call', 'Or write']);
    expect(wrongs.flatMap((wrong) => wrong())).toEqual([]);
  }, 90_000);
});
