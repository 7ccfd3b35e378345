import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCommandId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFinds,
  LAPTOP,
  launch,
  looksRight,
  newDevice,
  PHONE,
  watch,
} from '../support/browser.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { invite, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { fromMenu, textOf, write } from './session.ts';
import { chooseLane } from './table.ts';

const ANSWERS = 'Feels safe · Still painful · Next steps';
/** 2,000 letters, no two sentences alike. */
const LONG = Array.from({ length: 60 }, (_, n) => `Morning ${n}: you came home early and listened.`)
  .join(' ')
  .slice(0, 1_999)
  .concat('.');
const PASSCODE = '246810';

/** Somebody on a board, by their link. */
async function sit(at: Home, context: BrowserContext, seat: string): Promise<Page> {
  const page = await context.newPage();
  at.wrongs.push(watch(page, at.server.origin));
  await page.goto(`${at.server.origin}/join#${await invite(at.ruth, at.boardId, seat)}`);
  await page.getByRole('button', { name: 'Join the board' }).click();
  await page.waitForURL(`**/board/${at.boardId}`);
  await page.locator('.lane').first().waitFor();
  return page;
}

interface Home {
  server: ServerProcess;
  readonly ruth: Person;
  readonly boardId: string;
  readonly wrongs: Array<() => string[]>;
}

/** A board whose first session has ended. */
async function aHome(server: ServerProcess): Promise<Home> {
  const ruth = await setUp(server);
  const boardId = await makeBoard(ruth);
  const home = { server, ruth, boardId, wrongs: [] };
  await tell(home, { kind: 'start-session' });
  await tell(home, { kind: 'end-session' });
  return home;
}

async function tell({ ruth, boardId }: Home, command: Command): Promise<void> {
  const id = makeCommandId((bytes) => randomFillSync(bytes));
  const { status } = await ruth.ask(`/api/boards/${boardId}/ledger`, { body: { id, command } });
  expect(status).toBe(201);
}

const kindsIn = async ({ ruth, boardId }: Home): Promise<string[]> => {
  const { body } = await ruth.ask(`/api/boards/${boardId}/ledger?after=2`);
  return body.entries.map(({ kind }: { kind: string }) => kind);
};

const review = (page: Page) => page.getByRole('dialog', { name: 'Home review' });
const at = (page: Page, title: string) =>
  review(page).getByRole('heading', { name: title, exact: true }).waitFor();
const press = (page: Page, name: string) =>
  review(page).getByRole('button', { name, exact: true }).tap();
/** From wherever it was left. */
const backToArriving = (page: Page) =>
  expect
    .poll(async () => {
      // There is none on the first step, which may come while this looks.
      const back = review(page).getByRole('button', { name: 'Back', exact: true });
      if ((await back.count()) > 0) await back.tap({ timeout: 1_000 }).catch(() => {});
      return review(page).getByRole('heading', { name: 'Arriving' }).count();
    })
    .toBe(1);
const onward = (page: Page) =>
  review(page)
    .getByRole('button', { name: /^(?:Go on|Skip this|Begin)$/ })
    .tap();
const fill = (page: Page, label: string, text: string) =>
  review(page).getByRole('textbox', { name: label, exact: true }).fill(text);

