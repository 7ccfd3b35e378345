import { describe, expect, it } from 'vitest';
import { PARTNER_A, PARTNER_B, THERAPIST } from '../seats.ts';
import { aRound, makeTestLedger, why } from './testing.ts';
import { PAUSE_MS } from './values.ts';

const ok = { entries: expect.anything() };

describe('session', () => {
  it('[P40] one at a time, and what guides it ends with it', () => {
    const ledger = makeTestLedger();
    expect(why(ledger.ask(THERAPIST, { kind: 'set-stage', stage: 'working' }))).toBe('no-session');
    ledger.ask(THERAPIST, { kind: 'start-session' });
    expect(why(ledger.ask(THERAPIST, { kind: 'start-session' }))).toBe('session-runs');
    ledger.ask(THERAPIST, { kind: 'give-floor', seat: PARTNER_B });
    const round = aRound();
    ledger.ask(THERAPIST, { kind: 'start-round', round, of: 'temperature' });
    ledger.ask(THERAPIST, { kind: 'end-session' });
    expect(ledger.state.session.running).toBeUndefined();
    expect(ledger.state.rounds.get(round)?.outcome.kind).toBe('cancelled');
  });

  it('[P41] who goes first alternates', () => {
    const ledger = makeTestLedger();
    const first = () => {
      ledger.ask(THERAPIST, { kind: 'start-session' });
      const { running } = ledger.state.session;
      ledger.ask(THERAPIST, { kind: 'end-session' });
      return running?.first;
    };
    expect([first(), first(), first()]).toEqual([PARTNER_A, PARTNER_B, PARTNER_A]);
  });

  it('[P42] the timer ends by the server’s clock', () => {
    const ledger = makeTestLedger();
    ledger.ask(THERAPIST, { kind: 'start-session' });
    ledger.ask(THERAPIST, { kind: 'start-timer', durationMs: 60_000 });
    expect(ledger.state.session.running?.timer?.endsAt).toBe(ledger.now + 60_000);
    ledger.ask(THERAPIST, { kind: 'stop-timer' });
    expect(why(ledger.ask(THERAPIST, { kind: 'stop-timer' }))).toBe('no-timer');
  });

  it('[P43] a lane is locked until it is unlocked, or the session ends', () => {
    const ledger = makeTestLedger();
    ledger.ask(THERAPIST, { kind: 'start-session' });
    const lock = () => ledger.ask(THERAPIST, { kind: 'lock-lane', lane: 'needs' });
    const locked = () => [...(ledger.state.session.running?.lockedLanes.keys() ?? [])];
    lock();
    expect(why(lock())).toBe('already-so');
    expect(locked()).toEqual(['needs']);
    ledger.ask(THERAPIST, { kind: 'unlock-lane', lane: 'needs' });
    expect(locked()).toEqual([]);
  });
});

describe('pause', () => {
  it('[P50] names nobody', () => {
    const ledger = makeTestLedger();
    ledger.ask(PARTNER_B, { kind: 'pause' });
    expect(ledger.entries.at(-1)).not.toHaveProperty('by');
    expect(JSON.stringify(ledger.entries)).not.toContain('partner-b');
  });

  it('[P51] nothing else is decided meanwhile, but the end of the session', () => {
    const ledger = makeTestLedger();
    ledger.ask(THERAPIST, { kind: 'start-session' });
    const card = ledger.card('need', 'Rest');
    ledger.ask(PARTNER_A, { kind: 'pause' });
    expect(why(ledger.ask(PARTNER_B, { kind: 'mark-heard', card, heard: true }))).toBe('paused');
    expect(why(ledger.ask(PARTNER_B, { kind: 'pause' }))).toBe('paused');
    ledger.ask(THERAPIST, { kind: 'end-session' });
    expect(ledger.state.pause).toBeUndefined();
  });

  it('[P52] the therapist ends it at once, a partner when its time is over', () => {
    const ledger = makeTestLedger();
    ledger.ask(PARTNER_A, { kind: 'pause' });
    expect(why(ledger.ask(PARTNER_A, { kind: 'resume' }))).toBe('too-early');
    ledger.wait(PAUSE_MS);
    expect(ledger.ask(PARTNER_B, { kind: 'resume' })).toEqual(ok);
    ledger.ask(PARTNER_A, { kind: 'pause' });
    expect(ledger.ask(THERAPIST, { kind: 'resume' })).toEqual(ok);
    expect(why(ledger.ask(THERAPIST, { kind: 'resume' }))).toBe('not-paused');
  });
});
