import { randomFillSync } from 'node:crypto';
import { makeCommandId } from '@steady/shared/ids.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds, launch, looksRight, newDevice, PHONE, watch } from '../support/browser.ts';
import { invite, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { tracesOf } from '../support/traces.ts';
import { fromMenu } from './session.ts';

const CANARY = 'canary-7f3a1c90 walks on Sunday';
const ANSWERS = 'Feels safe · Still painful · Next steps';

/** details.md 6 and 25: one phone, two people, and nothing of the one in the hands of the other. */
describe('one phone that two people pass to each other', () => {
  let server: ServerProcess;
  let browser: Browser;
  let ruth: Person;
  let boardId: string;
  let phone: Page;
  let wrong: () => string[];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    for (const kind of ['start-session', 'end-session'] as const) {
      const id = makeCommandId((bytes) => randomFillSync(bytes));
      await ruth.ask(`/api/boards/${boardId}/ledger`, { body: { id, command: { kind } } });
    }
    phone = await (await newDevice(browser, PHONE)).newPage();
    wrong = watch(phone, server.origin);
    await phone.goto(`${server.origin}/join#${await invite(ruth, boardId, 'partner-a')}`);
    await phone.getByText('This is a shared device').tap();
    await phone.getByRole('button', { name: 'Join the board' }).tap();
    await phone.locator('.lane').first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const review = () => phone.getByRole('dialog', { name: 'Home review' });
  const press = (name: string) => review().getByRole('button', { name, exact: true }).tap();
  const reader = () =>
    phone.evaluate(async () => (await (await fetch('/api/me')).json()) as unknown);
  const whoIsIn = () => phone.evaluate(async () => (await fetch('/api/me')).status);

  it('the first one answers, and then their words are only in their own page', async () => {
    await fromMenu(phone, 'Home review');
    await review().getByText('Together, on this one device').tap();
    await press('Begin');
    await press('Skip this');
    await review().getByRole('textbox', { name: 'Feels safe' }).fill(CANARY);
    await press('Give this answer');
    await review().getByText('Your answer', { exact: true }).waitFor();
    // The search finds what is there: otherwise that it finds nothing later would say nothing.
    expect(await tracesOf(phone, CANARY)).toEqual(['screen', 'heap']);
    expect(await axeFinds(phone)).toEqual([]);
  }, 60_000);

  it('passes it on with a code of their own, and is gone: no screen, no storage, no memory', async () => {
    await press('Sign out and pass it to Ben');
    await review().getByText('Please choose six digits first. You are still signed in.').waitFor();
    await review().getByLabel('Six digits, to come back later').fill('482913');
    await press('Sign out and pass it to Ben');
    await phone.waitForURL('**/hand-over');
    await phone.getByRole('heading', { name: 'Who has the device now?' }).waitFor();
    expect(await tracesOf(phone, CANARY)).toEqual([]);
    expect(await whoIsIn()).toBe(401);
    await looksRight(phone);
  }, 60_000);

  it('leads nobody back by the browser’s own ways', async () => {
    await phone.goBack().catch(() => {});
    await phone.goto(`${server.origin}/board/${boardId}`);
    await phone.getByText('This board is not open to you here').waitFor();
    expect(await tracesOf(phone, CANARY)).toEqual([]);
    await phone.goto(`${server.origin}/hand-over`);
  }, 60_000);

  it('opens nothing of the first one without their digits', async () => {
    await phone.getByRole('button', { name: 'I am Ana' }).tap();
    await phone.getByLabel('Your six digits').fill('000000');
    await phone.getByRole('button', { name: 'Open the board' }).tap();
    await phone.getByText('These are not the digits. Nothing has changed.').waitFor();
    expect(await whoIsIn()).toBe(401);
  }, 60_000);

  it('the second one comes in with a link of their own, and answers without having seen a word', async () => {
    await phone.getByRole('button', { name: 'I am Ben' }).tap();
    await phone.getByLabel('Your own link').fill('https://elsewhere.example/join#x');
    await phone.getByRole('button', { name: 'Open my link' }).tap();
    await phone.getByText('This is no link to this board. Please copy all of it.').waitFor();
    const link = `${server.origin}/join#${await invite(ruth, boardId, 'partner-b')}`;
    await phone.getByLabel('Your own link').fill(link);
    await phone.getByRole('button', { name: 'Open my link' }).tap();
    await phone.getByText('This is a shared device').tap();
    await phone.getByRole('button', { name: 'Join the board' }).tap();
    await phone.locator('.lane').first().waitFor();
    expect(await reader()).toMatchObject({ seats: [{ seat: 'partner-b' }] });
    await fromMenu(phone, 'Home review');
    await review().getByText('Together, on this one device').tap();
    await press('Begin');
    await press('Skip this');
    await review()
      .getByText(/^A round is open\./)
      .waitFor();
    expect(await tracesOf(phone, CANARY)).toEqual([]);
  }, 60_000);

  it('then both answers open on the one screen', async () => {
    await review().getByRole('textbox', { name: 'Next steps' }).fill('Call on Monday');
    await press('Give this answer');
    await review().getByText(CANARY).waitFor();
    await review().getByText('Call on Monday').waitFor();
  }, 60_000);

  it('the first one comes back with their digits, to their own part of the review', async () => {
    await review().getByLabel('Six digits, to come back later').fill('٧٧١٢٠٥');
    await press('Sign out and pass it to Ana');
    await phone.getByRole('button', { name: 'I am Ana' }).tap();
    await phone.getByLabel('Your six digits').fill('482913');
    await phone.getByRole('button', { name: 'Open the board' }).tap();
    await phone.waitForURL(`**/board/${boardId}`);
    await review().getByRole('heading', { name: ANSWERS }).waitFor();
    expect(await reader()).toMatchObject({ seats: [{ seat: 'partner-a' }] });
    // Each of the two has a way back, and none for the one who is in.
    const ways = await phone.evaluate(() => localStorage.getItem('ways-back') ?? '');
    expect(ways).toMatch(/"ways":\[\{"seat":"partner-b"/);
    expect(ways).not.toContain('482913');
    expect(wrong()).toEqual([]);
  }, 60_000);
});
