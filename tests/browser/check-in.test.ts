import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, launch, newDevice, PHONE, TABLET, watch, type Size } from '../support/browser.ts';
import { filesOf } from '../support/files.ts';
import { invite, joinAs, makeBoard, newPerson, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { AWARENESS, heardSince, instrument, now } from './instrument.ts';
import { everythingKept, settled } from './private-page.ts';
import { allOf, fromMenu } from './session.ts';

/** A check-in on a phone, for oneself alone, on real pages: needs the built client. */
describe('a check-in', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Person;
  const watched: Array<() => string[]> = [];

  beforeAll(async () => {
    server = await startServerProcess({ env: { LOG_LEVEL: 'trace' } });
    browser = await launch();
    ruth = await setUp(server);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('[V11] is heard and seen by nobody else: 0 frames to the other partner and the therapist', async () => {
    const boardId = await makeBoard(ruth, 'check-in');
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const others = [
      await open(await joinAs(server, ruth, boardId, 'partner-b'), TABLET, boardId),
      await open(ruth, LAPTOP, boardId),
    ];
    const page = await open(ana, PHONE, boardId);
    await settled(others);
    const before = await Promise.all(others.map(now));
    const looks = await Promise.all(others.map(allOf));

    await fromMenu(page, 'Check in, only for me');
    await begin(page);
    await pick(page, 'wary');
    await page.getByText('A little cold', { exact: true }).tap();
    await write(page, 'One need for today', 'canary need of today');
    await write(page, 'Thanks', 'canary of thanks');
    await page.getByRole('button', { name: 'Keep this' }).tap();
    await kept(page);
    for (const [n, other] of others.entries()) {
      const heard = await heardSince(other, before[n]!);
      // Who is there says so every fifteen seconds, whatever they do.
      expect(heard.filter(({ type }) => type !== AWARENESS)).toEqual([]);
      expect(await allOf(other)).toBe(looks[n]);
    }
    // Not a word of it on the phone either, nor on the server's disk.
    expect(await everythingKept(page)).not.toMatch(/canary|wary|cold/i);
    for (const [path, bytes] of filesOf(server.dataDir))
      expect(bytes.includes('canary'), path).toBe(false);

    // Shared is what one shares, by an act.
    await page.getByRole('button', { name: 'Share this need…' }).tap();
    await page.getByRole('button', { name: 'Share with everyone' }).tap();
    await others[0]!
      .locator('[data-lane-id=needs] article')
      .getByText('canary need of today')
      .waitFor();
    expect(await allOf(others[0]!)).not.toMatch(/canary of thanks|A little cold/);
    for (const one of [page, ...others]) await one.context().close();
  }, 90_000);

  it('[V27] that is skipped leaves device, server files and ledger byte for byte as they were', async () => {
    const boardId = await makeBoard(ruth, 'check-in');
    const page = await open(await joinAs(server, ruth, boardId, 'partner-a'), PHONE, boardId);
    await fromMenu(page, 'Check in, only for me');
    await begin(page);
    await page.getByRole('button', { name: 'Close' }).tap();
    // The key of it stands in the document now; nothing is under way any more.
    await settled([page]);
    const look = async () => ({
      device: await everythingKept(page),
      files: hashes(server.dataDir),
      ledger: (await ruth.ask(`/api/boards/${boardId}/ledger`)).body,
      sent: (await page.evaluate(() => window.steadyTest.sent)).filter(
        ({ type }) => type !== AWARENESS,
      ).length,
    });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const before = await look();

    await fromMenu(page, 'Check in, only for me');
    await pick(page, 'lonely');
    await page.getByText('Cold', { exact: true }).tap();
    await page.getByRole('button', { name: 'Skip today' }).tap();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await fromMenu(page, 'Check in, only for me');
    await page.getByText('Warm', { exact: true }).tap();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    expect(await look()).toEqual(before);
    expect(requests.filter((url) => !/\/assets\//.test(url))).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('goes on without a connection, says where it is, and is there afterwards', async () => {
    const boardId = await makeBoard(ruth, 'check-in');
    const page = await open(await joinAs(server, ruth, boardId, 'partner-b'), PHONE, boardId);
    await page.getByRole('button', { name: 'Only me', exact: true }).tap();
    await begin(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Check in', exact: true }).tap();
    await pick(page, 'tired');
    await page.getByRole('button', { name: 'Keep this' }).tap();
    await page
      .getByText(/kept in this open page/)
      .locator('visible=true')
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await kept(page);
    await page.reload();
    await page.locator('.lane').first().waitFor();
    await fromMenu(page, 'Check in, only for me');
    await page.getByText('tired', { exact: true }).waitFor();
    await page.context().close();
  }, 60_000);

  it('[KS2] keeps nothing on a shared device', async () => {
    const boardId = await makeBoard(ruth, 'check-in');
    const secret = await invite(ruth, boardId, 'partner-a');
    const person = newPerson(server);
    await person.ask('/api/invites/redeem', { body: { secret, sharedDevice: true } });
    const page = await open(person, LAPTOP, boardId);
    await fromMenu(page, 'Check in, only for me');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Show me a recovery code' }).click();
    await page.getByRole('button', { name: 'I have written it down' }).click();
    await pick(page, 'calm');
    await write(page, 'One need for today', 'an hour alone');
    await page.getByRole('button', { name: 'Keep this' }).click();
    await kept(page);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    expect(await everythingKept(page)).not.toMatch(/calm|hour/);
    await page.context().close();
  }, 60_000);

  it('asked no other origin, threw nothing, and is in no log', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
    expect(server.log()).not.toMatch(/canary|lonely|wary/);
  });

  async function open(person: Person, size: Size, boardId: string): Promise<Page> {
    const device = await newDevice(browser, size);
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    await instrument(page);
    await page.goto(`${server.origin}/board/${boardId}`);
    await page.locator('.lane').first().waitFor();
    return page;
  }
});

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Not now' }).click();
}

async function pick(page: Page, feeling: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose a word' }).click();
  await page.getByRole('option', { name: feeling, exact: true }).click();
  await page.getByRole('button', { name: 'Another word' }).waitFor();
}

async function write(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: new RegExp(`^${field}`) }).click();
  await expect.poll(() => page.locator('.private-sheet :focus').count()).toBe(1);
  await page.keyboard.type(text);
}

const kept = (page: Page) =>
  page
    .locator('.private-saved[data-state=sent]', { hasText: 'Kept. Only you can read this.' })
    .waitFor();

/** Without the index beside the log (`-shm`): it holds nothing, and reading the ledger changes it. */
const hashes = (folder: string) =>
  [...filesOf(folder)]
    .filter(([path]) => !path.endsWith('-shm'))
    .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]);
