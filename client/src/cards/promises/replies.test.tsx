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

/** What one partner says to a card of the other, for each seat. Robin wrote the card; Mika replies. */
let shown: Shown;
const open = async (seat: Seat, kind: 'request' | 'need' | 'boundary', by = PARTNER_A) =>
  (shown = await showCard(seat, { kind, by, text: 'Call me when you are late' }));
const seq = () => shown.server.state.seq;
const listen = () => shown.says(THERAPIST, { kind: 'set-listening', on: true });

beforeEach(() => page.viewport(320, 800));
afterEach(() => shown.dispose());

describe('a request', () => {
  it('is answered in one tap, with words if one likes, and again', async () => {
    await open(PARTNER_B, 'request');
    await expect.element(text('No answer yet.')).toBeVisible();
    const four = [...document.querySelectorAll('.promise-answers button')];
    const heights = four.map((one) => one.getBoundingClientRect().height);
    const widths = four.map((one) => Math.round(one.getBoundingClientRect().width));
    expect([new Set(heights).size, new Set(widths).size]).toEqual([1, 1]);
    expect(four.map((one) => one.getAttribute('aria-pressed'))).toEqual(Array(4).fill('false'));
    await button('Not now').click();
    await expect.poll(answersShown).toEqual(['Mika: Not now']);
    await button('Add a few words').click();
    await userEvent.keyboard('From Monday on');
    await button('Yes, with a change').click();
    await expect.poll(answersShown).toEqual(['Mika: Yes, with a changeFrom Monday on']);
  });

  it('says to which words the answer was given when they changed since', async () => {
    await open(PARTNER_A, 'request');
    shown.says(PARTNER_B, { kind: 'answer-request', card: shown.id, answer: 'yes' });
    await expect.poll(answersShown).toEqual(['Mika: Yes']);
    shown.card().text.insert(0, 'Please: ');
    await expect
      .poll(answersShown)
      .toEqual(['Mika: YesAnswered to earlier words: Call me when you are late']);
    shown.desk.close();
    await expect.element(text('Answered to earlier words')).toBeVisible();
  });

  it.each([PARTNER_A, THERAPIST, OBSERVER])(
    'nobody else has an answer to give: %s',
    async (seat) => {
      await open(seat, 'request');
      await expect.element(text('No answer yet.')).toBeVisible();
      expect(buttonNames()).not.toContain('Yes');
      if (seat === OBSERVER) expect(buttonNames()).toEqual([]);
    },
  );
});

describe('a need and a boundary', () => {
  it.each(['need', 'boundary'] as const)(
    '%s: is marked as heard, and the mark taken back',
    async (kind) => {
      await open(PARTNER_B, kind);
      await button('I’ve heard this').click();
      await expect.poll(answersShown).toEqual(['Mika has heard this']);
      expect(buttonNames()).not.toContain('I’ve heard this');
      shown.card().text.insert(0, 'Now: ');
      await expect
        .poll(answersShown)
        .toEqual(['Mika has heard earlier words: Call me when you are late']);
      await button('I’ve heard this').click();
      await expect.poll(answersShown).toEqual(['Mika has heard this']);
      await button('Take “heard” back').click();
      await expect.poll(answersShown).toEqual([]);
    },
  );

  it('a line on the closed card says who has heard it', async () => {
    await open(OBSERVER, 'need');
    shown.says(PARTNER_B, { kind: 'mark-heard', card: shown.id, heard: true });
    shown.desk.close();
    await expect.element(text('Mika has heard this')).toBeVisible();
  });
});

describe('what I heard', () => {
  it('is said back by the other, and the author says whether that is it', async () => {
    await open(PARTNER_B, 'need');
    await button('Say what I heard').click();
    await userEvent.keyboard('You worry when I am late');
    await button('Say this back').click();
    await expect.element(text('You worry when I am late')).toBeVisible();
    await expect.element(text('Waiting for the person who wrote the card.')).toBeVisible();
    const paraphrase = seq();
    shown.says(PARTNER_A, { kind: 'answer-paraphrase', paraphrase, answer: 'not-quite' });
    await expect.element(text('Robin: Not quite.')).toBeVisible();
    await expect.element(button('Say it again')).toBeVisible();
  });

  it('the author has Yes and Not quite, of one size', async () => {
    await open(PARTNER_A, 'boundary');
    shown.says(PARTNER_B, { kind: 'paraphrase', card: shown.id, words: 'You need quiet' });
    await expect.element(text('Is this what you meant?')).toBeVisible();
    const two = [...document.querySelectorAll('.promise-two button')];
    expect(two.map((one) => one.textContent)).toEqual(['Yes', 'Not quite']);
    expect(new Set(two.map((one) => one.getBoundingClientRect().width)).size).toBe(1);
    await button('Not quite').click();
    await expect.element(text('Robin: Not quite.')).toBeVisible();
  });

  it.each(['need', 'request'] as const)(
    'while listening is on it comes first, and the panel says so: %s',
    async (kind) => {
      await open(PARTNER_B, kind);
      listen();
      await expect.element(text('You are listening now.')).toBeVisible();
      expect(buttonNames()).toEqual(['Say this back']);
      await page.getByRole('textbox', { name: 'What I heard' }).fill('You wait for me');
      await button('Say this back').click();
      await expect.element(text('You are listening now.')).toBeVisible();
      expect(buttonNames()).toEqual(['Say it again']);
      const paraphrase = seq();
      shown.says(PARTNER_A, { kind: 'answer-paraphrase', paraphrase, answer: 'yes' });
      const reply = kind === 'need' ? 'I’ve heard this' : 'Not now';
      await button(reply).click();
      await expect.poll(() => shown.server.state.replies.has(shown.id)).toBe(true);
    },
  );

  it('keeps what was written and not sent while the card is closed', async () => {
    await open(PARTNER_B, 'need');
    await button('Say what I heard').click();
    await userEvent.keyboard('You worry');
    shown.desk.close();
    await expect
      .element(page.getByRole('textbox', { name: 'What I heard' }))
      .not.toBeInTheDocument();
    shown.desk.open(shown.id);
    await expect
      .element(page.getByRole('textbox', { name: 'What I heard' }))
      .toHaveValue('You worry');
  });
});

it.each([PARTNER_A, PARTNER_B, THERAPIST, OBSERVER])(
  'axe finds nothing, and all of it fits 320 px: %s',
  async (seat) => {
    for (const kind of ['request', 'need'] as const) {
      await open(seat, kind);
      shown.says(PARTNER_B, {
        kind: 'paraphrase',
        card: shown.id,
        words: 'You need quiet '.repeat(9),
      });
      shown.says(PARTNER_B, {
        kind: 'answer-request',
        card: shown.id,
        answer: 'not-now',
        words: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
      });
      shown.says(PARTNER_B, { kind: 'mark-heard', card: shown.id, heard: true });
      await expect.element(text('What Mika heard')).toBeVisible();
      expect(await axeFinds()).toEqual([]);
      expect(tooSmallOrWide()).toEqual([]);
      shown.desk.close();
      await expect.element(text('Mika said this back')).toBeVisible();
      expect(await axeFinds()).toEqual([]);
      if (kind === 'request') shown.dispose();
    }
  },
);
