import type { Browser, Page } from 'playwright-core';
import { PARTNER_A, PARTNER_B, type Seat } from '@steady/shared/seats.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds, launch, looksRight, watch } from '../support/browser.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { byIcalJs, byTsIcs } from '../support/summary/occurrences.ts';
import { connectWriter } from '../support/writer.ts';
import { fromMenu } from './session.ts';

const ZONE = 'America/New_York';
const HOUR_MS = 3_600_000;

/** The coming week on one's own page, and a calendar that follows it: needs the built client. */
describe('next week', () => {
  let server: ServerProcess;
  let browser: Browser;
  let boardId: string;
  let ruth: Person;
  let ana: Person;
  let ben: Person;
  let page: Page;
  let wrongs: () => string[];
  /** Where Ana is. */
  let today: string;

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    ana = await joinAs(server, ruth, boardId, 'partner-a');
    ben = await joinAs(server, ruth, boardId, 'partner-b');
    page = await open(ana, 320);
    wrongs = watch(page, server.origin);
    today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
    const as = (person: Person, seat: Seat) =>
      connectWriter({ cookie: person.cookie ?? '', origin: server.origin }, boardId, seat);
    const [a, b] = await Promise.all([as(ana, PARTNER_A), as(ben, PARTNER_B)]);
    await a.add({
      kind: 'intention',
      text: 'I read before I ask',
      words: { cue: 'When I hear the door' },
      values: { cadence: 'weekly', startsOn: today, time: '19:00', owners: [PARTNER_A] },
    });
    await b.add({
      kind: 'intention',
      text: 'אני כותב לפני שאני יוצא',
      values: { cadence: 'daily', startsOn: dayAfter(1), owners: [PARTNER_B] },
    });
    await a.add({
      kind: 'intention',
      text: 'Ten minutes on the sofa',
      values: { cadence: 'weekly' },
    });
    await b.add({
      kind: 'boundary',
      text: 'I leave the room when it gets loud',
      values: { reviewOn: dayAfter(-3) },
    });
    await Promise.all([a.close(), b.close()]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const dayAfter = (days: number) =>
    new Date(Date.parse(today) + days * 24 * HOUR_MS).toISOString().slice(0, 10);

  async function open(person: Person, width: number): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 780 },
      timezoneId: ZONE,
      acceptDownloads: true,
    });
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const opened = await context.newPage();
    await opened.goto(`${server.origin}/board/${boardId}`);
    await opened.locator('.lane').first().waitFor();
    return opened;
  }
  const openWeek = async (on: Page) => {
    await fromMenu(on, 'Next week, day by day');
    await on.locator('.week-day').first().waitFor();
  };

  it('is seven days with who does what, on a phone of 320 px, and nothing for axe to find', async () => {
    await openWeek(page);
    const days = page.locator('.week-day');
    expect(await days.count()).toBe(7);
    expect(await days.first().innerText()).toMatch(/^Today, .*\n7:00\sPM\nI read before I ask\n/);
    expect(await days.first().locator('.week-who').innerText()).toMatch(/Ana/);
    expect(await days.nth(1).innerText()).toContain('אני כותב לפני שאני יוצא');
    expect(await days.nth(1).locator('.week-who').innerText()).toMatch(/Ben/);
    const dialog = page.getByRole('dialog', { name: 'Next week' });
    expect(await dialog.innerText()).toMatch(/On any day\n+[^\n]+\n+Ten minutes on the sofa/);
    expect(await dialog.innerText()).toMatch(
      /Ready to look at when you are\n+[^\n]+\n+Boundary\nI leave the room/,
    );
    expect(await dialog.innerText()).not.toMatch(/overdue|%|\d of \d|missed/i);
    await hasRoom();
    await looksRight(page);
  }, 60_000);

  it('leads to a card, and works without a connection', async () => {
    await page.getByRole('button', { name: /I read before I ask/ }).click();
    await page.locator('article[aria-label*="I read before I ask"]').waitFor();
    await page.context().setOffline(true);
    await openWeek(page);
    expect(await page.locator('.week-day').first().innerText()).toContain('I read before I ask');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }, 60_000);

  it('is followed by a private link, which is read without signing in and dead once stopped', async () => {
    await openWeek(page);
    await page.getByRole('button', { name: 'Add to your calendar' }).click();
    await page.getByText('Whoever holds your phone, or shares your calendar, can see').waitFor();
    await page.getByRole('button', { name: 'Make the private link' }).click();
    const box = page.getByLabel('Your private link', { exact: true });
    const url = (await box.inputValue()).replace('//localhost:', '//127.0.0.1:');
    await expect.poll(() => box.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(
      await page
        .getByRole('link', { name: 'Open it in this device’s calendar' })
        .getAttribute('href'),
    ).toBe((await box.inputValue()).replace('http:', 'webcal:'));
    await page.getByText(`Its times are those of ${ZONE}.`).waitFor();
    await hasRoom();
    await looksRight(page);

    const ics = await (await fetch(url)).text();
    expect(ics).not.toMatch(/read before|Ana|sofa/);
    const wall = `${today}T19:00`;
    for (const read of [byIcalJs, byTsIcs]) {
      const [first, ...more] = read(ics, today, dayAfter(6));
      expect(more).toEqual([]);
      expect(`${first?.day}T${first?.time}`).toBe(wall);
      const there = new Date(first!.at!).toLocaleString('sv', { timeZone: ZONE });
      expect(there.replace(' ', 'T')).toBe(`${wall}:00`);
    }

    // Told once: the next look knows that there is one, and not which.
    await page.getByRole('button', { name: 'Close' }).click();
    await openWeek(page);
    await page.getByRole('button', { name: 'Add to your calendar' }).click();
    await page.getByText('There is a link, made on').waitFor();
    expect(await page.getByLabel('Your private link', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Stop the link' }).click();
    expect(await axeFinds(page)).toEqual([]);
    await page
      .getByRole('group', { name: 'Stop the link now?' })
      .getByText('Stop the link', { exact: true })
      .click();
    await page.getByText('The link is stopped.').waitFor();
    expect((await fetch(url)).status).toBe(404);
    await page.getByRole('button', { name: 'Make the private link' }).waitFor();
  }, 90_000);

  it('can be downloaded, which all three can read', async () => {
    await page.getByText('Ours', { exact: true }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the file' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^Board-\d{4}-\d\d-\d\d\.ics$/);
    await page.getByText('The file is on this device now.').waitFor();
    const stream = await file.createReadStream();
    let ics = '';
    for await (const chunk of stream) ics += String(chunk);
    expect(ics).toContain(`DTSTART;TZID=${ZONE}:${today.replaceAll('-', '')}T190000`);
    expect(byIcalJs(ics, dayAfter(1), dayAfter(1)).length).toBeGreaterThan(0);
    const { entries } = (await ben.ask(`/api/boards/${boardId}/ledger`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'exported', audience: 'ours', format: 'ics' });
  }, 60_000);

  it('is printed by its button, recorded first; past the button paper says where it is', async () => {
    await page.getByRole('button', { name: 'Back to the week' }).click();
    await page.evaluate(() => {
      window.print = () => {
        document.title = document.querySelector('.print-sheet .paper')?.textContent ?? 'nothing';
      };
    });
    expect(await page.locator('.print-sheet').textContent()).toBe(
      'Please print with the button on the page.',
    );
    await page.getByRole('button', { name: 'Print this week' }).click();
    await expect.poll(() => page.title()).toMatch(/I read before I ask/);
    const { entries } = (await ben.ask(`/api/boards/${boardId}/ledger`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'exported', by: PARTNER_A, format: 'print' });
  }, 60_000);

  it('is there for the therapist too, without a calendar; and says so when nothing is planned', async () => {
    const other = await makeBoard(ruth);
    const laptop = await open(ruth, 1440);
    await openWeek(laptop);
    expect(await laptop.getByRole('button', { name: 'Add to your calendar' }).count()).toBe(0);
    await laptop.getByRole('button', { name: 'Close' }).click();
    await laptop.getByRole('button', { name: 'Start the session' }).click();
    await laptop.locator('.lane[data-lane-id=next-week] .lane-session button').click();
    await laptop.getByRole('menuitem', { name: 'Next week, day by day' }).click();
    await laptop.locator('.week-day').first().waitFor();
    await laptop.goto(`${server.origin}/board/${other}`);
    await fromMenu(laptop, 'Next week, day by day');
    await laptop.getByText('Nothing is planned for these seven days.').waitFor();
    expect(await axeFinds(laptop)).toEqual([]);
    await laptop.getByRole('button', { name: 'Add an intention' }).last().click();
    await laptop.locator('.lane[data-lane-id=next-week] article[data-open]').waitFor();
  }, 60_000);

  it('asked nobody else, and nothing went wrong', () => {
    expect(wrongs()).toEqual([]);
  });

  /** Nothing beside the screen, also with text twice as large. */
  async function hasRoom(): Promise<void> {
    for (const size of ['', '200%']) {
      const beside = await page.evaluate((fontSize) => {
        document.documentElement.style.setProperty('font-size', fontSize);
        const dialog = document.querySelector('dialog[open]');
        return (dialog?.scrollWidth ?? 0) - (dialog?.clientWidth ?? 0);
      }, size);
      expect({ size, beside }).toEqual({ size, beside: 0 });
    }
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  }
});
