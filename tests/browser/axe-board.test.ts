import { describe, expect, it } from 'vitest';
import { LAPTOP, PHONE, TABLET } from '../support/browser.ts';
import { makeBoard } from '../support/people.ts';
import { startLooking } from './axe/looking.ts';
import { summaryStates } from './axe/summary.ts';
import { addTo } from './table.ts';

/** The pages of a board in all their states: needs the built client. */
describe('axe finds nothing', () => {
  const looking = startLooking();
  const { open, look } = looking;

  it.each([
    ['a laptop', LAPTOP],
    ['a tablet', TABLET],
    ['a phone', PHONE],
  ] as const)(
    'on a board at %s: cards, an open one, menus, dialogs, canvas',
    async (_, size) => {
      const boardId = await makeBoard(looking.therapist, 'need-to-request');
      const page = await open(size, looking.therapist);
      await page.goto(`${looking.server.origin}/board/${boardId}`);
      await page.locator('.lane').first().waitFor();
      await addTo(page, 'needs');
      await page.keyboard.type('Plans that are kept');
      await look(page, 'Plans that are kept');
      await page.keyboard.press('Escape');
      await look(page);

      const card = page.locator('article[data-card]', { hasText: 'Plans that are kept' });
      await card.locator('.card-more').click();
      await look(page, 'Grow a request from this');
      await page.getByRole('menuitem', { name: 'Grow a request from this' }).click();
      await page.locator('article[data-open][data-kind=request] :focus').waitFor();
      await page.keyboard.type('One evening without phones');
      await look(page, 'Grew from:');
      await page.locator('article[data-open] .card-more').click();
      await page.getByRole('menuitem', { name: 'Link to another card' }).click();
      await look(page, 'How they belong together');
      await page.keyboard.press('Escape');
      await page.locator('article[data-open] .card-more').click();
      await page.getByRole('menuitem', { name: 'Take this back' }).click();
      await look(page, 'You took this back.');

      for (const [item, says] of [
        ['Taken back: 1 card', 'Only you see this list.'],
        ['Show, hide and order lanes', 'A hidden lane keeps its cards.'],
        ['Seats and invites', 'One link for each seat.'],
        ['Who did what', 'Both partners and the therapist can read this.'],
        ['Rest, keep, delete', 'All of you see the same sentence, and no reason:'],
        ['Keys', 'Everywhere'],
      ] as const) {
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('menuitem', { name: item }).click();
        await look(page, says);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Canvas', exact: true }).click();
      await page.locator('.tl-shape[data-shape-type=card]').first().waitFor({ state: 'attached' });
      await look(page);
    },
    180_000,
  );

  summaryStates(() => looking);

  it('and no page asked another origin, threw, or broke the content policy', () => {
    expect(looking.wrong()).toEqual([]);
  });
});
