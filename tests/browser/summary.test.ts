import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { connectWriter, type Writer } from '../support/writer.ts';
import { screensOf, setInSession, sitInRoom, type Room, type Screens } from './session.ts';
import { addTo } from './table.ts';

/** Minutes 45 to 50 and after, on four screens: needs the built client. */
describe('the summary at the end of a session', () => {
  let room: Room;
  let screens: Screens;
  const writers: Writer[] = [];
  let failed = false;

  beforeAll(async () => {
    room = await sitInRoom(0);
    screens = screensOf(room);
    const { ruth, ana, ben } = screens;
    await ruth.getByRole('button', { name: 'Start the session' }).click();
    await screens.turnOnTv();
    const as = async (page: Page, seat: Seat) => {
      const cookies = await page.context().cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const device = { cookie, origin: room.server.origin };
      const writer = await connectWriter(device, room.boardId, seat);
      writers.push(writer);
      return writer;
    };
    const [therapist, a, b] = [
      await as(ruth, THERAPIST),
      await as(ana, PARTNER_A),
      await as(ben, PARTNER_B),
    ];
    await a.add({ kind: 'need', text: 'To know before plans change' });
    await a.add({ kind: 'need', text: 'A word for myself alone' });
    await b.add({ kind: 'win', text: 'A walk on Sunday' });
    const agreed = await b.add({ kind: 'agreement', text: 'Phones stay outside at dinner' });
    const version = await b.putForward(agreed);
    for (const writer of [a, b])
      await writer.ask({ kind: 'answer-agreement', card: agreed, version, answer: 'yes' });
    await therapist.ask({ kind: 'set-stage', stage: 'wording' });
    for (const page of [ruth, ana, ben])
      await page.locator('article[data-kind=agreement]').first().waitFor({ state: 'attached' });
  }, 120_000);

  afterAll(async () => {
    await Promise.all(writers.map((writer) => writer.close()));
    await room?.leave();
  });

  // What comes after a step that failed would only say so again.
  beforeEach(({ skip }) => {
    skip(failed, 'an earlier step failed');
    onTestFailed(() => {
      failed = true;
    });
  });

  it('comes to all four with the closing stage, and waits for whoever is typing', async () => {
    const { ruth, ana, ben, tv } = screens;
    await addTo(ben, 'needs');
    await ben.keyboard.type('In the middle of');
    await ruth.getByRole('button', { name: 'Closing' }).click();
    await ana.getByText('Everyone is brought to the summary.').waitFor();
    for (const page of [ruth, ana, tv]) await page.locator('.paper').waitFor();
    await ben.keyboard.type(' a word');
    await ben.getByText('You stay here until you choose to go.').waitFor();
    expect(await ben.locator('.paper').count()).toBe(0);
    await ben.getByRole('button', { name: 'Go there' }).click();
    await ben.locator('.paper').waitFor();
    await allSay(/In the middle of a word/);
    const [first, ...others] = await Promise.all(screens.all.map(paperOf));
    for (const other of others) expect(other).toBe(first);
    expect(first).toMatch(/Ana and Ben agreed to these exact words/);
    expect(await tv.locator('button, a, input, select, summary').count()).toBe(0);
  }, 60_000);

  it('each holds back an own card on their own device, and it is gone from every screen', async () => {
    const { ruth, ana, ben, tv } = screens;
    await ana.getByRole('button', { name: 'Hold back: A word for myself alone' }).click();
    for (const page of screens.all)
      await expect.poll(() => paperOf(page)).not.toContain('A word for myself alone');
    await ana.getByText('You hold back 1 card').waitFor();
    for (const page of [ruth, ben, tv])
      expect(await page.locator('body').innerText()).not.toMatch(/hold back 1|Held back/);
    await ben.getByText('Both of you agreed to this. It stays in the summary.').waitFor();
  }, 60_000);

  it('a copy is what the preview shows, and all three can read that it was made', async () => {
    const { ana, ruth, ben } = screens;
    const shown = await paperOf(ana);
    const markdown = await download(ana, 'Plain text (Markdown)');
    expect(markdown.name).toMatch(/^Board-\d{4}-\d\d-\d\d\.md$/);
    expect(markdown.text).toContain('To know before plans change');
    expect(markdown.text).not.toContain('A word for myself alone');
    const data = JSON.parse((await download(ana, 'Data (JSON)')).text);
    for (const { items } of data.sections)
      for (const { words } of items) expect(shown).toContain(words);
    for (const page of [ana, ruth, ben]) {
      await page.getByText('Copies made so far').click();
      await expect
        .poll(() => page.locator('.copy-list').innerText())
        .toMatch(/Ana: Our summary, Data \(JSON\)[^]*Ana: Our summary, Plain text/);
    }
  }, 60_000);

  it('on paper says the same, without what is on the screen around it', async () => {
    const { ana } = screens;
    const shown = await paperOf(ana);
    await ana.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '');
    });
    await makeCopy(ana, 'Print', 'Print this copy');
    await ana.locator('html[data-printed]').waitFor();
    await ana.emulateMedia({ media: 'print' });
    const sheet = ana.locator('.print-sheet');
    expect(await wordsOf(sheet.locator('.paper'))).toBe(shown);
    expect(squeezed(await ana.locator('body').innerText())).toBe(squeezed(await sheet.innerText()));
    await ana.emulateMedia({ media: 'screen' });
    await ana.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await ana.locator('.paper').waitFor();
  }, 60_000);

  it('without a connection nothing is made, and that is said', async () => {
    const { ana } = screens;
    await ana.context().setOffline(true);
    await makeCopy(ana, 'Print', 'Print this copy');
    await ana.getByText('Making a copy needs a connection. Nothing was made.').waitFor();
    await ana.context().setOffline(false);
    await ana.keyboard.press('Escape');
    await ana.locator('.saved:is([data-state=quiet], [data-state=sent])').waitFor();
  }, 60_000);

  it('is kept with the session that the therapist ends; what is taken back later stays out', async () => {
    const { ruth, ana, ben } = screens;
    const then = await paperOf(ben);
    await setInSession(ruth, 'End the session', 'End the session');
    await ben.locator('.session').waitFor({ state: 'detached' });
    const b = writers[2]!;
    await b.add({ kind: 'need', text: 'Said at home' });
    await allSay(/Said at home/, [ana, ben]);
    await ben.getByLabel('Which session').selectOption({ index: 1 });
    await expect.poll(() => paperOf(ben)).toBe(then);
    await ben.getByRole('button', { name: 'Back to now' }).click();
    await ben.goBack();
    await ben.locator('.lane').first().waitFor();
    await ben.locator('article[aria-label*="In the middle"] .card-more').click();
    await ben.getByRole('menuitem', { name: 'Take this back' }).click();
    await ana.getByLabel('Which session').selectOption({ index: 1 });
    await expect.poll(() => paperOf(ana)).toContain('To know before plans change');
    expect(await paperOf(ana)).not.toMatch(/In the middle|A word for myself|Said at home/);
  }, 60_000);

  it('no page asked another origin, threw, or broke the content policy', () => {
    expect(room.wrongs()).toEqual([]);
  });

  const allSay = async (what: RegExp, pages: readonly Page[] = screens.all) => {
    for (const page of pages) await expect.poll(() => paperOf(page)).toMatch(what);
  };
});

const paperOf = (page: Page): Promise<string> => wordsOf(page.locator('.paper').first());

/** What a person reads there, without what can be pressed. */
const wordsOf = (paper: Locator): Promise<string> =>
  paper.evaluate((shown) => {
    const copy = shown.cloneNode(true) as HTMLElement;
    for (const gone of copy.querySelectorAll('.paper-hold, [aria-hidden=true]')) gone.remove();
    return (copy.textContent ?? '').replaceAll(/[\u2066-\u2069]/g, '');
  });

const squeezed = (text: string): string => text.replaceAll(/[\s\u2066-\u2069]/g, '');

async function makeCopy(page: Page, form: string, button: string): Promise<void> {
  await page.getByRole('button', { name: 'Make a copy' }).click();
  await page.locator('.choice-option', { has: page.getByText(form, { exact: true }) }).click();
  await page.getByRole('button', { name: button }).click();
}

async function download(page: Page, form: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    makeCopy(page, form, 'Download this copy'),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}
