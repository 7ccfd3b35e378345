import { createServer } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, LAPTOP, newDevice, PHONE, TABLET, watch, type Size } from '../support/browser.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { invite, joinAs, makeBoard, newPerson, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { AWARENESS, heardSince, instrument, now } from './instrument.ts';
import { everythingKept, settled } from './private-page.ts';
import { allOf, fromMenu } from './session.ts';
import { addTo, closeCard } from './table.ts';

/** What is for oneself alone, on real pages: needs the built client. */
describe('private writing', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Person;
  let boardId: string;
  let ana: Person;
  let ben: Person;
  const watched: Array<() => string[]> = [];

  beforeAll(async () => {
    server = await startServerProcess({ env: { LOG_LEVEL: 'trace' } });
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth, 'need-to-request');
    ana = await joinAs(server, ruth, boardId, 'partner-a');
    ben = await joinAs(server, ruth, boardId, 'partner-b');
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('[V11] nobody else’s page shows or hears anything of it, whoever they are', async () => {
    const others = await Promise.all([
      open(ben, TABLET),
      open(ruth, LAPTOP),
      open(await joinAs(server, ruth, boardId, 'observer-1'), LAPTOP),
      open(await joinAs(server, ruth, boardId, 'room-view'), LAPTOP, 'room'),
    ]);
    const page = await open(ana, PHONE);
    await settled(others);
    const before = await Promise.all(others.map(now));
    const looks = await Promise.all(others.map(allOf));
    await page.getByRole('button', { name: 'Only me', exact: true }).tap();
    await begin(page);
    await write(page, 'canary that is mine alone');
    await page.getByRole('button', { name: 'Back' }).tap();
    await page.getByRole('button', { name: 'Write in the journal' }).tap();
    await page.keyboard.type('canary of a day');
    await kept(page);
    for (const [n, other] of others.entries()) {
      const heard = await heardSince(other, before[n]!);
      // Who is there says so every fifteen seconds, whatever they do.
      expect(heard.filter(({ type }) => type !== AWARENESS)).toEqual([]);
      expect(heard.map(({ text }) => text).join()).not.toMatch(/canary|private|draft/i);
      expect(await allOf(other)).toBe(looks[n]);
    }
    // Nor is there a way in for who only reads.
    const reader = others[2]!;
    await reader.getByRole('button', { name: 'More', exact: true }).click();
    expect(await reader.getByRole('menuitem', { name: /Only me|My notes/ }).count()).toBe(0);
    expect(await others[3]!.locator('button').count()).toBe(0);
    for (const other of [page, ...others]) await other.context().close();
  }, 90_000);

  it('[V24] the key stays on the device and cannot be taken out; a code brings it to another', async () => {
    const person = await joinAs(server, ruth, await anotherBoard(), 'partner-a');
    const first = await open(person, TABLET, 'board', lastBoard);
    await fromMenu(first, 'Only me: drafts and journal');
    await begin(first);
    await write(first, 'canary before a reload');
    await first.reload();
    await first.locator('.lane').first().waitFor();
    await fromMenu(first, 'Only me: drafts and journal');
    await first.getByRole('button', { name: 'canary before a reload' }).click();
    await first.getByRole('button', { name: 'Back' }).click();
    expect(await everythingKept(first)).not.toMatch(/canary|reload/);
    expect(await exportsOfKeys(first)).toEqual(['refused', 'refused']);

    await first.getByRole('button', { name: 'Devices and codes' }).click();
    await first.getByRole('button', { name: 'Show a code' }).click();
    const code = await shownCode(first);
    const second = await open(await again('partner-a'), PHONE, 'board', lastBoard);
    await second.getByRole('button', { name: 'Only me', exact: true }).tap();
    await second.getByLabel('Code from your other device').fill(code);
    await second.getByRole('button', { name: 'Open my writing' }).tap();
    await second.getByRole('button', { name: 'canary before a reload' }).tap();
    await first.getByText('The other device has the key now.').waitFor();

    // Both write on the same piece, and each sees the other's words come.
    await first.getByRole('button', { name: 'Back' }).click();
    await first.getByRole('button', { name: 'canary before a reload' }).click();
    await focused(first);
    await first.keyboard.type(' [tablet]');
    await second.keyboard.type(' [phone]');
    for (const page of [first, second])
      await expect
        .poll(() => page.locator('.private-sheet').innerText())
        .toMatch(/(?=.*\[tablet\])(?=.*\[phone\])/);
    await first.context().close();
    await second.context().close();
  }, 90_000);

  it('the last letter before "Leave this page" is kept', async () => {
    const person = await joinAs(server, ruth, await anotherBoard(), 'partner-a');
    const page = await open(person, LAPTOP, 'board', lastBoard);
    await fromMenu(page, 'Only me: drafts and journal');
    await begin(page);
    await write(page, 'somebody comes');
    await page.keyboard.type('!');
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift');
    await page.waitForURL('**/away');
    // The address is neutral at once; the document is let go a moment later, and the last letter before that.
    await expect.poll(() => documentAddress(page)).toMatch(/\/away$/);
    await page.goto(`${server.origin}/board/${lastBoard}`);
    await page.locator('.lane').first().waitFor();
    await fromMenu(page, 'Only me: drafts and journal');
    await page.getByRole('button', { name: 'somebody comes!', exact: true }).waitFor();
    await page.context().close();
  }, 60_000);

  it('[V13] goes on while the board is paused, and the pause stays over the board', async () => {
    const person = await joinAs(server, ruth, await anotherBoard(), 'partner-b');
    const page = await open(person, TABLET, 'board', lastBoard);
    await page.getByRole('button', { name: 'Pause' }).click();
    const cover = page.getByRole('dialog', { name: /^Paused until/ });
    await cover.getByRole('button', { name: 'Write only for me' }).click();
    await begin(page);
    await write(page, 'breathing');
    await page.getByRole('button', { name: 'Share…' }).click();
    await page.getByRole('button', { name: 'Share with everyone' }).click();
    await page.getByText('The board takes nothing new right now.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await cover.getByRole('button', { name: 'Write only for me' }).click();
    await page.getByRole('button', { name: 'breathing' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('without a connection keeps what is written, says so, and sends it afterwards', async () => {
    const person = await joinAs(server, ruth, await anotherBoard(), 'partner-a');
    const page = await open(person, PHONE, 'board', lastBoard);
    await page.getByRole('button', { name: 'Only me', exact: true }).tap();
    await begin(page);
    await write(page, 'at home');
    await page.context().setOffline(true);
    await page.keyboard.type(', in a tunnel');
    await page
      .getByText(/kept in this open page/)
      .locator('visible=true')
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await kept(page);
    await page.reload();
    await page.locator('.lane').first().waitFor();
    await page.getByRole('button', { name: 'Only me', exact: true }).tap();
    await page.getByRole('button', { name: 'at home, in a tunnel' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('a shared device keeps no key, and everybody else’s words are theirs', async () => {
    const secret = await invite(ruth, await anotherBoard(), 'partner-a');
    const person = newPerson(server);
    await person.ask('/api/invites/redeem', { body: { secret, sharedDevice: true } });
    const page = await open(person, LAPTOP, 'board', lastBoard);
    await fromMenu(page, 'Only me: drafts and journal');
    await page.getByText('This device is shared, so it keeps no key.').waitFor();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Show me a recovery code' }).click();
    const code = await shownCode(page);
    await page.getByRole('button', { name: 'I have written it down' }).click();
    await write(page, 'at the library');
    const names = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    expect(names).toEqual([]);
    await page.reload();
    await page.locator('.lane').first().waitFor();
    await fromMenu(page, 'Only me: drafts and journal');
    await page.getByLabel('Code from your other device').fill(code);
    await page.getByRole('button', { name: 'Open my writing' }).click();
    await page.getByRole('button', { name: 'at the library' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('whoever loses their seat keeps what was not sent, behind a button', async () => {
    const board = await anotherBoard();
    const person = await joinAs(server, ruth, board, 'partner-a');
    const page = await open(person, LAPTOP, 'board', board);
    await fromMenu(page, 'Only me: drafts and journal');
    await begin(page);
    await write(page, 'kept by the server');
    await page.context().setOffline(true);
    await page.keyboard.type(', and not this');
    await page
      .getByText(/kept in this open page/)
      .locator('visible=true')
      .first()
      .waitFor();
    await ruth.ask(`/api/boards/${board}/seats/partner-a`, { method: 'DELETE' });
    await page.context().setOffline(false);
    await page.getByText('This board is not open to you here').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('not this');
    await page.getByRole('button', { name: 'Show what only you wrote and was not sent' }).click();
    await expect
      .poll(() => page.getByLabel(/^Only you can read this/).inputValue())
      .toBe('kept by the server, and not this');
    await page.context().close();
  }, 60_000);

  it('sharing makes a card for everybody, and only of what was previewed', async () => {
    const board = await anotherBoard();
    const page = await open(await joinAs(server, ruth, board, 'partner-a'), PHONE, 'board', board);
    const other = await open(
      await joinAs(server, ruth, board, 'partner-b'),
      TABLET,
      'board',
      board,
    );
    await page.getByRole('button', { name: 'Only me', exact: true }).tap();
    await begin(page);
    await write(page, 'I would like to be asked first');
    await page.getByRole('button', { name: 'Share…' }).tap();
    await page.getByLabel('Lane', { exact: true }).selectOption({ label: 'Requests' });
    await page.getByText('Everyone on this board, from now on:').waitFor();
    expect(await other.getByText('I would like to be asked first').count()).toBe(0);
    await page.getByRole('button', { name: 'Share with everyone' }).tap();
    await other
      .locator('[data-lane-id=requests] article')
      .getByText('I would like to be asked first')
      .waitFor();
    // Each of them has edited the same board as ever.
    await addTo(other, 'needs');
    await other.keyboard.type('To hear that');
    await closeCard(other);
    await page.context().close();
    await other.context().close();
  }, 60_000);

  it('no page asked another origin, threw, or broke the content policy', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
    expect(server.log()).not.toMatch(/canary|tunnel|breathing|library/);
  });

  it('on plain http says that it needs https, and offers nothing that could keep a word', async () => {
    const port = await freePort();
    const name = `http://board.test:${port}`;
    const plain = await startServerProcess({
      env: { PORT: String(port), ORIGIN: `http://127.0.0.1:${port},${name}` },
    });
    const elsewhere = await chromium.launch({
      executablePath: CHROMIUM_PATH,
      args: [...CHROMIUM_ARGS, '--host-resolver-rules=MAP board.test 127.0.0.1'],
    });
    try {
      const therapist = await setUp(plain);
      const board = await makeBoard(therapist);
      const person = await joinAs(plain, therapist, board, 'partner-a');
      const context = await newDevice(elsewhere, TABLET);
      const [key = '', value = ''] = (person.cookie ?? '').split('=');
      await context.addCookies([{ name: key, value, url: name, sameSite: 'Strict' }]);
      const page = await context.newPage();
      await page.goto(`${name}/board/${board}`);
      await page.locator('.lane').first().waitFor();
      await fromMenu(page, 'Only me: drafts and journal');
      await page.getByText('Private writing needs an address that begins with https.').waitFor();
      const dialog = page.getByRole('dialog', { name: 'Only me' });
      expect(await dialog.locator('input, textarea, [role=textbox]').count()).toBe(0);
    } finally {
      await elsewhere.close();
      await plain.stop();
    }
  }, 60_000);

  let lastBoard = '';
  async function anotherBoard(): Promise<string> {
    lastBoard = await makeBoard(ruth, 'need-to-request');
    return lastBoard;
  }
  const again = (seat: string) => joinAs(server, ruth, lastBoard, seat);

  async function open(person: Person, size: Size, kind = 'board', board = boardId): Promise<Page> {
    const device = await newDevice(browser, size);
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    await instrument(page);
    await page.goto(`${server.origin}/${kind}/${board}`);
    await page
      .locator(kind === 'room' ? 'main.room' : '.lane')
      .first()
      .waitFor();
    return page;
  }
});

/** Where the document came from, whatever the address says. */
const documentAddress = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name).catch(() => undefined);

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Not now' }).click();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New draft' }).click();
  await focused(page);
  await page.keyboard.type(text);
  await kept(page);
}

const focused = (page: Page) =>
  expect.poll(() => page.locator('.private-sheet :focus').count()).toBe(1);

const kept = (page: Page) =>
  page
    .locator('.private-saved[data-state=sent]', { hasText: 'Kept. Only you can read this.' })
    .waitFor();

async function shownCode(page: Page): Promise<string> {
  await page.locator('.private-code').waitFor();
  return (await page.locator('.private-code [aria-hidden]').allInnerTexts()).join('-');
}

/** What comes of trying to take each kept key out as bytes. */
const exportsOfKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('keys');
      request.onsuccess = () => resolve(request.result);
    });
    const rows = await new Promise<ReadonlyArray<{ key: CryptoKey; carrier: CryptoKey }>>(
      (resolve) => {
        const request = database.transaction('keys').objectStore('keys').getAll();
        request.onsuccess = () => resolve(request.result);
      },
    );
    database.close();
    const tries = rows.flatMap(({ key, carrier }) => [key, carrier]);
    return Promise.all(
      tries.map((key) =>
        crypto.subtle.exportKey('raw', key).then(
          () => 'taken',
          () => 'refused',
        ),
      ),
    );
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
