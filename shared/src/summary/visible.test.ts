import { describe, expect, it } from 'vitest';
import { aCouple, type Couple } from '../../../tests/support/summary/couple.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '../seats.ts';
import type { Audience } from './choices.ts';
import type { SummaryInput } from './input.ts';
import { summarise } from './summarise.ts';
import { heldBackCount, hiddenFrom } from './visible.ts';

const words = (
  couple: Couple,
  audience: Audience,
  seat: Seat,
  over?: Partial<SummaryInput>,
): string[] =>
  summarise(couple.input(over), { audience, seat }).sections.flatMap(({ items }) =>
    items.map((item) => item.words),
  );

describe('which cards a summary may hold', () => {
  it('[E1] what was taken back is in nobody’s, but in its author’s own data', () => {
    const couple = aCouple();
    const card = couple.add(PARTNER_A, { kind: 'need', text: 'Taken' });
    couple.add(PARTNER_A, { kind: 'need', text: 'Kept' });
    couple.takeBack(PARTNER_A, card);
    expect(words(couple, 'ours', PARTNER_A)).toEqual(['Kept']);
    expect(words(couple, 'clinician', THERAPIST)).toEqual(['Kept']);
    expect(words(couple, 'mine', PARTNER_A)).toEqual(['Kept']);
    expect(words(couple, 'data', PARTNER_B)).toEqual([]);
    expect(words(couple, 'data', PARTNER_A)).toEqual(['Kept', 'Taken']);
    const input = couple.input();
    expect(hiddenFrom(input, { audience: 'ours', seat: PARTNER_A })).toEqual(new Set([card]));
  });

  it('[E2] what is held back is in its author’s copies alone, until it is released', () => {
    const couple = aCouple();
    const card = couple.add(PARTNER_A, { kind: 'request', text: 'Held' });
    couple.ask(PARTNER_A, { kind: 'hold-back', card, held: true });
    expect(words(couple, 'ours', PARTNER_A)).toEqual([]);
    expect(words(couple, 'ours', PARTNER_B)).toEqual([]);
    expect(words(couple, 'clinician', THERAPIST)).toEqual([]);
    expect(words(couple, 'mine', PARTNER_B)).toEqual([]);
    expect(words(couple, 'data', PARTNER_B)).toEqual([]);
    expect(words(couple, 'mine', PARTNER_A)).toEqual(['Held']);
    expect(words(couple, 'data', PARTNER_A)).toEqual(['Held']);
    couple.ask(PARTNER_A, { kind: 'hold-back', card, held: false });
    expect(words(couple, 'mine', PARTNER_B)).toEqual(['Held']);
  });

  it('[E2] is counted for whoever holds it back, and for nobody else', () => {
    const couple = aCouple({ template: 'us-and-the-problem' });
    const input = couple.input();
    const [starter] = [...couple.board.cards.keys()];
    couple.write(PARTNER_A, starter as never, 'The Fog');
    couple.ask(THERAPIST, { kind: 'hold-back', card: starter as never, held: true });
    const card = couple.add(PARTNER_B, { kind: 'win', text: 'Held' });
    couple.ask(PARTNER_B, { kind: 'hold-back', card, held: true });
    const counts = [THERAPIST, PARTNER_A, PARTNER_B].map((seat) =>
      heldBackCount({ ...input, ledger: couple.ledger }, seat),
    );
    expect(counts).toEqual([1, 0, 1]);
  });

  it('[E3] Mine is what is one’s own and what concerns one', () => {
    const couple = aCouple();
    couple.add(PARTNER_A, { kind: 'need', text: 'My need' });
    couple.add(PARTNER_B, { kind: 'need', text: 'Your need' });
    const heard = couple.add(PARTNER_B, { kind: 'need', text: 'Your need that I heard' });
    couple.ask(PARTNER_A, { kind: 'paraphrase', card: heard, words: 'You need rest' });
    const paraphrase = couple.ledger.seq;
    couple.add(PARTNER_B, { kind: 'request', text: 'What you asked of me' });
    couple.add(PARTNER_B, { kind: 'appreciation', text: 'What you liked' });
    couple.add(PARTNER_B, { kind: 'intention', text: 'What you will do' });
    couple.add(PARTNER_B, {
      kind: 'intention',
      text: 'What we will do',
      values: { owners: [PARTNER_A, PARTNER_B] },
    });
    couple.add(PARTNER_B, { kind: 'agreement', text: 'Your draft' });
    const agreed = couple.add(THERAPIST, { kind: 'agreement', text: 'What we agreed' });
    couple.add(THERAPIST, { kind: 'note', text: 'A note from the therapist' });
    couple.ask(THERAPIST, { kind: 'start-session' });
    couple.agree(agreed);
    const mine = () => new Set(words(couple, 'mine', PARTNER_A));
    const concerned = [
      'My need',
      'What you asked of me',
      'What you liked',
      'What we will do',
      'What we agreed',
    ];
    expect(mine()).toEqual(new Set(concerned));
    couple.ask(PARTNER_B, { kind: 'answer-paraphrase', paraphrase, answer: 'yes' });
    expect(mine()).toEqual(new Set([...concerned, 'Your need that I heard']));
  });

  it('[E4] All my data has what one said of the other’s cards, and not the cards', () => {
    const couple = aCouple();
    const request = couple.add(PARTNER_B, { kind: 'request', text: 'The words of the other' });
    const ask = { kind: 'answer-request', card: request } as const;
    couple.ask(PARTNER_A, { ...ask, answer: 'think', words: 'First I said this' });
    couple.write(PARTNER_B, request, 'Other words of the other');
    couple.ask(PARTNER_A, { ...ask, answer: 'yes', words: ' and then this\r\n' });
    couple.ask(PARTNER_A, { kind: 'paraphrase', card: request, words: 'What I heard, unanswered' });
    couple.takeBack(PARTNER_B, request);
    const agreed = couple.add(PARTNER_A, { kind: 'agreement', text: 'Ours' });
    couple.ask(THERAPIST, { kind: 'start-session' });
    couple.agree(agreed);
    couple.ask(PARTNER_B, { kind: 'withdraw-agreement', card: agreed });
    const summary = summarise(couple.input(), { audience: 'data', seat: PARTNER_A });
    expect(summary.record).toEqual([
      {
        day: '2026-11-18',
        what: 'request-answered',
        answer: 'think',
        words: 'First I said this',
      },
      { day: '2026-11-18', what: 'request-answered', answer: 'yes', words: 'and then this' },
      { day: '2026-11-18', what: 'paraphrased', words: 'What I heard, unanswered' },
      { day: '2026-11-18', what: 'answered', answer: 'yes', about: 'Ours' },
    ]);
    expect(JSON.stringify(summary)).not.toContain('of the other');
    const theirs = summarise(couple.input(), { audience: 'data', seat: PARTNER_B });
    expect(JSON.stringify(theirs)).not.toMatch(/First I said|and then this|What I heard/);
  });
});