describe('a home review on two phones', () => {
  let home: Home;
  let browser: Browser;
  let ana: Page;
  let ben: Page;
  let ruth: Page;

  beforeAll(async () => {
    home = await aHome(await startServerProcess());
    browser = await launch();
    ana = await sit(home, await newDevice(browser, PHONE), 'partner-a');
    ben = await sit(home, await newDevice(browser, PHONE), 'partner-b');
    const laptop = await newDevice(browser, LAPTOP);
    const cookie = home.ruth.cookie!;
    const [name, value] = cookie.split('=');
    await laptop.addCookies([{ name: name!, value: value!, url: home.server.origin }]);
    ruth = await laptop.newPage();
    await ruth.goto(`${home.server.origin}/board/${home.boardId}`);
    await ruth.locator('.lane').first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await home?.server.stop();
  });

  it('is offered quietly, and opening it is told to nobody', async () => {
    await write(ana, 'next-week', 'I text when I leave work');
    await ana.locator('.saved[data-state=sent]').waitFor();
    const frames: string[] = [];
    ben.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => frames.push(payload.toString('hex'))),
    );
    await ben.reload();
    await ben.locator('.lane').first().waitFor();
    await ana.locator('.board-title').tap();
    await ana.getByRole('navigation', { name: 'Between sessions' }).waitFor();
    // Another page of his has come and gone: whatever was under way for him is here.
    await ben.locator('.saved[data-state=quiet]').waitFor();
    const before = frames.length;
    await ana.getByRole('button', { name: 'Home review' }).tap();
    await at(ana, 'Arriving');
    for (const title of ['An appreciation', ANSWERS, 'Your own intentions']) {
      await onward(ana);
      await at(ana, title);
    }
    await review(ana).getByText('I text when I leave work').waitFor();
    // Echoes of his own presence (frame 1) come every ten seconds; none is of anybody else.
    expect(frames.slice(before).filter((frame) => !frame.startsWith('01'))).toEqual([]);
    for (const page of [ben, ruth]) expect(await page.locator('.board-people li').count()).toBe(1);
    expect(await kindsIn(home)).toEqual([]);
    await press(ana, 'Stop for tonight');
    await at(ana, 'Enough for tonight');
    await press(ana, 'To the board');
  }, 60_000);

  it('shows two who both joined to each other, and nobody else', async () => {
    for (const page of [ana, ben]) {
      await fromMenu(page, 'Home review');
      await backToArriving(page);
    }
    await review(ana).getByText('Together, each on a device').tap();
    await review(ana).getByText('If your partner joins too, you see each other here.').waitFor();
    expect(await textOf(ben)).not.toContain('Ana is here too');
    await review(ben).getByText('Together, each on a device').tap();
    await review(ana).getByText('Ben is here too, on another device.').waitFor();
    await review(ben).getByText('Ana is here too, on another device.').waitFor();
    expect(await ruth.locator('.board-people li').count()).toBe(1);
  }, 60_000);

  it('puts appreciations on the board', async () => {
    for (const [page, text] of [
      [ana, 'You made tea before I asked'],
      [ben, 'You laughed with me on Tuesday'],
    ] as const) {
      await onward(page);
      await at(page, 'An appreciation');
      await fill(page, 'I appreciate', text);
      await press(page, 'Put it on the board');
      await review(page).getByText('On the board. All of you can see this.').waitFor();
      await onward(page);
      await at(page, ANSWERS);
    }
  }, 60_000);

  it('opens both answers at the same moment, and none before', async () => {
    await fill(ana, 'Feels safe', 'Our Sunday walks');
    await press(ana, 'Give this answer');
    await review(ana).getByText('Your answer', { exact: true }).waitFor();
    await review(ben)
      .getByText(/^A round is open\./)
      .waitFor();
    for (const page of [ben, ruth]) expect(await page.content()).not.toContain('Sunday walks');
    await fill(ben, 'Still painful', 'The silence after');
    await press(ben, 'Give this answer');
    for (const page of [ana, ben]) {
      await review(page).getByText('Our Sunday walks').waitFor();
      await review(page).getByText('The silence after').waitFor();
    }
    await looksRight(ana);
    // The therapist's screen stays as it was.
    expect(await textOf(ruth)).not.toMatch(/Sunday walks|round|Both answers/);
  }, 60_000);

  it('looks at own intentions, brings one thing, and ends with a day', async () => {
    await onward(ana);
    await press(ana, 'Partly');
    await expect.poll(() => kindsIn(home)).toEqual(['round-started', 'revealed', 'reviewed']);
    await onward(ana);
    await fill(ana, 'I would like to bring', 'How we tell the children');
    await press(ana, 'Bring it');
    await review(ana).getByText('You bring', { exact: true }).waitFor();
    await onward(ana);
    await at(ana, 'Closing');
    await press(ana, 'In a week');
    const download = ana.waitForEvent('download');
    await press(ana, 'Put it in my calendar');
    expect((await download).suggestedFilename()).toBe('Board.ics');
    await press(ana, 'Finish');
    await review(ana)
      .getByText(/^The next one is on /)
      .waitFor();
    expect(await axeFinds(ana)).toEqual([]);
    await press(ana, 'To the board');
  }, 60_000);

  it('comes back: the therapist sees at the start what was brought, and only that', async () => {
    const brought = ruth.getByRole('region', { name: 'Brought to this session' });
    expect(await brought.count()).toBe(0);
    await ruth.getByRole('button', { name: 'Start the session' }).click();
    await brought.getByText('How we tell the children').waitFor();
    expect(await brought.getByRole('listitem').count()).toBe(1);
    const seen = await textOf(ruth);
    for (const hidden of ['Sunday walks', 'The silence after', 'Home review'])
      expect(seen).not.toContain(hidden);
    await looksRight(ruth);
    await brought.getByRole('button', { name: 'We have talked about it' }).click();
    await brought.waitFor({ state: 'detached' });
    expect(home.wrongs.flatMap((wrong) => wrong())).toEqual([]);
  }, 60_000);
});

