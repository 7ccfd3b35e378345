import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { AWARENESS, heardSince, LEDGER, now } from '../instrument.ts';
import {
  allOf,
  fillField,
  fromCard,
  fromMenu,
  openCard,
  says,
  setInSession,
  textOf,
  type,
  write,
  type Screens,
} from '../session.ts';
import { closeCard } from '../table.ts';

/** Minute -5 to 20: the room is made, and everybody comes to the table. */
export function opening(at: () => Screens): void {
  it('last week: Ana goes first, each writes what they will do, and the session ends', async () => {
    const { ruth, ana, ben, people } = at();
    await ruth.getByRole('button', { name: 'Start the session' }).click();
    await says(people, '.session-now', 'Ana goes first');
    await write(ana, 'next-week', 'I ask how the day was');
    await write(ben, 'next-week', 'I put the phone away at dinner');
    await setInSession(ruth, 'End the session', 'End the session');
    for (const page of people) await page.locator('.session').waitFor({ state: 'detached' });
  }, 60_000);

  it('-5: the television shows the board, nothing to press, and nothing private', async () => {
    const { ana, turnOnTv } = at();
    // At home Ana has begun a private round, and answered it.
    await fromMenu(ana, 'Answer privately, open together');
    await ana.getByRole('button', { name: /^Feels safe/ }).click();
    await ana.getByRole('textbox', { name: 'Still painful' }).fill('canary that is mine alone');
    const tv = await turnOnTv();
    await says([tv], '.room', /I ask how the day was[^]*I put the phone away at dinner/);
    await ana.getByRole('button', { name: 'Give this answer' }).click();
    await ana.getByText('Answered. You can change it until it opens.').first().waitFor();
    // What partners do at home is on no other screen, not even that they do it.
    expect(await allOf(tv)).not.toContain('Waiting for both of you');
    expect(await tv.locator('button, a, input, textarea, [contenteditable=true]').count()).toBe(0);
    expect(await allOf(tv)).not.toContain('canary');
    expect(await tv.locator('.round-sheet').count()).toBe(0);
  }, 60_000);

  it('0: the other one goes first now, and a round that was open at home is ended unseen', async () => {
    const { ruth, ana, ben, tv, people, ask } = at();
    await ruth.getByRole('button', { name: 'Start the session' }).click();
    await says(people, '.session-now', 'Ben goes first');
    await says([tv], '.room-session', /Opening[^]*Ben goes first/);
    await ana.getByText('The round was ended. Nothing was shown.').first().waitFor();
    for (const page of people) await page.keyboard.press('Escape');
    for (const page of [ruth, ben, tv]) {
      const heard = await heardSince(page, 0);
      expect(heard.filter(({ text }) => text.includes('canary'))).toEqual([]);
    }
    // Only the therapist leads, also past the screen.
    expect((await ask(ben, { kind: 'end-session' })).status).toBe(403);
  }, 60_000);

  it('0-5: one appreciation each, whoever goes first begins', async () => {
    const { ruth, ana, ben, tv, people } = at();
    await fromMenu(ruth, 'Show, hide and order lanes');
    await ruth.getByRole('checkbox', { name: 'Show Appreciations' }).check();
    await ruth.keyboard.press('Escape');
    for (const page of people)
      await page.locator('[data-add=appreciations]').waitFor({ state: 'attached' });
    await write(ben, 'appreciations', 'You waited for me at the station');
    await write(ana, 'appreciations', 'You made breakfast on Tuesday');
    const both = /You waited[^]*Ben[^]*You made breakfast[^]*Ana/;
    await says([...people, tv], '[data-lane=appreciations]', both);
  }, 60_000);

  it('0-5: the temperature stays sealed until both have answered, then all screens open at once', async () => {
    const { ruth, ana, ben, tv, people, all } = at();
    await ruth.getByRole('button', { name: 'Private round' }).click();
    await ruth.getByRole('button', { name: /^Temperature/ }).click();
    for (const page of [ana, ben])
      await page.getByRole('dialog', { name: 'Temperature' }).waitFor();
    const before = await Promise.all(all.map(now));
    await ana.getByRole('radio', { name: 'A little warm' }).check();
    await ana.getByRole('button', { name: 'Give this answer' }).click();
    await ana.getByRole('region', { name: 'Your answer' }).waitFor();
    // Something that comes later has come: what Ana did has come to nobody before it.
    await ruth.getByRole('button', { name: 'Looking back' }).click();
    await says([tv], '.room-session', 'Looking back');
    for (const [n, page] of all.entries()) {
      if (page === ana) continue;
      await expect.poll(() => ledgerText(page, before[n]!)).toContain('looking-back');
      const heard = await heardSince(page, before[n]!);
      // Frames of presence are their own ones, every fifteen seconds.
      expect(heard.filter((one) => one.type !== AWARENESS && one.type !== LEDGER)).toEqual([]);
      const entries = heard.filter((one) => one.type === LEDGER).map((one) => one.text);
      expect(entries.join()).not.toMatch(/answer|temperature|degrees|revealed/);
      expect(await page.locator('.round-both').count()).toBe(0);
    }
    for (const page of [ruth, tv]) expect(await textOf(page)).toContain('Waiting for both of you');
    await ben.getByRole('radio', { name: 'Not today' }).check();
    await ben.getByRole('button', { name: 'Give this answer' }).click();
    for (const page of all) {
      const both = page.locator('.round-both');
      await both.waitFor();
      expect(await both.locator('.round-one').count()).toBe(2);
      expect(await both.innerText()).toMatch(/Ana[^]*A little warm[^]*Ben[^]*Not today/);
    }
    // One frame held both, and no screen ever showed half of it.
    for (const [n, page] of all.entries()) {
      const heard = (await heardSince(page, before[n]!)).map(({ text }) => text);
      const opened = heard.filter((text) => text.includes('"revealed"'));
      expect(opened).toHaveLength(1);
      expect(opened[0]).toMatch(/"degrees":4[^]*not-today/);
      expect(await page.evaluate(() => window.steadyTest.halves)).toEqual([]);
    }
    for (const page of people) await page.keyboard.press('Escape');
  }, 60_000);

  it('5-10: each looks back on their own, nobody on another’s, and nothing is counted', async () => {
    const { ruth, ana, ben, people, all, ask } = at();
    const own = await openCard(ana, 'next-week', 'I ask how the day was');
    await own.getByRole('button', { name: 'Partly' }).click();
    await own.getByRole('button', { name: 'Say more about it' }).click();
    await own.getByLabel('What helped?').fill('We sat down first');
    await own.getByRole('button', { name: 'Send' }).first().click();
    await own.getByRole('button', { name: 'Keep it' }).click();
    await says(people, '[data-lane-id=next-week]', /Ana: Partly|We sat down first/);
    for (const page of [ruth, ben]) {
      const other = await openCard(page, 'next-week', 'I ask how the day was');
      await other.getByText('We sat down first').waitFor();
      expect(await other.getByRole('group', { name: 'How did it go?' }).count()).toBe(0);
      expect(await other.getByRole('button', { name: /^(?:Did it|Partly|Not yet)$/ }).count()).toBe(
        0,
      );
      const card = (await other.getAttribute('data-card'))! as never;
      const { status } = await ask(page, { kind: 'review', card, outcome: 'did-it' });
      expect(status).toBe(403);
    }
    const his = await openCard(ben, 'next-week', 'I put the phone away');
    await his.getByRole('button', { name: 'Not yet' }).click();
    await says([ben], 'article[data-open]', 'Ben looked back on');
    for (const page of people) await closeCard(page);
    await says(people, '[data-lane-id=next-week]', 'Ben: Not yet');
    for (const page of all)
      expect(await allOf(page)).not.toMatch(/\d+ (?:of|out of|\/) \d+|%|percent|\btotal|overdue/i);
  }, 60_000);

  it('10-20: a need with what is felt, and a request that grew from it, on every screen', async () => {
    const { ruth, ana, ben, tv, people } = at();
    await write(ana, 'needs', 'To know that we are on one side');
    const need = await openCard(ana, 'needs', 'To know');
    await fillField(need, 'Feeling on top', 'annoyed');
    await need.getByRole('button', { name: 'Add: Feeling underneath' }).click();
    await need.getByRole('button', { name: 'Feeling underneath: choose from a list' }).click();
    await ana.getByRole('combobox', { name: /Find a feeling/ }).fill('lonely');
    await ana.keyboard.press('Enter');
    await says([ruth, ben], '[data-lane-id=needs]', /annoyed[^]*lonely/);
    await closeCard(ana);
    await fromCard(ana, 'needs', 'To know', 'Grow a request from this');
    await expect.poll(() => ana.locator(':focus.ProseMirror').count()).toBe(1);
    await type(ana, 'Would you call when it gets late');
    await closeCard(ana);
    const needs = (page: Page) => page.locator('[data-lane-id=needs] .card-link-line').first();
    const requests = (page: Page) =>
      page.locator('[data-lane-id=requests] .card-link-line').first();
    for (const page of people) {
      await expect.poll(() => requests(page).textContent()).toMatch(/^Grew from: To know/);
      await expect.poll(() => needs(page).textContent()).toMatch(/^From this grew: Would you/);
    }
    await says([tv], '.room', /To know that we are on one side[^]*Would you call/);
  }, 60_000);
}

const ledgerText = async (page: Page, since: number) =>
  (await heardSince(page, since)).flatMap((one) => (one.type === LEDGER ? [one.text] : [])).join();
