import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeServerFrame } from '@steady/shared/protocol/frames.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { invite, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** What a page says while the server takes nothing, and what becomes of it. Needs the built client. */
const NOT_SENT = 'Not sent yet. It is kept in this open page.';
const SENT = 'Sent. All of you can see this.';
const RESTING = 'The board is resting. All of you can read it. Everything on it is kept.';

describe('notices of the server, on the screen', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Person;
  let boardId: string;
  let ana: Page;
  let ben: Page;
  /** What the server said to Ana's page, by type. */
  let told: string[];
  /** Hers. `toEmpty`: how many of her next updates arrive without what they say. */
  let network: { isThere: boolean; toEmpty: number; cut: () => Promise<void> };

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS });
    ruth = await setUp(server);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  beforeEach(async () => {
    told = [];
    network = { isThere: true, toEmpty: 0, cut: () => Promise.resolve() };
    boardId = await makeBoard(ruth);
    ana = await (await browser.newContext({ viewport: { width: 820, height: 1180 } })).newPage();
    await ana.routeWebSocket(/\/sync\//, async (socket) => {
      if (!network.isThere) return socket.close({ code: 1001 });
      network.cut = () => socket.close({ code: 1001 });
      const relay = socket.connectToServer();
      socket.onMessage((message) => {
        const isEmptied = isUpdate(message) && network.toEmpty > 0;
        if (isEmptied) network.toEmpty -= 1;
        relay.send(isEmptied ? NOTHING_NEW : message);
      });
      relay.onMessage((message) => {
        if (message instanceof Buffer) told.push(nameOf(message));
        socket.send(message);
      });
    });
    await join(ana, 'partner-a');
    ben = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
    await join(ben, 'partner-b');
    return async () => {
      await ana.context().close();
      await ben.context().close();
    };
  });

  it('a resting board is read by all, and written on again when the rest ends', async () => {
    await add(ana, 'A walk on Sunday');
    await ben.getByText('A walk on Sunday').first().waitFor();
    await rest(true);
    for (const page of [ana, ben]) {
      await page.getByText(RESTING).waitFor();
      await page.getByRole('button', { name: 'Add a need' }).first().waitFor({ state: 'detached' });
      expect(await page.getByText('A walk on Sunday').count()).toBeGreaterThan(0);
    }
    expect(told).toContain('writing false resting');

    await rest(false);
    await ana.getByText(RESTING).waitFor({ state: 'detached' });
    await add(ana, 'And one on Monday');
    await ben.getByText('And one on Monday').first().waitFor();
    await savedWords(ana, SENT);
  }, 60_000);

  it('what was written without a connection waits for the end of a rest, too', async () => {
    await add(ana, 'Before');
    await ben.getByText('Before').first().waitFor();
    network.isThere = false;
    await network.cut();
    await add(ana, 'Written on a train');
    await savedWords(ana, NOT_SENT);
    await rest(true);
    network.isThere = true;
    await ana.getByText(RESTING).waitFor();
    await savedWords(ana, NOT_SENT);
    expect(await ben.getByText('Written on a train').count()).toBe(0);

    await rest(false);
    await ben.getByText('Written on a train').first().waitFor();
    await savedWords(ana, SENT);
  }, 60_000);

  it('what an edit builds on and the server lacks is asked for, and nothing of it is missing', async () => {
    network.toEmpty = 1;
    await add(ana, 'Ten minutes before we look at phones');
    await ben.getByText('Ten minutes before we look at phones').first().waitFor();
    await savedWords(ana, SENT);
    expect(network.toEmpty).toBe(0);
    expect(told).toContain('resync');
    expect(await ana.getByText(RESTING).count()).toBe(0);
  }, 60_000);

  async function join(page: Page, seat: string): Promise<void> {
    await page.goto(`${server.origin}/join#${await invite(ruth, boardId, seat)}`);
    await page.getByRole('button', { name: 'Join the board' }).click();
    await page.getByText('Connected. All of you can see this board.').first().waitFor();
  }

  async function rest(resting: boolean): Promise<void> {
    const body = { state: resting ? 'resting' : 'open' };
    const { status } = await ruth.ask(`/api/boards/${boardId}`, { method: 'PATCH', body });
    expect(status).toBe(200);
  }
});

async function add(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a need', exact: true }).first().click();
  await page.keyboard.type(text);
}

const savedWords = (page: Page, text: string): Promise<void> =>
  page.locator('.saved-words', { hasText: text }).waitFor();

/** An update without structs or deletions: counted as saved, as it was sent. */
const NOTHING_NEW = Buffer.from([0, 2, 2, 0, 0]);

const isUpdate = (message: string | Buffer): boolean => message[0] === 0 && message[1] === 2;

function nameOf(message: Buffer): string {
  const frame = decodeServerFrame(message);
  if (frame.type !== 'notice') return frame.type;
  const { notice } = frame;
  return notice.kind !== 'writing' ? notice.kind : `writing ${notice.allowed} ${notice.why ?? ''}`;
}
