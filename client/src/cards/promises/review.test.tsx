import { isCard, readCards } from '@steady/shared/board/card.ts';
import { readLinks } from '@steady/shared/board/links.ts';
import type { NewCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  answersShown,
  axeFinds,
  button,
  buttonNames,
  OBSERVER,
  showCard,
  text,
  tooSmallOrWide,
  type Shown,
} from './testing.tsx';

/** Looking back at an intention of Robin's. */
const TEXT = 'Walk for an hour on Sunday';
let shown: Shown;
const open = async (seat: Seat, over: Partial<NewCard> = {}) =>
  (shown = await showCard(seat, {
    kind: 'intention',
    by: PARTNER_A,
    text: TEXT,
    values: { owners: [PARTNER_A] },
    ...over,
  }));
const reviews = () => shown.server.state.reviews.get(shown.id) ?? [];

beforeEach(() => page.viewport(320, 800));
afterEach(() => shown.dispose());

describe('looking back at an intention', () => {
  it('one tap is enough', async () => {
    await open(PARTNER_A);
    await button('Partly').click();
    await expect.poll(answersShown).toHaveLength(1);
    expect(reviews()).toMatchObject([{ outcome: 'partly', by: PARTNER_A }]);
    await expect.element(button('Partly')).toHaveAttribute('aria-pressed', 'true');
    shown.desk.close();
    await expect.element(text('Robin: Partly')).toBeVisible();
  });

  it('everything else is there and up to them; a day’s taps are one look back', async () => {
    await open(PARTNER_A);
    await button('Not yet').click();
    await button('Say more about it').click();
    await page.getByRole('textbox', { name: 'What got in the way?' }).fill('Rain');
    await button('Send').last().click();
    await expect.element(text('Rain')).toBeVisible();
    await button('Change it').click();
    await button('Not sure').click();
    await button('Did it').click();
    await expect.poll(() => reviews().length).toBe(5);
    await expect.poll(() => answersShown().length).toBe(1);
    const [look = ''] = answersShown();
    expect(look).toContain('Did it');
    expect(look).toContain('What got in the way? Rain');
    expect(look).toContain('What next? Change it');
    expect(look).toContain('Is this helping? Not sure');
    expect(look).not.toContain('Not yet');
  });

  it('counts nothing, anywhere', async () => {
    await open(PARTNER_A);
    for (let day = 0; day < 3; day += 1) {
      shown.says(PARTNER_A, { kind: 'review', card: shown.id, outcome: 'did-it' });
      shown.server.wait(7 * 24 * 60 * 60 * 1000);
    }
    await expect.poll(() => answersShown().length).toBe(3);
    const looks = document.querySelector('.promises')?.textContent ?? '';
    expect(looks.replaceAll(/Nov|Dec|\d{1,2}, 2026/g, '')).not.toMatch(/\d|%/);
  });

  it('is smaller in one tap, and nobody asks how it went', async () => {
    await open(PARTNER_A, { words: { smallVersion: 'Walk ten minutes' } });
    await button('Make it smaller').click();
    await expect.poll(() => shown.card().text.toString()).toBe('Walk ten minutes');
    expect(shown.card().words.get('smallVersion')?.toString()).toBe('');
    expect(reviews()).toMatchObject([{ next: 'smaller' }]);
    expect(reviews()[0]?.outcome).toBeUndefined();
    shown.desk.undo();
    expect(shown.card().text.toString()).toBe(TEXT);
    expect(shown.card().words.get('smallVersion')?.toString()).toBe('Walk ten minutes');
  });

  it('asks for a smaller version where there is none, with the caret in it', async () => {
    await open(PARTNER_A);
    await button('Make it smaller').click();
    const small = page.getByRole('textbox', { name: 'A smaller version' });
    await expect.element(small).toHaveFocus();
    await userEvent.keyboard('Walk to the corner');
    expect(shown.card().words.get('smallVersion')?.toString()).toBe('Walk to the corner');
    expect(shown.card().text.toString()).toBe(TEXT);
    expect(reviews()).toMatchObject([{ next: 'smaller' }]);
  });

  it('is a win in one tap, linked to where it grew from', async () => {
    await open(PARTNER_A);
    await button('Make this a win').click();
    await expect.element(text('A win is on the board.')).toBeVisible();
    const win = readCards(shown.board).find((card) => isCard(card) && card.kind === 'win');
    expect(win).toMatchObject({ by: PARTNER_A });
    expect(readLinks(shown.board)).toMatchObject([
      { kind: 'grew-from', from: win?.id, to: shown.id },
    ]);
    shown.desk.undo();
    expect(readCards(shown.board)).toHaveLength(1);
    expect(readLinks(shown.board)).toEqual([]);
  });

  it.each([PARTNER_B, THERAPIST, OBSERVER])(
    'is its owner’s alone; others see it: %s',
    async (seat) => {
      await open(seat);
      shown.says(PARTNER_A, { kind: 'review', card: shown.id, outcome: 'did-not-come-up' });
      await expect.element(text('Didn’t come up')).toBeVisible();
      expect(buttonNames()).toEqual(seat === THERAPIST ? ['Suggest wording'] : []);
    },
  );

  it('is each owner’s for themselves when it is both’s', async () => {
    await open(PARTNER_B, { values: { owners: [PARTNER_A, PARTNER_B] } });
    shown.says(PARTNER_A, { kind: 'review', card: shown.id, outcome: 'did-it' });
    await expect.element(text('Robin looked back on')).toBeVisible();
    await expect.element(button('Did it')).toHaveAttribute('aria-pressed', 'false');
    await button('Changed our mind').click();
    await expect.element(text('Mika looked back on')).toBeVisible();
  });

  it.each([PARTNER_A, PARTNER_B, THERAPIST, OBSERVER])(
    'axe finds nothing, and all of it fits 320 px: %s',
    async (seat) => {
      await open(seat);
      shown.says(PARTNER_A, { kind: 'review', card: shown.id, outcome: 'partly', helped: 'Music' });
      await expect.element(text('Music')).toBeVisible();
      if (seat === PARTNER_A) await button('Say more about it').click();
      expect(await axeFinds()).toEqual([]);
      expect(tooSmallOrWide()).toEqual([]);
    },
  );

  it('works by keyboard alone', async () => {
    await open(PARTNER_A);
    const first = await button('Did it').findElement();
    if (first instanceof HTMLElement) first.focus();
    await userEvent.keyboard('{Tab} ');
    await expect.poll(() => reviews().length).toBe(1);
    expect(reviews()).toMatchObject([{ outcome: 'partly' }]);
    expect(document.activeElement?.textContent).toBe('Partly');
  });
});
