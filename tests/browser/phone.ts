import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { LAPTOP, launch, newDevice, PHONE, watch } from '../support/browser.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { invite, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { chooseLane } from './table.ts';

export const PASSCODE = '246810';

/** A phone that can be closed and opened again with all that its browser kept, and a server beside it. */
export interface Phone {
  readonly server: ServerProcess;
  readonly ruth: Person;
  readonly boardId: string;
  readonly context: BrowserContext;
  /** What any page did that it must not. */
  wrongs(): string[];
  /** Takes a seat with a new link, on the phone or elsewhere. */
  join(seat: string, where?: BrowserContext): Promise<Page>;
  /** Somebody else's device. */
  laptop(): Promise<BrowserContext>;
  /** One more page of the board on the phone. */
  open(): Promise<Page>;
  /** Closes its browser, and opens it again. */
  restart(): Promise<void>;
  cutOff(): Promise<void>;
  /** The network is there again, and the server, with the same data and address. */
  reconnect(): Promise<void>;
  /** `pnpm practice …`, with the server's data. */
  practice(...args: string[]): void;
  leave(): Promise<void>;
}

/** @param host how the phone calls the server: passkeys need a name, and work at `localhost` only */
export async function aPhone(
  env: Readonly<Record<string, string>> = {},
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<Phone> {
  const profile = mkdtempSync(join(tmpdir(), 'steady-phone-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'steady-kept-'));
  const watched: Array<() => string[]> = [];
  let server = await startServerProcess({ dataDir, env });
  const { port } = server;
  let isRunning = true;
  let browser: Browser | undefined;
  const ruth = await setUp(server);
  const boardId = await makeBoard(ruth);
  const openPhone = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM_PATH,
      args: CHROMIUM_ARGS,
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    });
  let context = await openPhone();
  const address = () => server.origin.replace('127.0.0.1', host);
  const newPage = async (where: BrowserContext) => {
    const page = await where.newPage();
    watched.push(watch(page, server.origin));
    return page;
  };

  return {
    get server() {
      return server;
    },
    ruth,
    boardId,
    get context() {
      return context;
    },
    wrongs: () => watched.flatMap((wrong) => wrong()),
    async join(seat, where = context) {
      const page = await newPage(where);
      await page.goto(`${address()}/join#${await invite(ruth, boardId, seat)}`);
      await page.getByRole('button', { name: 'Join the board' }).click();
      await page.waitForURL(`**/board/${boardId}`);
      await page.locator('.lane').first().waitFor();
      return page;
    },
    async laptop() {
      browser ??= await launch();
      return newDevice(browser, LAPTOP);
    },
    async open() {
      const page = await newPage(context);
      await page.goto(`${address()}/board/${boardId}`);
      return page;
    },
    async restart() {
      await context.close();
      context = await openPhone();
      if (!isRunning) await context.setOffline(true);
    },
    async cutOff() {
      if (isRunning) await server.kill();
      isRunning = false;
      await context.setOffline(true);
    },
    async reconnect() {
      if (!isRunning)
        server = await startServerProcess({ dataDir, env: { ...env, PORT: String(port) } });
      isRunning = true;
      await context.setOffline(false);
    },
    practice(...args) {
      const main = fileURLToPath(new URL('../../server/src/practice/main.ts', import.meta.url));
      const { status, stderr, stdout } = spawnSync(process.execPath, [main, ...args], {
        env: { ...process.env, DATA_DIR: dataDir },
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`practice ${args.join(' ')}: ${stdout}${stderr}`);
    },
    async leave() {
      await context.close();
      await browser?.close();
      if (isRunning) await server.stop();
      for (const folder of [profile, dataDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** By the dialog, as somebody does it. */
export async function keepCopy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'On this device' }).tap();
  const dialog = page.getByRole('dialog', { name: 'On this device' });
  await dialog.getByLabel('Passcode for this device').fill(PASSCODE);
  await dialog.getByRole('button', { name: 'Keep a copy on this device' }).tap();
  await dialog.getByText('This device keeps a sealed copy of this board.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).tap();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

export async function unlock(page: Page, passcode = PASSCODE): Promise<void> {
  await page.getByLabel('Passcode', { exact: true }).fill(passcode);
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
}

/** The words of each card of a lane, in their order. */
export async function inLane(page: Page, lane: string): Promise<string[]> {
  await chooseLane(page, lane);
  return page.locator(`.lane[data-lane-id=${lane}] article .card-text`).allTextContents();
}

export const savedState = (page: Page, state: 'sent' | 'kept') =>
  page.locator(`.saved[data-state=${state}]`).waitFor({ timeout: 30_000 });

/** What a browser does by itself when space is short. */
export async function evict(page: Page, kinds: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: kinds });
  await session.detach();
}
