import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAUGHTY } from '../hostile/corpus/naughty.ts';
import { LAPTOP, launch, newDevice, PHONE, watch, type Size } from '../support/browser.ts';
import { invite, joinAs, newPerson, setUp, signIn, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** Characters: as the server takes them (access/limits.ts). */
const MAX_NAME = 60;
const MAX_TITLE = 120;
/** Every name is on one line; what the server refuses is refused everywhere (http/schemas.ts). */
const NAMES = NAUGHTY.filter((words) => words.length <= MAX_NAME && words === words.trim());
const TITLES = NAUGHTY.filter((words) => words.length <= MAX_TITLE && words === words.trim());
/** One in eight of those that are markup: each takes a board and its dialogs. */
const MARKUP = NAMES.filter((words) => /<|javascript:/i.test(words)).filter((_, n) => n % 8 === 0);
/** As long as the server takes names without markup in the practice's own. */
const PRACTICE = "Practice 田中さん {{7*7}} ${ran} ' ` ﷽ ‮gnorw‬";

/** Titles, people's names and the practice's, on the real screens: needs the built client. */
describe('naughty names', () => {
  let server: ServerProcess;
  let browser: Browser;
  let therapist: Person;
  const watched: Array<() => string[]> = [];

  beforeAll(async () => {
    server = await startServerProcess({
      env: { PRACTICE_NAME: PRACTICE, NEUTRAL_TITLE: "B'{{1}}" },
    });
    browser = await launch();
    therapist = await setUp(server);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Without the marks that keep a name apart inside a sentence. */
  const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');
  const nothingRan = async (page: Page) => {
    const found = await page.evaluate(() => ({
      ran: Reflect.get(window, 'ran') as unknown,
      strange: document.querySelectorAll(
        'body :is(script, iframe, object, img[src=x], form[action])',
      ).length,
    }));
    expect(found).toEqual({ ran: undefined, strange: 0 });
  };

  it(`${TITLES.length} titles of boards in one list, letter by letter`, async () => {
    const made: string[] = [];
    for (const title of TITLES) {
      const body = { title, template: 'open', partners: ['Ana', 'Ben'] };
      const { status } = await therapist.ask('/api/boards', { body });
      if (status === 201) made.push(title);
    }
    expect(made.length).toBeGreaterThan(300);
    const page = await open(therapist, LAPTOP);
    await page.goto(`${server.origin}/boards`);
    const titles = () =>
      page
        .locator('.board-tile :is(h2, h3)')
        .evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    await expect.poll(async () => (await titles()).length).toBe(made.length);
    expect((await titles()).map(plain).toSorted()).toEqual(made.map(plain).toSorted());
    await nothingRan(page);
    await page.context().close();
  }, 240_000);

  it(`${MARKUP.length} names of people that are markup: seats and who did what; some of them there, and on the wall`, async () => {
    const ruth = await open(therapist, LAPTOP);
    let shown = 0;
    const dialog = async (item: string) => {
      await ruth.getByRole('button', { name: 'More', exact: true }).click();
      await ruth.getByRole('menuitem', { name: item }).click();
      return ruth.getByRole('dialog', { name: item });
    };
    for (let n = 0; n + 1 < MARKUP.length; n += 2) {
      const [a = '', b = ''] = MARKUP.slice(n, n + 2);
      const made = await therapist.ask('/api/boards', {
        body: { title: a, template: 'open', partners: [a, b] },
      });
      // With characters that no name has; such a one is refused whole.
      if (made.status === 400) continue;
      expect([a, b, made.status]).toEqual([a, b, 201]);
      shown += 1;
      const { boardId } = made.body;
      const ana = await joinAs(server, therapist, boardId, 'partner-a');
      await ruth.goto(`${server.origin}/board/${boardId}`);
      await ruth.locator('.lane').first().waitFor();
      expect(await ruth.locator('.board-title').textContent()).toBe(a);
      if (shown <= 2) await together(boardId, ana, ruth, a);
      const audit = await dialog('Who did what');
      await expect.poll(async () => plain((await audit.textContent()) ?? '')).toContain(a);
      await ruth.keyboard.press('Escape');
      const seats = await dialog('Seats and invites');
      await expect.poll(async () => plain((await seats.textContent()) ?? '')).toContain(b);
      await nothingRan(ruth);
    }
    expect(shown).toBeGreaterThan(MARKUP.length / 4);
    await ruth.context().close();
  }, 300_000);

  /** Both there, and the room's screen. */
  async function together(boardId: string, ana: Person, ruth: Page, name: string): Promise<void> {
    const theirs = await open(ana, PHONE);
    await theirs.goto(`${server.origin}/board/${boardId}`);
    const tv = await open(await joinAs(server, therapist, boardId, 'room-view'), LAPTOP);
    await tv.goto(`${server.origin}/room/${boardId}`);
    const people = () =>
      ruth
        .locator('.board-people li')
        .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    await expect.poll(people).toContain(name);
    await tv.locator('main.room').waitFor();
    for (const page of [theirs, tv]) {
      await nothingRan(page);
      await page.context().close();
    }
  }

  it('the practice’s name where one joins, and a therapist’s on their own page', async () => {
    const { body } = await therapist.ask('/api/boards', {
      body: { template: 'open', partners: ['Ana', 'Ben'] },
    });
    const page = await open(undefined, PHONE);
    await page.goto(`${server.origin}/join#${await invite(therapist, body.boardId, 'partner-a')}`);
    await expect
      .poll(async () => plain((await page.locator('form.sheet').textContent()) ?? ''))
      .toContain(PRACTICE.replaceAll(/[\u2066-\u2069]/g, ''));
    await nothingRan(page);
    for (const [n, name] of MARKUP.slice(0, 3).entries()) {
      const link = await therapist.ask('/api/practice/invites', { body: {} });
      const person = { name, email: `n${n}@practice.example`, password: 'another long password' };
      const secret = new URL(link.body.url).hash.slice(1);
      const joined = await newPerson(server).ask('/api/practice/join', {
        body: { secret, ...person },
      });
      expect(joined.status).toBe(201);
      const own = await open(await signIn(server, person), LAPTOP);
      await own.goto(`${server.origin}/account`);
      await expect
        .poll(async () => plain((await own.locator('.account').textContent()) ?? ''))
        .toContain(name);
      await nothingRan(own);
      await own.context().close();
    }
  }, 120_000);

  it('and nobody else was asked, nothing threw, and no policy was broken', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  });

  async function open(person: Person | undefined, size: Size): Promise<Page> {
    const device = await newDevice(browser, size);
    const [name = '', value = ''] = (person?.cookie ?? '').split('=');
    if (name !== '')
      await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    return page;
  }
});
