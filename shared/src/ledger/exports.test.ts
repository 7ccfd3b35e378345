import { describe, expect, it } from 'vitest';
import { PARTNER_A, PARTNER_B, THERAPIST, parseSeat } from '../seats.ts';
import { AUDIENCES } from '../summary/choices.ts';
import { AUTHORISED_FOR_MS, isHeldBack } from './exports.ts';
import { makeTestLedger, SEATS, why } from './testing.ts';

function agreed() {
  const ledger = makeTestLedger();
  const card = ledger.card('agreement', 'We eat together');
  ledger.ask(THERAPIST, { kind: 'start-session' });
  const { text } = ledger.cards.get(card)!;
  ledger.ask(PARTNER_A, { kind: 'put-forward', card, text });
  const version = ledger.state.seq;
  for (const seat of [PARTNER_A, PARTNER_B])
    ledger.ask(seat, { kind: 'answer-agreement', card, version, answer: 'yes' });
  return { ledger, card };
}

describe('holding a card back', () => {
  it('[P70] is for its author, and for the therapist where no partner made it', () => {
    const ledger = makeTestLedger();
    const hers = ledger.card('need', 'Rest');
    const starters = ledger.card('note', 'Write here', { author: undefined });
    const hold = { kind: 'hold-back', held: true } as const;
    expect(why(ledger.ask(PARTNER_B, { ...hold, card: hers }))).toBe('not-the-author');
    expect(why(ledger.ask(THERAPIST, { ...hold, card: hers }))).toBe('not-the-author');
    expect(why(ledger.ask(PARTNER_A, { ...hold, card: starters }))).toBe('not-the-author');
    expect(why(ledger.ask(PARTNER_A, { ...hold, card: hers }))).toBeUndefined();
    expect(why(ledger.ask(THERAPIST, { ...hold, card: starters }))).toBeUndefined();
    expect([...ledger.state.heldBack]).toEqual([hers, starters]);
    ledger.ask(PARTNER_A, { kind: 'hold-back', card: hers, held: false });
    expect(isHeldBack(ledger.state, hers)).toBe(false);
  });

  it('[P71] is refused for what both agreed to, and over once both agree', () => {
    const { ledger, card } = agreed();
    expect(why(ledger.ask(PARTNER_A, { kind: 'hold-back', card, held: true }))).toBe(
      'agreed-by-both',
    );
    ledger.ask(PARTNER_B, { kind: 'withdraw-agreement', card });
    ledger.ask(PARTNER_A, { kind: 'hold-back', card, held: true });
    expect(isHeldBack(ledger.state, card)).toBe(true);
    const { text } = ledger.cards.get(card)!;
    ledger.ask(PARTNER_A, { kind: 'put-forward', card, text });
    const version = ledger.state.seq;
    for (const seat of [PARTNER_A, PARTNER_B])
      ledger.ask(seat, { kind: 'answer-agreement', card, version, answer: 'yes' });
    expect(isHeldBack(ledger.state, card)).toBe(false);
  });
});

describe('exports', () => {
  it('[P72] are entries with who, for whom, in which form, on which day, also in a pause', () => {
    const ledger = makeTestLedger();
    ledger.ask(PARTNER_B, { kind: 'pause' });
    ledger.ask(PARTNER_A, { kind: 'export', audience: 'mine', format: 'pdf' });
    expect(ledger.entries.at(-1)).toMatchObject({
      by: PARTNER_A,
      body: { kind: 'exported', audience: 'mine', format: 'pdf', day: '2026-11-24' },
    });
  });

  it('each audience × each seat', () => {
    const may: Record<string, string> = {
      ours: 'therapist partner-a partner-b',
      mine: 'partner-a partner-b',
      clinician: 'therapist',
      data: 'therapist partner-a partner-b observer-1',
    };
    for (const audience of AUDIENCES)
      for (const seat of SEATS) {
        const ledger = makeTestLedger();
        const decision = ledger.ask(seat, { kind: 'export', audience, format: 'md' });
        const isRefused = why(decision) !== undefined;
        const allowed = may[audience]!.split(' ').includes(seat);
        expect({ audience, seat, isRefused }).toEqual({ audience, seat, isRefused: !allowed });
      }
  });

  it('[P73] for somebody outside need both partners, for this audience, and not for ever', () => {
    const ledger = makeTestLedger();
    ledger.ask(THERAPIST, { kind: 'ask-third-party', audience: 'ours', recipient: 'A clinic' });
    const asked = ledger.state.seq;
    const out = (audience: 'ours' | 'clinician' = 'ours') =>
      why(ledger.ask(THERAPIST, { kind: 'export', audience, format: 'pdf', thirdParty: asked }));
    const say = (seat: typeof PARTNER_A, answer: 'yes' | 'no') =>
      ledger.ask(seat, { kind: 'answer-third-party', asked, answer });
    expect(out()).toBe('not-authorised');
    say(PARTNER_A, 'yes');
    expect(out()).toBe('not-authorised');
    expect(why(say(THERAPIST, 'yes'))).toBe('not-your-part');
    expect(why(say(parseSeat('observer-1'), 'yes'))).toBe('not-your-part');
    say(PARTNER_B, 'yes');
    expect(out()).toBeUndefined();
    expect(out('clinician')).toBe('not-authorised');
    say(PARTNER_A, 'no');
    expect(out()).toBe('not-authorised');
    say(PARTNER_A, 'yes');
    expect(out()).toBeUndefined();
    ledger.wait(AUTHORISED_FOR_MS + 1);
    expect(out()).toBe('not-authorised');
    ledger.ask(PARTNER_A, { kind: 'pause' });
    expect(
      why(ledger.ask(PARTNER_A, { kind: 'answer-third-party', asked: 999, answer: 'no' })),
    ).toBe('paused');
  });
});
