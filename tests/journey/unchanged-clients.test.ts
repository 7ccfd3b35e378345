import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { randomFillSync } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { addCard, moveCard } from '@steady/shared/board/writeCards.ts';
import { boardInDocument, boardOnScreen } from '../support/agreement.ts';
import { LAPTOP, launch, newDevice } from '../support/browser.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { addTo, putCaret } from '../browser/table.ts';
import { connectUnchanged, type UnchangedClient } from '../support/unchanged-client.ts';

/**
 * Three `WebsocketProvider`s as anybody would write them, and a browser, on one board; the server is
 * killed and started again in between. Needs the built client.
 */
describe('unchanged y-websocket clients and a browser on one board', () => {
  const dataDir = fs.mkdtempSync(join(os.tmpdir(), 'steady-'));
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let clients: readonly UnchangedClient[];
  const seats: readonly Seat[] = [THERAPIST, PARTNER_A, PARTNER_B];
  const random = (bytes: Uint8Array<ArrayBuffer>) => randomFillSync(bytes);

  beforeAll(async () => {
    server = await startServerProcess({ dataDir });
    browser = await launch();
    const ruth = await setUp(server);
    const boardId = await makeBoard(ruth);
    const ana = await joinAs(server, ruth, boardId, PARTNER_A);
    const ben = await joinAs(server, ruth, boardId, PARTNER_B);
    clients = [ruth, ana, ben].map((person) =>
      connectUnchanged(`${server.origin.replace('http', 'ws')}/sync/${boardId}`, {
        cookie: person.cookie ?? '',
        origin: server.origin,
      }),
    );
    page = await pageOf(ana, boardId);
    for (const client of clients) await client.synced();
  }, 60_000);

  afterAll(async () => {
    for (const client of clients ?? []) client.end();
    await browser?.close();
    await server?.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  it('each of them writes, and the screen shows it; the screen writes, and each of them has it', async () => {
    for (const [n, client] of clients.entries()) write(client, n, `Need ${n}`);
    for (const n of clients.keys()) await page.getByText(`Need ${n}`).first().waitFor();
    await addTo(page, 'needs');
    await page.keyboard.type('From the screen');
    await page.keyboard.press('Escape');
    await expectAgreement();
    expect(texts(clients[2]!)).toContain('From the screen');
  }, 30_000);

  it('all write into one card at once', async () => {
    const [id] = ids(clients[0]!);
    await page.locator(`article[data-card="${id}"] .words`).click();
    await putCaret(page, 'End');
    const typing = page.keyboard.type('ssssssssss', { delay: 10 });
    for (let n = 0; n < 10; n += 1)
      for (const [at, client] of clients.entries()) wordsOf(client, id!).insert(0, 'abc'[at]!);
    await typing;
    await page.keyboard.press('Escape');
    await expectAgreement();
    const written = wordsOf(clients[0]!, id!).toString();
    for (const letter of 'abcs')
      expect(written.split(letter).length - 1).toBeGreaterThanOrEqual(10);
    expect(written).toHaveLength('Need 0'.length + 40);
  }, 30_000);

  it('the server is killed and comes back: everybody else does so by themselves, with what they wrote meanwhile', async () => {
    const { port } = server;
    await server.kill();
    for (const [n, client] of clients.entries()) write(client, n, `While it was down ${n}`);
    await page.getByRole('button', { name: 'Add a need' }).click();
    await page.keyboard.type('Down, from the screen');
    await page.keyboard.press('Escape');
    await page.getByText('Not sent yet. It is kept in this open page.').first().waitFor();
    server = await startServerProcess({ dataDir, env: { PORT: String(port) } });
    for (const n of clients.keys())
      await page.getByText(`While it was down ${n}`).first().waitFor();
    await page.locator('.saved[data-state=sent]').waitFor();
    await expectAgreement();
    expect(texts(clients[1]!)).toContain('Down, from the screen');
  }, 60_000);

  it('one writes offline for an hour, comes back, and is not closed for it', async () => {
    const [, , ben] = clients;
    ben!.provider.disconnect();
    for (let card = 0; card < 60; card += 1) {
      const id = write(ben!, 2, '');
      for (const letter of `Offline ${card}, a letter at a time`) {
        const words = wordsOf(ben!, id);
        words.insert(words.length, letter);
      }
      if (card % 3 === 0) wordsOf(ben!, id).delete(0, 4);
      if (card % 5 === 0) moveCard(ben!.board, id, 'parked');
    }
    // Others go on in the very same cards and beside them.
    for (let n = 0; n < 40; n += 1) wordsOf(clients[0]!, ids(clients[0]!)[0]!).insert(0, 'r');
    // What it writes on the open socket before it has heard the server's step 1 arrives with a gap.
    const connected = ({ status }: { status: string }) => {
      if (status !== 'connected') return;
      ben!.provider.off('status', connected);
      write(ben!, 2, 'At the very moment of coming back');
    };
    ben!.provider.on('status', connected);
    ben!.provider.connect();
    await page.getByText('At the very moment of coming back').first().waitFor();
    await expectAgreement();
    expect(ids(clients[0]!).length).toBeGreaterThan(60);
  }, 60_000);

  it('nobody was ever closed by a code that says never come back', () => {
    for (const { closes } of clients)
      expect(closes.filter((code) => code >= 4400 && code < 4500)).toEqual([]);
  });

  const write = (client: UnchangedClient, n: number, text: string): CardId =>
    addCard(client.board, { kind: 'need', by: seats[n]!, text }, random);

  function wordsOf({ board }: UnchangedClient, id: string) {
    const card = readCard(board, id);
    if (card === undefined || !isCard(card)) throw new Error(`no card ${id}`);
    return card.text;
  }
  const cardsOf = ({ board }: UnchangedClient) =>
    boardInDocument(board).flatMap(({ cards }) => cards);
  const ids = (client: UnchangedClient) => cardsOf(client).map(({ id }) => id);
  const texts = (client: UnchangedClient) => cardsOf(client).map(({ text }) => text);

  /** All clients and the screen say the same, character by character. */
  async function expectAgreement(): Promise<void> {
    await expect
      .poll(
        async () => {
          const all = [
            ...clients.map(({ board }) => boardInDocument(board)),
            await boardOnScreen(page),
          ];
          return new Set(all.map((board) => JSON.stringify(board))).size;
        },
        { timeout: 15_000 },
      )
      .toBe(1);
  }

  async function pageOf(person: Person, boardId: string): Promise<Page> {
    const device = await newDevice(browser, LAPTOP);
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const opened = await device.newPage();
    await opened.goto(`${server.origin}/board/${boardId}`);
    await opened.locator('.lane').first().waitFor();
    return opened;
  }
});
