import { describe, expect, it } from 'vitest';
import { PARTNER_A, PARTNER_B, THERAPIST } from '../seats.ts';
import type { Command } from './commands.ts';
import { agreementText, makeTestLedger, why } from './testing.ts';

const ok = { entries: expect.anything() };

describe('replies', () => {
  it('[P20] nobody answers or hears a card of their own', () => {
    const ledger = makeTestLedger();
    const request = ledger.card('request', 'Call when late');
    const need = ledger.card('need', 'To be heard');
    const own: Command[] = [
      { kind: 'answer-request', card: request, answer: 'yes' },
      { kind: 'mark-heard', card: need, heard: true },
      { kind: 'paraphrase', card: need, words: 'You want quiet' },
    ];
    for (const command of own) expect(why(ledger.ask(PARTNER_A, command))).toBe('own-card');
    for (const command of own) expect(ledger.ask(PARTNER_B, command)).toEqual(ok);
  });

  it('[P22] a reply keeps the words that it went to', () => {
    const ledger = makeTestLedger();
    const card = ledger.card('request', 'Call when late');
    ledger.ask(PARTNER_B, { kind: 'answer-request', card, answer: 'not-now', words: 'This week' });
    ledger.rewrite(card, agreementText('Call every day'));
    expect(ledger.state.replies.get(card)?.request.get(PARTNER_B)).toEqual({
      answer: 'not-now',
      words: 'This week',
      text: 'Call when late',
    });
  });

  it('[P21] while listening is on, a reply needs what was heard, confirmed', () => {
    const ledger = makeTestLedger();
    ledger.ask(THERAPIST, { kind: 'start-session' });
    ledger.ask(THERAPIST, { kind: 'set-listening', on: true });
    const card = ledger.card('need', 'To be heard');
    const heard: Command = { kind: 'mark-heard', card, heard: true };
    expect(why(ledger.ask(PARTNER_B, heard))).toBe('say-what-you-heard');
    const say = (words: string) => {
      ledger.ask(PARTNER_B, { kind: 'paraphrase', card, words });
      return ledger.state.seq;
    };
    const first = say('You want quiet');
    ledger.ask(PARTNER_A, { kind: 'answer-paraphrase', paraphrase: first, answer: 'not-quite' });
    expect(why(ledger.ask(PARTNER_B, heard))).toBe('say-what-you-heard');
    const confirm = (by: typeof PARTNER_A): unknown =>
      ledger.ask(by, { kind: 'answer-paraphrase', paraphrase: second, answer: 'yes' });
    const second = say('You want me to listen');
    expect(confirm(PARTNER_B)).toEqual({ refused: 'not-the-author' });
    confirm(PARTNER_A);
    expect(ledger.ask(PARTNER_B, heard)).toEqual(ok);
  });

  it('[P23] a suggestion is the owner’s to take or leave, once', () => {
    const ledger = makeTestLedger();
    const card = ledger.card('need', 'Attention');
    const words = { field: 'text', before: 'Attention', words: 'Time together' };
    ledger.ask(THERAPIST, { kind: 'suggest', card, ...words });
    const take: Command = {
      kind: 'answer-suggestion',
      suggestion: ledger.state.seq,
      answer: 'taken',
    };
    expect(why(ledger.ask(PARTNER_B, take))).toBe('not-the-author');
    expect(ledger.ask(PARTNER_A, take)).toEqual(ok);
    expect(why(ledger.ask(PARTNER_A, take))).toBe('already-answered');
  });

  it('[P23] words for “If this slips” are for the one who will do it to take', () => {
    const ledger = makeTestLedger();
    const text = agreementText('We eat together', { slipOwner: PARTNER_B });
    const card = ledger.card('agreement', 'We eat together', { author: PARTNER_A, text });
    ledger.ask(THERAPIST, {
      kind: 'suggest',
      card,
      field: 'ifThisSlips',
      before: '',
      words: 'Say',
    });
    const take: Command = {
      kind: 'answer-suggestion',
      suggestion: ledger.state.seq,
      answer: 'taken',
    };
    expect(why(ledger.ask(PARTNER_A, take))).toBe('not-the-author');
    expect(ledger.ask(PARTNER_B, take)).toEqual(ok);
  });

  it('[P24] listening asks nothing where no partner could confirm it', () => {
    const ledger = makeTestLedger();
    ledger.ask(THERAPIST, { kind: 'start-session' });
    ledger.ask(THERAPIST, { kind: 'set-listening', on: true });
    for (const author of [THERAPIST, undefined]) {
      const card = ledger.card('need', 'To be heard', { author });
      expect(ledger.ask(PARTNER_B, { kind: 'mark-heard', card, heard: true })).toEqual(ok);
    }
  });
});

describe('intentions', () => {
  it('[P30] are reviewed by their owners, each for themselves', () => {
    const ledger = makeTestLedger();
    const card = ledger.card('intention', 'Walk on Sunday');
    const review: Command = { kind: 'review', card, outcome: 'partly', next: 'smaller' };
    expect(why(ledger.ask(PARTNER_B, review))).toBe('not-an-owner');
    expect(why(ledger.ask(PARTNER_A, { kind: 'review', card }))).toBe('nothing-said');
    ledger.ask(PARTNER_A, review);
    ledger.ask(PARTNER_A, { kind: 'review', card, next: 'keep' });
    expect(ledger.state.reviews.get(card)).toHaveLength(2);
  });
});
