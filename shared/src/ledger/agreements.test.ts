import { describe, expect, it } from 'vitest';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '../seats.ts';
import { normalWords } from './agreementText.ts';
import { agreementText, makeTestLedger, why } from './testing.ts';

const ok = { entries: expect.anything() };

/** A session runs, and there is an agreement to put forward. */
function withAgreement(words = 'We tell each other our plans') {
  const ledger = makeTestLedger();
  ledger.ask(THERAPIST, { kind: 'start-session' });
  const card = ledger.card('agreement', words);
  const agreement = () => ledger.state.agreements.get(card);
  return {
    ledger,
    card,
    agreement,
    status: () => agreement()?.status,
    putForward: () =>
      ledger.ask(PARTNER_A, { kind: 'put-forward', card, text: ledger.cards.get(card)!.text }),
    answer: (seat: Seat, answer: 'yes' | 'not-now' | 'think' | 'yes-with-change') =>
      ledger.ask(seat, {
        kind: 'answer-agreement',
        card,
        version: agreement()?.versions.at(-1)?.seq ?? 1,
        answer,
      }),
  };
}

describe('agreements', () => {
  it('[P10] are agreed when both say yes to the same words, and not before', () => {
    const { putForward, answer, status } = withAgreement();
    putForward();
    answer(PARTNER_A, 'yes');
    expect(status()).toBe('put-forward');
    answer(PARTNER_B, 'yes-with-change');
    expect(status()).toBe('put-forward');
    answer(PARTNER_B, 'yes');
    expect(status()).toBe('agreed');
  });

  it('[P12] one changed letter reopens, and changing it back revives nothing', () => {
    const { ledger, card, agreement, putForward, answer, status } = withAgreement('Our plans');
    putForward();
    answer(PARTNER_A, 'yes');
    answer(PARTNER_B, 'yes');
    ledger.rewrite(card, agreementText('Our plan'));
    expect(status()).toBe('reopened');
    ledger.rewrite(card, agreementText('Our plans'));
    expect(status()).toBe('reopened');
    expect(why(answer(PARTNER_A, 'yes'))).toBe('words-changed');
    expect(agreement()?.answers.size).toBe(0);
    expect(putForward()).toEqual(ok);
    expect(agreement()?.versions).toHaveLength(2);
  });

  it.each([{ reviewOn: '2026-12-01' }, { slipOwner: PARTNER_B }])(
    '[P12] a changed term reopens like a changed word: %o',
    (term) => {
      const { ledger, card, putForward, answer, status } = withAgreement('Our plans');
      putForward();
      answer(PARTNER_A, 'yes');
      ledger.rewrite(card, agreementText('Our plans', term));
      expect(status()).toBe('reopened');
    },
  );

  it('[P11] refuses a yes to older words, and words that the card does not say', () => {
    const { ledger, card, agreement, putForward, status } = withAgreement('One');
    putForward();
    const old = agreement()!.versions[0]!.seq;
    ledger.rewrite(card, agreementText('Two'));
    putForward();
    const late = { kind: 'answer-agreement', card, version: old, answer: 'yes' } as const;
    expect(why(ledger.ask(PARTNER_B, late))).toBe('newer-words');
    ledger.rewrite(card, agreementText('Three'));
    const other = { kind: 'put-forward', card, text: agreementText('Four') } as const;
    expect(why(ledger.ask(PARTNER_A, other))).toBe('words-changed');
    expect(status()).toBe('reopened');
  });

  it('[P13] need one person to withdraw, and the one who paused to go on', () => {
    const { ledger, card, putForward, answer, status } = withAgreement();
    putForward();
    answer(PARTNER_A, 'yes');
    answer(PARTNER_B, 'yes');
    ledger.ask(PARTNER_B, { kind: 'pause-agreement', card });
    const resume = (seat: Seat) => ledger.ask(seat, { kind: 'resume-agreement', card });
    expect(why(resume(PARTNER_A))).toBe('not-paused-by-you');
    resume(PARTNER_B);
    expect(status()).toBe('agreed');
    ledger.ask(PARTNER_A, { kind: 'withdraw-agreement', card });
    expect(status()).toBe('withdrawn');
    expect(putForward()).toEqual(ok);
    expect(status()).toBe('put-forward');
  });

  it('about transparency need a scope and an end', () => {
    const { ledger, card } = withAgreement();
    const put = (over: object) => {
      const text = agreementText('I show my calendar', { topic: 'transparency', ...over });
      ledger.rewrite(card, text);
      return why(ledger.ask(PARTNER_A, { kind: 'put-forward', card, text }));
    };
    expect(put({})).toBe('needs-scope-and-end');
    expect(put({ scope: 'Evenings' })).toBe('needs-scope-and-end');
    expect(put({ scope: 'Evenings', endsOn: '2026-01-01' })).toBe('ends-in-the-past');
    expect(put({ scope: 'Evenings', endsOn: '2027-01-01' })).toBeUndefined();
  });

  it('are answered at home only where the therapist allows it', () => {
    const { ledger, putForward, answer } = withAgreement();
    putForward();
    ledger.ask(THERAPIST, { kind: 'end-session' });
    expect(why(answer(PARTNER_A, 'yes'))).toBe('answers-in-session');
    ledger.ask(THERAPIST, { kind: 'allow-answers-at-home', allowed: true });
    expect(answer(PARTNER_A, 'yes')).toEqual(ok);
  });

  it('of a card that was taken back, or is of another kind, are refused', () => {
    const { ledger } = withAgreement();
    const note = ledger.card('note', 'A note');
    const gone = ledger.card('agreement', 'Gone', { takenBack: true });
    const put = (card: typeof note) =>
      why(ledger.ask(PARTNER_A, { kind: 'put-forward', card, text: agreementText('Gone') }));
    expect(put(note)).toBe('not-this-kind');
    expect(put(gone)).toBe('no-such-card');
  });

  it('are the same text only letter by letter, spaces that nobody sees apart', () => {
    expect(normalWords('  We\u00a0eat \r\n together \u200b ')).toBe('We eat\ntogether');
    expect(normalWords('Cafe\u0301')).toBe(normalWords('Café'));
    expect(normalWords('we eat')).not.toBe(normalWords('We eat'));
    expect(normalWords('میخواهم')).not.toBe(normalWords('می\u200cخواهم'));
  });
});
