import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { NAUGHTY } from '../hostile/corpus/naughty.ts';
import { LAPTOP, launch, newDevice, watch } from '../support/browser.ts';
import { invite, setUp, type Person } from '../support/people.ts';
import { seatThree, type SeatedBoard } from '../support/seated-board.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { connectUnchanged } from '../support/unchanged-client.ts';

/** Strings in one card, a line each: as many cards as people have. */
const PER_CARD = 20;

describe('naughty strings on a real screen', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Person;
  let board: SeatedBoard;

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    ruth = await setUp(server);
    board = await seatThree(server, ruth);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** What each card on the page says, by its id. */
  const shown = (page: Page) =>
    page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLElement>('.lanes [data-card]')].map((card) => [
          card.dataset['card']!,
          card.querySelector('.card-text .words')?.textContent ?? '',
        ]),
      ),
    );

  it(`${NAUGHTY.length} of them, from an unchanged client: shown as they are; nothing runs, is asked or reported`, async () => {
    const [, device] = board.seats;
    const client = connectUnchanged(board.syncUrl, device);
    await client.synced();
    const words = new Map<string, string>();
    for (let n = 0; n < NAUGHTY.length; n += PER_CARD) {
      const text = NAUGHTY.slice(n, n + PER_CARD).join('\n');
      const id = addCard(client.board, { kind: 'need', by: PARTNER_A, text }, (bytes) =>
        crypto.getRandomValues(bytes),
      );
      words.set(id, text);
    }
    client.provider.awareness.setLocalState({
      user: { seat: 'therapist', name: 'Nobody <img src=x onerror=window.ran=1>' },
    });

    const context = await newDevice(browser, LAPTOP);
    const page = await context.newPage();
    const wrong = watch(page, server.origin);
    const secret = await invite(ruth, board.boardId, 'partner-b');
    await page.goto(`${server.origin}/join#${secret}`);
    await page.getByRole('button', { name: 'Join the board' }).click();
    await page.waitForURL(`**/board/${board.boardId}`);
    await expect.poll(async () => Object.keys(await shown(page)).length).toBe(words.size);
    const said = await shown(page);
    for (const [id, text] of words) expect(said[id]).toBe(text);

    await page.getByRole('button', { name: 'Canvas' }).click();
    await page.locator('.tl-canvas').waitFor();
    await page.locator('.tl-canvas [data-card]').first().waitFor();
    // The server says who somebody is, whatever they call themselves.
    expect(await page.getByText('Nobody <img').count()).toBe(0);
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
    expect(wrong()).toEqual([]);
    client.end();
    await context.close();
  }, 120_000);
});
