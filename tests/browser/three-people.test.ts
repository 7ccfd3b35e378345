import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addTo,
  closeCard,
  expectAgreement,
  sitDown,
  wordsIn,
  writeAtEnd,
  type Table,
} from './table.ts';

/** From the set-up link to a shared board, and everything there by its screens: needs the built client. */
describe('three people on one board', () => {
  let table: Table;
  let ruth: Page;
  let ana: Page;
  let ben: Page;
  let everybody: readonly Page[];

  beforeAll(async () => {
    table = await sitDown();
    ({ ruth, ana, ben } = table);
    everybody = [ruth, ana, ben];
  }, 120_000);

  afterAll(() => table?.leave());

  const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 15 });
  const seen = (text: string, by: readonly Page[] = everybody) =>
    Promise.all(by.map((page) => page.getByText(text).first().waitFor({ state: 'attached' })));

  it('what one writes, all see, and it is said to be sent only then', async () => {
    await addTo(ruth, 'needs');
    await type(ruth, 'Plans that are kept');
    await seen('Plans that are kept');
    await ruth.getByText('Sent. All of you can see this.').first().waitFor();
  });

  it('all three type into the same card at once: no letter is lost, and nobody’s letters change places', async () => {
    const typed = ['0123456789', 'ABCDEFGHIJ', 'ÀÇÈÉÑÖØÜŞŽ'] as const;
    for (const page of everybody) await writeAtEnd(page, 'needs');
    await Promise.all(everybody.map((page, n) => type(page, typed[n]!)));
    const board = await expectAgreement(table, everybody);
    const { text } = board[0]!.cards[0]!;
    expect(text).toHaveLength('Plans that are kept'.length + 30);
    for (const letters of typed)
      expect(text.replaceAll(new RegExp(`[^${letters}]`, 'g'), '')).toBe(letters);
  }, 60_000);

  it('all three write in different cards at once', async () => {
    const places = ['next-week', 'requests', 'boundaries'] as const;
    const sentences = ['A walk on Sunday', 'One evening without phones', 'I leave when we shout'];
    for (const [n, page] of everybody.entries()) await addTo(page, places[n]!);
    await Promise.all(everybody.map((page, n) => type(page, sentences[n]!)));
    const board = await expectAgreement(table, everybody);
    for (const [n, lane] of places.entries())
      expect(board.find((one) => one.lane === lane)?.cards.map(({ text }) => text)).toEqual([
        sentences[n],
      ]);
  }, 60_000);

  it('a link made by one reads both ways on every screen', async () => {
    const request = ana.locator('.lane[data-lane-id=requests] article');
    await request.locator('.card-more').tap();
    await ana.getByRole('menuitem', { name: 'Link to another card' }).tap();
    const dialog = ana.getByRole('dialog', { name: 'Link to another card' });
    await dialog.getByRole('combobox').selectOption({ label: 'Grew from:' });
    await dialog.getByRole('button', { name: /^Plans that are kept/ }).tap();
    await dialog.waitFor({ state: 'hidden' });
    for (const page of everybody) {
      await expect.poll(() => linkOf(page, 'requests')).toMatch(/^Grew from: Plans that are kept/);
      await expect
        .poll(() => linkOf(page, 'needs'))
        .toBe('From this grew: One evening without phones');
    }
    await expectAgreement(table, everybody);
  }, 60_000);

  it('a card dragged on the canvas moves there for all, and stays in its lane', async () => {
    const before = await expectAgreement(table, everybody);
    for (const page of [ruth, ana]) {
      await showAs(page, 'Canvas');
      await page.getByRole('button', { name: 'Show everything' }).click();
    }
    const shape = (page: Page) =>
      page.locator('.tl-shape[data-shape-type=card]', {
        has: page.locator('.card-text', { hasText: 'Plans that are kept' }),
      });
    const placeOf = (page: Page) =>
      shape(page).evaluate((element: HTMLElement) => element.style.transform);
    const there = await placeOf(ana);
    const box = (await shape(ruth).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height - 12];
    await ruth.mouse.move(x, y);
    await ruth.mouse.down();
    await ruth.mouse.move(x - 30, y + 40, { steps: 5 });
    await ruth.mouse.move(x - 120, y + 90, { steps: 8 });
    await ruth.mouse.up();
    await expect.poll(() => placeOf(ana)).not.toBe(there);
    await expect.poll(async () => (await placeOf(ana)) === (await placeOf(ruth))).toBe(true);
    for (const page of [ruth, ana]) await showAs(page, 'Lanes');
    expect(await expectAgreement(table, everybody)).toEqual(before);
  }, 90_000);

  it('undo takes back what I did, and nothing of the others', async () => {
    await writeAtEnd(ana, 'requests');
    await type(ana, ' please');
    await writeAtEnd(ruth, 'requests');
    await type(ruth, ' at all');
    for (const page of [ana, ruth]) await closeCard(page);
    await expect.poll(() => wordsIn(ana, 'requests').textContent()).toMatch(/ at all$/);
    await ana.getByRole('button', { name: 'Undo' }).tap();
    await expect
      .poll(() => wordsIn(ben, 'requests').textContent())
      .toBe('One evening without phones at all');
    // Ben wrote neither: his undo takes back his own last words, in his own card.
    await ben.getByRole('button', { name: 'Undo' }).tap();
    await expect
      .poll(() => wordsIn(ruth, 'boundaries').allTextContents())
      .not.toContain('I leave when we shout');
    expect(await wordsIn(ruth, 'requests').textContent()).toBe('One evening without phones at all');
    await ben.getByRole('button', { name: 'Redo' }).tap();
    await seen('I leave when we shout');
    await expectAgreement(table, everybody);
  }, 60_000);

  it('who was offline keeps writing, is told so, and everybody has all of it afterwards', async () => {
    await ben.context().setOffline(true);
    await addTo(ben, 'needs');
    await type(ben, 'Time for myself');
    await ben.getByText('Not sent yet. It is kept in this open page.').first().waitFor();
    await ben.getByText('All three of you can see this once it is sent.').waitFor();
    await writeAtEnd(ruth, 'next-week');
    await type(ruth, ' with the children');
    await seen('A walk on Sunday with the children', [ana]);
    expect(await ana.getByText('Time for myself').count()).toBe(0);
    expect(await ben.getByText('with the children').count()).toBe(0);
    await ben.context().setOffline(false);
    await seen('Time for myself');
    await seen('A walk on Sunday with the children');
    await ben.locator('.saved[data-state=sent]').waitFor();
    await expectAgreement(table, everybody);
  }, 90_000);

  it('a reload of all three shows the same board, character by character', async () => {
    const before = await expectAgreement(table, everybody);
    for (const page of everybody) {
      await page.reload();
      await page.locator('article[data-card]').first().waitFor({ state: 'attached' });
    }
    expect(await expectAgreement(table, everybody)).toEqual(before);
    expect(before.flatMap(({ cards }) => cards)).toHaveLength(5);
  }, 60_000);

  it('no page asked another origin, threw, or broke the content policy', () => {
    expect(table.wrongs()).toEqual([]);
  });

  const linkOf = (page: Page, lane: string) =>
    page.locator(`.lane[data-lane-id=${lane}] .card-link-line`).first().textContent();

  async function showAs(page: Page, what: 'Lanes' | 'Canvas'): Promise<void> {
    await page.getByRole('button', { name: what, exact: true }).click();
    if (what === 'Lanes') return;
    // What is out of sight is there, and not painted.
    const shapes = page.locator('.tl-shape[data-shape-type=card]');
    await shapes.first().waitFor({ state: 'attached' });
  }
});