describe('a home review alone, without network and server', () => {
  const profile = mkdtempSync(join(tmpdir(), 'steady-phone-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'steady-review-'));
  let home: Home;
  let phone: BrowserContext;
  let ana: Page;

  const openPhone = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM_PATH,
      args: CHROMIUM_ARGS,
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    });

  beforeAll(async () => {
    home = await aHome(await startServerProcess({ dataDir }));
    phone = await openPhone();
    ana = await sit(home, phone, 'partner-a');
    await fromMenu(ana, 'On this device');
    const device = ana.getByRole('dialog', { name: 'On this device' });
    await device.getByLabel('Passcode for this device').fill(PASSCODE);
    await device.getByRole('button', { name: 'Keep a copy on this device' }).tap();
    await device.getByText('This device keeps a sealed copy of this board.').waitFor();
    await device.getByRole('button', { name: 'Close' }).tap();
    await ana.evaluate(async () => void (await navigator.serviceWorker.ready));
    // What a review needs is there before there is a need.
    await fromMenu(ana, 'Home review');
    await at(ana, 'Arriving');
    await press(ana, 'Stop for tonight');
    await press(ana, 'To the board');
  }, 120_000);

  afterAll(async () => {
    await phone?.close();
    await home?.server.stop();
    for (const folder of [profile, dataDir]) rmSync(folder, { recursive: true, force: true });
  });

  it('writes and brings, prepares the answers, and says what is where', async () => {
    await home.server.kill();
    await phone.setOffline(true);
    await fromMenu(ana, 'Home review');
    await review(ana)
      .getByText(/^No connection\. What you write is kept on this device/)
      .waitFor();
    await onward(ana);
    await fill(ana, 'I appreciate', LONG);
    await press(ana, 'Put it on the board');
    await review(ana)
      .getByText('On the board here. Not sent yet. It is kept on this device.')
      .waitFor();
    await onward(ana);
    await fill(ana, 'Next steps', 'Call on Monday');
    await press(ana, 'Give this answer');
    await review(ana)
      .getByText(/needs a connection/)
      .first()
      .waitFor();
    await onward(ana);
    await onward(ana);
    await fill(ana, 'I would like to bring', 'The visit at Easter');
    await press(ana, 'Stop for tonight');
    await review(ana).getByText('What you wrote here is kept on this device, sealed.').waitFor();
    await press(ana, 'To the board');
  }, 60_000);

  it('is closed, opened without a network, and is where it was left', async () => {
    await phone.close();
    phone = await openPhone();
    await phone.setOffline(true);
    ana = await phone.newPage();
    home.wrongs.push(watch(ana, home.server.origin));
    await ana.goto(`${home.server.origin}/board/${home.boardId}`);
    await ana.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
    await ana.getByRole('button', { name: 'Open', exact: true }).tap();
    await ana.locator('.lane').first().waitFor();
    await ana.locator('.board-title').tap();
    await ana.getByRole('button', { name: 'Go on with the review' }).tap();
    await at(ana, 'For the next session');
    expect(await review(ana).getByRole('textbox').inputValue()).toBe('The visit at Easter');
    await press(ana, 'Bring it');
    for (const title of ['Your own intentions', ANSWERS]) {
      await press(ana, 'Back');
      await at(ana, title);
    }
    expect(await review(ana).getByRole('textbox', { name: 'Next steps' }).inputValue()).toBe(
      'Call on Monday',
    );
  }, 60_000);

  it('comes back online: what was written is sent, and the prepared answer waits for a press', async () => {
    const { port } = home.server;
    home.server = await startServerProcess({ dataDir, env: { PORT: String(port) } });
    await phone.setOffline(false);
    await ana.locator('.saved[data-state=sent]').waitFor({ timeout: 30_000 });
    expect(await kindsIn(home)).toEqual([]);
    await press(ana, 'Give this answer');
    await review(ana).getByText('Your answer', { exact: true }).waitFor();
    expect(await kindsIn(home)).toEqual(['round-started']);
    await press(ana, 'Stop for tonight');
    await press(ana, 'To the board');
    const inLane = (lane: string) =>
      ana.locator(`.lane[data-lane-id=${lane}] article .card-text`).allTextContents();
    // Nothing lost, nothing doubled; a board without a lane of appreciations shows them in Parked.
    await chooseLane(ana, 'parked');
    expect(await inLane('parked')).toEqual([LONG, 'The visit at Easter']);
    expect(home.wrongs.flatMap((wrong) => wrong())).toEqual([]);
  }, 90_000);
});
