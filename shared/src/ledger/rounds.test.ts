import { describe, expect, it } from 'vitest';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '../seats.ts';
import { aRound, makeTestLedger, why } from './testing.ts';

const temperature = (degrees: number) => ({ kind: 'temperature', degrees }) as const;

function started() {
  const ledger = makeTestLedger();
  ledger.ask(THERAPIST, { kind: 'start-session' });
  const round = aRound();
  ledger.ask(THERAPIST, { kind: 'start-round', round, of: 'temperature' });
  return { ledger, round };
}

describe('rounds', () => {
  it('[P60][P61] say nothing until everybody has answered, then all at once', () => {
    const { ledger, round } = started();
    const before = ledger.entries.length;
    ledger.ask(PARTNER_B, { kind: 'answer-round', round, value: temperature(2) });
    expect(ledger.entries).toHaveLength(before);
    ledger.ask(PARTNER_A, { kind: 'answer-round', round, value: { kind: 'not-today' } });
    expect(ledger.entries).toHaveLength(before + 1);
    expect(ledger.entries.at(-1)).not.toHaveProperty('by');
    expect(ledger.state.rounds.get(round)?.outcome).toEqual({
      kind: 'revealed',
      values: [
        { seat: PARTNER_A, value: { kind: 'not-today' } },
        { seat: PARTNER_B, value: temperature(2) },
      ],
    });
  });

  it('[P62] reveal nothing once cancelled', () => {
    const { ledger, round } = started();
    ledger.ask(PARTNER_B, { kind: 'answer-round', round, value: temperature(2) });
    ledger.ask(THERAPIST, { kind: 'cancel-round', round });
    const late = ledger.ask(PARTNER_A, { kind: 'answer-round', round, value: temperature(3) });
    expect(why(late)).toBe('round-over');
    expect(JSON.stringify(ledger.entries)).not.toContain('degrees');
  });

  it('[P63] an answer may be changed until then', () => {
    const { ledger, round } = started();
    ledger.ask(PARTNER_B, { kind: 'answer-round', round, value: temperature(1) });
    ledger.ask(PARTNER_B, { kind: 'answer-round', round, value: { kind: 'not-today' } });
    ledger.ask(PARTNER_A, { kind: 'answer-round', round, value: temperature(4) });
    expect(JSON.stringify(ledger.entries)).not.toContain('"degrees":1');
  });

  it('are answered with what they ask for', () => {
    const { ledger, round } = started();
    const value = { kind: 'feels-safe', feelsSafe: '', stillPainful: '', nextSteps: '' } as const;
    expect(why(ledger.ask(PARTNER_B, { kind: 'answer-round', round, value }))).toBe(
      'another-kind-of-answer',
    );
  });

  it('[P64] the therapist leads them in a session, a partner at home', () => {
    const ledger = makeTestLedger();
    const start = (seat: Seat) =>
      why(ledger.ask(seat, { kind: 'start-round', round: aRound(), of: 'feels-safe' }));
    expect(start(THERAPIST)).toBe('no-session');
    expect(start(PARTNER_A)).toBeUndefined();
    ledger.ask(THERAPIST, { kind: 'start-session' });
    expect(start(PARTNER_A)).toBe('therapist-leads');
    expect(start(THERAPIST)).toBeUndefined();
    expect(start(THERAPIST)).toBe('round-open');
  });
});
