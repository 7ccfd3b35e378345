import { isCard, readCard } from '@steady/shared/board/card.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { PARTNER_A, PARTNER_B, parseSeat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { seeded } from '../../board/testing.ts';
import { aScreen, inSession, type Screen } from '../../session/testing.tsx';

/** What a television shows of promises: needs no desk, and gives nothing to press. */
const random = seeded(23);
let screen: Screen;

beforeEach(() => page.viewport(1920, 1080));
afterEach(() => screen.close());

const open = async () =>
  (screen = await aScreen({ seat: parseSeat('room-view'), room: true, before: inSession }));
const linesOf = (id: string) =>
  [...document.querySelectorAll(`[data-card="${id}"] .promise-line`)].map((one) => one.textContent);

function anAgreement(text: string) {
  const { server, theirs } = screen;
  const card = addCard(theirs, { kind: 'agreement', by: PARTNER_A, text }, random);
  const read = readCard(theirs, card);
  if (read === undefined || !isCard(read)) throw new Error('no card');
  server.ask(PARTNER_A, { kind: 'put-forward', card, text: agreementTextOf(read) });
  const version = server.state.seq;
  const answer = (seat: typeof PARTNER_A, given: 'yes' | 'think') =>
    server.ask(seat, { kind: 'answer-agreement', card, version, answer: given });
  return { card, answer };
}

describe('promises on the screen of a room', () => {
  it('stand on their cards in the words of the lanes, and whoever has not answered is not named', async () => {
    await open();
    const { card, answer } = anAgreement('We tell our plans');
    await expect.poll(() => linesOf(card)).toEqual(['Waiting for both of you']);
    answer(PARTNER_A, 'yes');
    await expect.poll(() => linesOf(card)).toEqual(['Waiting for both of you']);
    answer(PARTNER_B, 'yes');
    await expect
      .poll(() => linesOf(card))
      .toEqual([expect.stringMatching(/^Both of you agreed on/)]);
    const request = addCard(
      screen.theirs,
      { kind: 'request', by: PARTNER_A, text: 'Call when it gets late' },
      random,
    );
    screen.server.ask(PARTNER_B, { kind: 'answer-request', card: request, answer: 'think' });
    await expect.poll(() => linesOf(request)).toEqual(['Mika: I need to think']);
  });

  it('show one changed letter of what was agreed', async () => {
    await open();
    const { card, answer } = anAgreement('We tell our plans');
    for (const seat of [PARTNER_A, PARTNER_B]) answer(seat, 'yes');
    wordsOf(screen.theirs, card, 'text').insert(17, 's');
    await expect.poll(() => linesOf(card)).toEqual(['Open again: the words changed']);
    const shown = document.querySelector(`[data-card="${card}"]`)!;
    expect(shown.querySelector('del')?.textContent).toContain('plans');
    expect(shown.querySelector('ins')?.textContent).toContain('planss');
  });

  it('give nothing to press, and axe finds nothing', async () => {
    await open();
    const { card, answer } = anAgreement('We tell our plans');
    for (const seat of [PARTNER_A, PARTNER_B]) answer(seat, 'yes');
    wordsOf(screen.theirs, card, 'text').insert(17, 's');
    await expect.poll(() => document.querySelector('.room ins')).not.toBeNull();
    expect(document.querySelector('.room :is(button, a, input, textarea, summary)')).toBeNull();
    const { violations } = await axe.run(document);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });
});
