import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../support/chromium.ts';
import { makeBoard, setUp, THERAPIST_SIGN_IN } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';

/** Seats of a board, given and taken on its own page: needs the built client. */
let server: ServerProcess;
let browser: Browser;
let ruth: Page;
let boardId: string;

beforeAll(async () => {
  server = await startServerProcess();
  browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS });
  boardId = await makeBoard(await setUp(server));
  ruth = await newPage(320, 640);
  await ruth.goto(`${server.origin}/sign-in`);
  const { email, password } = THERAPIST_SIGN_IN;
  await ruth.getByLabel('E-mail').fill(email);
  await ruth.getByLabel('Password', { exact: true }).fill(password);
  await ruth.keyboard.press('Enter');
  await ruth.waitForURL('**/boards');
  await ruth.goto(`${server.origin}/board/${boardId}`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('a seat is given by a link, and taken away: the page of whoever sat there closes at once', async () => {
  await openSeats();
  await ruth.getByRole('button', { name: 'Make a link for Ana' }).click();
  const link = await ruth.getByLabel('Link for Ana', { exact: true }).inputValue();
  await look('with an open link');

  const ana = await newPage(360, 780);
  await ana.goto(link);
  await ana.getByRole('button', { name: 'Join the board' }).click();
  await ana.getByText('Connected. All of you can see this board.').first().waitFor();

  // The link is shown once: the next look at the seats knows nothing of it.
  await ruth.getByRole('button', { name: 'Done' }).click();
  await openSeats();
  await ruth.getByText('Has joined', { exact: true }).waitFor();
  expect(await ruth.getByLabel('Link for Ana', { exact: true }).count()).toBe(0);

  await ruth.getByRole('button', { name: 'Take the seat away from Ana' }).click();
  await ruth.getByText('Their devices close the board at once.').waitFor();
  await look('while asking');
  await ruth.getByRole('button', { name: 'Take the seat away', exact: true }).click();
  await ana.getByText('This board is not open to you here').waitFor();
  await ruth.getByText('The seat is free.').waitFor();
}, 60_000);

it('a link that was taken back opens nothing', async () => {
  await ruth.getByRole('button', { name: 'Make a link for Ben' }).click();
  const link = await ruth.getByLabel('Link for Ben', { exact: true }).inputValue();
  await ruth.getByRole('button', { name: 'Take this link back: for Ben' }).click();
  await ruth.getByText('The link is taken back.').waitFor();
  const ben = await newPage(360, 780);
  await ben.goto(link);
  await ben.getByRole('button', { name: 'Join the board' }).click();
  await ben.getByRole('heading', { name: 'This link does not open a board' }).waitFor();
}, 60_000);

async function openSeats(): Promise<void> {
  await ruth.getByRole('button', { name: 'More', exact: true }).click();
  await ruth.getByRole('menuitem', { name: 'Seats and invites' }).click();
  await ruth.getByRole('dialog', { name: 'Seats and invites' }).waitFor();
}

/** Nothing for axe to find, and nothing beside a screen of 320 px. */
async function look(when: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: ruth }).include('dialog[open]').analyze();
  expect({ when, found: violations.map(({ id }) => id) }).toEqual({ when, found: [] });
  const beside = await ruth.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    return (dialog?.scrollWidth ?? 0) - (dialog?.clientWidth ?? 0);
  });
  expect(beside).toBe(0);
}

async function newPage(width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } });
  return context.newPage();
}
