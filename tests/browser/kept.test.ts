import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCommandId } from '@steady/shared/ids.ts';
import { isCard, readCards } from '@steady/shared/board/card.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { moveCard } from '@steady/shared/board/writeCards.ts';
import * as Y from 'yjs';
import { connectClient } from '../support/client.ts';
import { LAPTOP, launch, newDevice, PHONE, watch } from '../support/browser.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { invite, makeBoard, setUp, signIn, type Person } from '../support/people.ts';
import {
  startServer,
  startServerProcess,
  type ServerProcess,
  type TestServer,
} from '../support/server.ts';
import { addTo, chooseLane, closeCard, putCaret } from './table.ts';
import { fromCard, fromMenu, openCard, write } from './session.ts';

const PASSCODE = '246810';
/** What stands in Parked after an evening. */
const PARKED = ['The visit at Easter', 'To know when plans change', 'You made tea before I asked'];
/** 2,000 letters, no two sentences alike. */
const LONG = Array.from({ length: 60 }, (_, n) => `Evening ${n}: we sat down and talked.`)
  .join(' ')
  .slice(0, 2_000);

/** A phone that keeps a copy, without a network, without a server, and closed in between. */
describe('a board that is kept on a phone', () => {
  const profile = mkdtempSync(join(tmpdir(), 'steady-phone-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'steady-kept-'));
  const wrongs: Array<() => string[]> = [];
  let server: TestServer & Partial<Pick<ServerProcess, 'kill'>>;
  let browser: Browser;
  let phone: BrowserContext;
  let ruth: Person;
  let boardId: string;
  let ana: Page;
  let ben: Page;

  beforeAll(async () => {
    server = await startServerProcess({ dataDir });
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    // A board is at home once its first session has ended.
    for (const kind of ['start-session', 'end-session'] as const) {
      const id = makeCommandId((bytes) => randomFillSync(bytes));
      await ruth.ask(`/api/boards/${boardId}/ledger`, { body: { id, command: { kind } } });
    }
    phone = await openPhone();
    ana = await joinOn(phone, 'partner-a');
    ben = await joinOn(await newDevice(browser, LAPTOP), 'partner-b');
  }, 120_000);

  afterAll(async () => {
    await phone?.close();
    await browser?.close();
    await server?.stop();
    for (const folder of [profile, dataDir]) rmSync(folder, { recursive: true, force: true });
  });

  const openPhone = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM_PATH,
      args: CHROMIUM_ARGS,
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    });

  async function joinOn(context: BrowserContext, seat: string): Promise<Page> {
    const page = await context.newPage();
    wrongs.push(watch(page, server.origin));
    await page.goto(`${server.origin}/join#${await invite(ruth, boardId, seat)}`);
    await page.getByRole('button', { name: 'Join the board' }).click();
    await page.waitForURL(`**/board/${boardId}`);
    await page.locator('.lane').first().waitFor();
    return page;
  }

  async function unlock(page: Page): Promise<void> {
    await page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('.lane').first().waitFor();
  }

  /** Ben, on a second device: 3,600 changes to the words, the lane and the order of one card. @returns its words */
  async function writeForAnHour(page: Page, tick: () => void): Promise<string> {
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const device = { cookie, origin: server.origin };
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/board`;
    const client = connectClient(url, device, new Y.Doc());
    await client.synced;
    const board = openBoard(client.doc);
    const card = readCards(board)
      .filter(isCard)
      .find(({ text }) => text.toString().startsWith('Please call'))!;
    const { text } = card;
    for (let second = 0; second < 3_600; second += 1) {
      tick();
      if (second % 60 === 59)
        moveCard(board, card.id, second % 120 === 59 ? 'boundaries' : 'requests');
      else if (second % 5 === 4) text.delete(text.length - 8, 4);
      else text.insert(text.length, ` ${String(second).padStart(3, '0')}`.slice(0, 4));
      // As a person's device does it: what was typed is sent, and answered, before the next minute.
      if (second % 60 === 0) await client.allSaved();
    }
    await client.allSaved();
    const words = text.toString();
    await client.close();
    return words;
  }

  const inLane = (page: Page, lane: string) =>
    page.locator(`.lane[data-lane-id=${lane}] article .card-text`).allTextContents();

  it('keeps a copy only when asked, and says what that means', async () => {
    expect(await ana.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await ana.getByRole('button', { name: 'More', exact: true }).tap();
    await ana.getByRole('menuitem', { name: 'On this device' }).tap();
    const dialog = ana.getByRole('dialog', { name: 'On this device' });
    await dialog.getByText('After 14 days without use it is removed.').waitFor();
    const passcode = dialog.getByLabel('Passcode for this device');
    await passcode.fill('123');
    await dialog.getByRole('button', { name: 'Keep a copy on this device' }).tap();
    await dialog.getByText('Nothing was kept yet.').waitFor();
    await passcode.fill(PASSCODE);
    await dialog.getByRole('button', { name: 'Keep a copy on this device' }).tap();
    await dialog.getByText('This device keeps a sealed copy of this board.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await write(ana, 'needs', 'To know when plans change');
    await write(ben, 'requests', 'Please call when it gets late');
    await ana.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => ana.locator('.saved').getAttribute('data-state')).toBe('sent');
  }, 60_000);

  it('writes 2,000 letters and moves a card without network and server, and says where they are', async () => {
    await server.kill?.();
    await phone.setOffline(true);
    await addTo(ana, 'next-week');
    await ana.keyboard.insertText(LONG);
    await closeCard(ana);
    await ana.getByText('Not sent yet. It is kept on this device.').first().waitFor();
    await fromCard(ana, 'needs', 'To know when', 'Park this for later');
    // On the card that the other one will change for an hour.
    await openCard(ana, 'requests', 'Please call');
    await putCaret(ana, 'Home');
    await ana.keyboard.insertText('Ana, offline: ');
    await closeCard(ana);
    await chooseLane(ana, 'next-week');
    expect(await inLane(ana, 'next-week')).toEqual([LONG]);
  }, 120_000);

  it('goes through a whole home review there, and says at each step where its words are', async () => {
    const review = ana.getByRole('dialog', { name: 'Home review' });
    const at = (title: string) =>
      review.getByRole('heading', { name: title, exact: true }).waitFor();
    const press = (name: string) => review.getByRole('button', { name, exact: true }).tap();
    const onward = () => review.getByRole('button', { name: /^(?:Go on|Skip this|Begin)$/ }).tap();
    const fill = (label: string, text: string) =>
      review.getByRole('textbox', { name: label, exact: true }).fill(text);
    await fromMenu(ana, 'Home review');
    await at('Arriving');
    await review.getByText(/^No connection\. What you write is kept on this device/).waitFor();
    await onward();
    await at('An appreciation');
    await fill('I appreciate', 'You made tea before I asked');
    await press('Put it on the board');
    await review.getByText('On the board here. Not sent yet. It is kept on this device.').waitFor();
    await onward();
    await fill('Next steps', 'Call on Monday');
    await review
      .getByText(/needs a connection/)
      .first()
      .waitFor();
    await onward();
    await at('Your own intentions');
    await onward();
    await at('For the next session');
    await fill('I would like to bring', 'The visit at Easter');
    await press('Bring it');
    await review.getByText('You bring', { exact: true }).waitFor();
    await onward();
    await at('Closing');
    await press('Finish');
    await press('To the board');
    await ana.getByText('Not sent yet. It is kept on this device.').first().waitFor();
    // Beside the one that was moved there: this board shows no lane for appreciations.
    await expect.poll(async () => (await inLane(ana, 'parked')).toSorted()).toEqual(PARKED);
  }, 120_000);

  it('is closed, opens again without a network by its passcode, and everything is there', async () => {
    await phone.close();
    phone = await openPhone();
    await phone.setOffline(true);
    ana = await phone.newPage();
    wrongs.push(watch(ana, server.origin));
    await ana.goto(`${server.origin}/board/${boardId}`);
    await ana.getByLabel('Passcode', { exact: true }).fill('000000');
    await ana.getByRole('button', { name: 'Open', exact: true }).tap();
    await ana.getByText('This passcode does not open it. Nothing is lost.').waitFor();
    await unlock(ana);
    await chooseLane(ana, 'next-week');
    expect(await inLane(ana, 'next-week')).toEqual([LONG]);
    await chooseLane(ana, 'parked');
    expect((await inLane(ana, 'parked')).toSorted()).toEqual(PARKED);
    await chooseLane(ana, 'requests');
    expect(await inLane(ana, 'requests')).toEqual(['Ana, offline: Please call when it gets late']);
    await ana.getByText('Not sent yet. It is kept on this device.').first().waitFor();
    await write(ana, 'boundaries', 'We laughed today');
  }, 60_000);

  it('meets an hour of the other’s changes to the same cards: nothing lost, nothing doubled, and it says Sent', async () => {
    const { port } = server;
    // His hour passes in a minute: a change a second, by the server's clock.
    let passedMs = 0;
    const now = () => Date.now() + passedMs;
    server = await startServer({ dataDir, now, env: { PORT: String(port) } });
    await ben.locator('.saved:is([data-state=quiet], [data-state=sent])').waitFor();
    // Where it still stands for Ben: he knows nothing of the move yet.
    await openCard(ben, 'needs', 'To know when');
    await putCaret(ben, 'End');
    await ben.keyboard.type(', the day before', { delay: 5 });
    await closeCard(ben);
    await write(ben, 'next-week', 'I leave the phone outside');
    await ben.locator('.saved[data-state=sent]').waitFor();
    const left = await writeForAnHour(ben, () => (passedMs += 1_000));
    expect(passedMs).toBe(60 * 60 * 1_000);
    await phone.setOffline(false);
    await ana.locator('.saved[data-state=sent]').waitFor({ timeout: 30_000 });
    for (const page of [ana, ben]) {
      for (const [lane, texts] of [
        [
          'parked',
          [
            'To know when plans change, the day before',
            'You made tea before I asked',
            'The visit at Easter',
          ],
        ],
        ['requests', [`Ana, offline: ${left}`]],
        ['next-week', [LONG, 'I leave the phone outside']],
        ['boundaries', ['We laughed today']],
        ['needs', []],
      ] as const) {
        await chooseLane(page, lane);
        await expect
          .poll(async () => (await inLane(page, lane)).toSorted())
          .toEqual([...texts].toSorted());
      }
    }
  }, 90_000);

  it('goes with the seat: once it is taken away nothing of it is left on the phone', async () => {
    expect(wrongs.flatMap((wrong) => wrong())).toEqual([]);
    // An hour has passed at the server: her first device is locked.
    const again = await signIn(server);
    const gone = await again.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
    expect(gone.status).toBeLessThan(300);
    await ana.goto(`${server.origin}/board/${boardId}`);
    await ana.getByText('This board is not open to you here').waitFor();
    await expect
      .poll(() =>
        ana.evaluate(async () => {
          const request = indexedDB.open('copies');
          await new Promise((resolve) => request.addEventListener('success', resolve));
          const { result } = request;
          if (result.objectStoreNames.length === 0) return 0;
          const count = result.transaction('rows').objectStore('rows').count();
          await new Promise((resolve) => count.addEventListener('success', resolve));
          result.close();
          return count.result;
        }),
      )
      .toBe(0);
  }, 30_000);
});
