import { randomFillSync } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeCommandId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { newDevice, watch } from '../support/browser.ts';
import { instrument } from './instrument.ts';
import { addTo, chooseLane, closeCard, sitDown, type Table } from './table.ts';

export const TELEVISION = { width: 1920, height: 1080 };

/** Three people at one board, and the screen of the room. */
export interface Room extends Table {
  /** Joins with a new link. */
  turnOn(): Promise<Page>;
}

/** What each step of a session is shown on. */
export interface Screens {
  readonly room: Room;
  /** The therapist, at a laptop. */
  readonly ruth: Page;
  readonly ana: Page;
  readonly ben: Page;
  /** Once it was turned on. */
  readonly tv: Page;
  /** Without the television. */
  readonly people: readonly Page[];
  readonly all: readonly Page[];
  turnOnTv(): Promise<Page>;
  /** Past the screen. */
  ask(page: Page, command: Command): Promise<{ status: number; text: string }>;
}

export function screensOf(room: Room): Screens {
  const { ruth, ana, ben } = room;
  const people = [ruth, ana, ben];
  let tv: Page | undefined;
  const television = () => {
    if (tv === undefined) throw new Error('the television is off');
    return tv;
  };
  return {
    room,
    ruth,
    ana,
    ben,
    people,
    get tv() {
      return television();
    },
    get all() {
      return [...people, television()];
    },
    async turnOnTv() {
      tv = await room.turnOn();
      return tv;
    },
    ask: (page, command) => askDirectly(page, room.boardId, command),
  };
}

/** @param skewMs how wrong the clock of Ana's tablet is */
export async function sitInRoom(skewMs: number): Promise<Room> {
  const table = await sitDown();
  const { ruth, ana, ben, browser, server } = table;
  for (const page of [ruth, ana, ben]) {
    await instrument(page, page === ana ? skewMs : 0);
    await page.reload();
    await page.locator('.lane').first().waitFor();
  }
  const watched: Array<() => string[]> = [];
  return {
    ...table,
    wrongs: () => [...table.wrongs(), ...watched.flatMap((wrong) => wrong())],
    async turnOn() {
      const link = await linkFor(ruth, 'Room view');
      const tv = await (await newDevice(browser, TELEVISION)).newPage();
      watched.push(watch(tv, server.origin));
      await instrument(tv);
      await tv.goto(link);
      await tv.getByRole('button', { name: 'Join the board' }).click();
      await tv.waitForURL('**/room/*');
      await tv.locator('main.room').waitFor();
      return tv;
    },
  };
}

/** Made on the board itself. */
export async function linkFor(ruth: Page, name: string): Promise<string> {
  await fromMenu(ruth, 'Seats and invites');
  await ruth
    .getByRole('button', { name: new RegExp(`^Make (?:a|another) link for ${name}$`) })
    .click();
  const link = await ruth.getByLabel(`Link for ${name}`, { exact: true }).inputValue();
  await ruth.getByRole('button', { name: 'Done' }).click();
  return link;
}

export async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Asked past the screen, as somebody could who writes to the server by hand. */
export function askDirectly(
  page: Page,
  boardId: string,
  command: Command,
): Promise<{ status: number; text: string }> {
  const id = makeCommandId((bytes) => randomFillSync(bytes));
  return page.evaluate(
    async ([to, body]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(to, { method: 'POST', headers, body });
      return { status: answer.status, text: await answer.text() };
    },
    [`/api/boards/${boardId}/ledger`, JSON.stringify({ id, command })] as const,
  );
}

/** By its name: other people's carets stand in the middle of its words. */
export const cardIn = (page: Page, lane: string, text: string): Locator =>
  page.locator(`.lane[data-lane-id=${lane}] article[aria-label*="${text}"]`);

/** By its own button: Escape closes a card only while one is in it. */
export async function done(page: Page): Promise<void> {
  const button = page.locator('article[data-open] .card-done');
  if ((await button.count()) === 0) return;
  await button.click();
  await page.locator('article[data-open]').waitFor({ state: 'detached' });
}

export async function openCard(page: Page, lane: string, text: string): Promise<Locator> {
  await done(page);
  await chooseLane(page, lane);
  const card = cardIn(page, lane, text);
  await card.locator('.card-text').click();
  await card.and(page.locator('[data-open]')).waitFor();
  // What is promised comes with its code.
  await card.locator('.promises').waitFor({ state: 'attached' });
  return card;
}

/** Adds a card of the lane's own kind. */
export async function write(page: Page, lane: string, text: string): Promise<void> {
  await addTo(page, lane);
  await type(page, text);
  await closeCard(page);
}

export const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 10 });

/** Opens a field that is not there yet, and writes in it. */
export async function fillField(card: Locator, field: string, text: string): Promise<void> {
  await card.getByRole('button', { name: `Add: ${field}` }).click();
  await card.getByRole('textbox', { name: field }).and(card.page().locator(':focus')).waitFor();
  await type(card.page(), text);
}

export async function chooseField(card: Locator, field: string, choice: string): Promise<void> {
  await card.getByRole('button', { name: `Add: ${field}` }).click();
  await card.getByLabel(field, { exact: true }).selectOption({ label: choice });
}

export async function fromCard(
  page: Page,
  lane: string,
  text: string,
  item: string,
): Promise<void> {
  await chooseLane(page, lane);
  await cardIn(page, lane, text).locator('.card-more').click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** What the therapist sets in the session's sheet. */
export async function setInSession(ruth: Page, ...buttons: readonly string[]): Promise<void> {
  await ruth.locator('.session-now').click();
  const sheet = ruth.getByRole('dialog', { name: 'The session' });
  for (const name of buttons) await sheet.getByRole('button', { name }).click();
  await ruth.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
}

export const textOf = (page: Page): Promise<string> => page.locator('body').innerText();

/** Everything that somebody can read or hear there. */
export const allOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.body.textContent ?? '');

/** Also where it is scrolled out of sight: a browser lays out no card that nobody sees. */
export async function says(pages: readonly Page[], selector: string, text: string | RegExp) {
  for (const page of pages)
    await expect
      .poll(async () => (await page.locator(selector).allTextContents()).join('\n'))
      .toMatch(text);
}
