import type { NewCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import {
  axeFinds,
  button,
  buttonNames,
  OBSERVER,
  showCard,
  text,
  tooSmallOrWide,
  type Shown,
} from './testing.tsx';

/** Wording that the therapist suggests for a card of Robin's. */
const BEFORE = 'You never call me';
const AFTER = 'Please call me';
let shown: Shown;
const open = async (seat: Seat, over: Partial<NewCard> = {}) =>
  (shown = await showCard(seat, { kind: 'request', by: PARTNER_A, text: BEFORE, ...over }));
const suggest = (field = 'text', before = BEFORE, words = AFTER) =>
  shown.says(THERAPIST, { kind: 'suggest', card: shown.id, field, before, words });
const answer = () => [...shown.server.state.suggestions.values()].at(-1)?.answer;

beforeEach(() => page.viewport(320, 800));
afterEach(() => shown.dispose());

describe('suggested wording', () => {
  it('is written by the therapist beside the card, which it does not change', async () => {
    await open(THERAPIST, { words: { when: 'Tonight' } });
    await button('Suggest wording').click();
    const words = page.getByRole('textbox', { name: 'Your suggestion' });
    await expect.element(words).toHaveValue(BEFORE);
    await words.fill(AFTER);
    await expect.element(text('What would change')).toBeVisible();
    await button('Send the suggestion').click();
    await expect.element(text('Suggested to the person whose card it is.')).toBeVisible();
    expect(shown.card().text.toString()).toBe(BEFORE);
    expect([...shown.server.state.suggestions.values()]).toMatchObject([
      { field: 'text', before: BEFORE, words: AFTER },
    ]);
    await button('Suggest wording').click();
    await page.getByLabelText('Which words').selectOptions('When');
    await expect.element(words).toHaveValue('Tonight');
  });

  it('is taken by the owner: the new words stand on the card', async () => {
    await open(PARTNER_A);
    suggest();
    expect(
      [...document.querySelectorAll('.promise del')].map((one) => one.textContent),
    ).not.toEqual([]);
    await button('Take these words').click();
    await expect.poll(() => shown.card().text.toString()).toBe(AFTER);
    expect(answer()).toBe('taken');
    await expect.element(button('Take these words')).not.toBeInTheDocument();
    shown.desk.undo();
    expect(shown.card().text.toString()).toBe(BEFORE);
  });

  it('is left by the owner: the card stays as it is', async () => {
    await open(PARTNER_A);
    suggest();
    await button('Leave mine as they are').click();
    await expect.poll(answer).toBe('left');
    expect(shown.card().text.toString()).toBe(BEFORE);
  });

  it('can only be left once the words are others, and the panel says so', async () => {
    await open(PARTNER_A);
    suggest();
    await expect.element(button('Take these words')).toBeVisible();
    shown.card().text.insert(0, 'Well: ');
    await expect.element(text('The words have changed since this was suggested.')).toBeVisible();
    expect(buttonNames()).toEqual(['Leave mine as they are']);
  });

  it('puts nothing on the card when its words changed while the server was asked', async () => {
    await open(PARTNER_A);
    suggest();
    shown.server.hold();
    await button('Take these words').click();
    shown.card().text.insert(0, 'Well: ');
    shown.server.release();
    await expect
      .element(text('The words have changed since. Nothing was changed now.'))
      .toBeVisible();
    expect(shown.card().text.toString()).toBe(`Well: ${BEFORE}`);
  });

  it.each([PARTNER_B, OBSERVER])(
    'is seen by the others, who have no button for it: %s',
    async (seat) => {
      await open(seat, { kind: 'note' });
      suggest();
      await expect.element(text('Suggested wording')).toBeVisible();
      expect(buttonNames()).toEqual([]);
      shown.desk.close();
      await expect.element(text('New wording is suggested')).toBeVisible();
    },
  );

  it('for “If this slips” is for the one who will do it', async () => {
    const card = { kind: 'agreement', values: { slipOwner: PARTNER_B } } as const;
    await open(PARTNER_B, card);
    suggest('ifThisSlips', '', 'Say so');
    await button('Take these words').click();
    await expect.poll(() => shown.card().words.get('ifThisSlips')?.toString()).toBe('Say so');
  });

  it.each([PARTNER_A, PARTNER_B, THERAPIST, OBSERVER])(
    'axe finds nothing, and all of it fits 320 px: %s',
    async (seat) => {
      await open(seat);
      suggest();
      if (seat === THERAPIST) await button('Suggest wording').click();
      await expect.element(text('Suggested wording')).toBeVisible();
      expect(await axeFinds()).toEqual([]);
      expect(tooSmallOrWide()).toEqual([]);
    },
  );
});
