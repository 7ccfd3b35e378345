import { chain, CHAIN_START } from '@steady/shared/ledger/chain.ts';
import { toMessage, type Entry, type EntryBody } from '@steady/shared/ledger/entries.ts';
import { PARTNER_A, THERAPIST } from '@steady/shared/seats.ts';
import { describe, expect, it } from 'vitest';
import { createLedger } from './createLedger.ts';
import { seeded } from './testing.ts';

function entries(...bodies: EntryBody[]): Entry[] {
  let hash = CHAIN_START;
  return bodies.map((body, n) => {
    const entry = chain({ seq: n + 1, at: 1_000, by: THERAPIST, body }, hash, (text) => text);
    hash = entry.hash;
    return entry;
  });
}

const aLedger = (wall = 2_000) =>
  createLedger({
    post: () => Promise.resolve({ ok: true, value: undefined }),
    random: seeded(1),
    ticks: () => 0,
    wallClock: () => wall,
  });

const [started, stage, ended] = entries(
  { kind: 'session-started', first: PARTNER_A },
  { kind: 'stage', stage: 'working' },
  { kind: 'session-ended' },
).map(toMessage);

describe('the ledger on a page', () => {
  it('[G1] asks for what is missing, and takes nothing out of order', () => {
    const { ledger, received, seq } = aLedger();
    expect(received([started!])).toBe(false);
    expect(received([ended!])).toBe(true);
    expect([seq(), ledger.state().session.running?.stage]).toEqual([1, 'opening']);
    expect(received([stage!, ended!])).toBe(false);
    expect(ledger.state().session.running).toBeUndefined();
    expect(received([started!, stage!])).toBe(false);
    expect(ledger.entries()).toHaveLength(3);
  });

  it('[G3] stops at an entry that it does not know, and says so', () => {
    const { ledger, received, seq } = aLedger();
    expect(received([started!, { ...stage!, kind: 'from-the-future' }, ended!])).toBe(false);
    expect([seq(), ledger.isOutdated()]).toEqual([1, true]);
  });

  it('tells of what happens now, and not of what it catches up with', () => {
    for (const [wall, told] of [
      [2_000, 1],
      [60_000, 0],
    ] as const) {
      const { ledger, received } = aLedger(wall);
      const heard: Entry[] = [];
      ledger.onHappening((entry) => heard.push(entry));
      received([started!]);
      expect(heard).toHaveLength(told);
    }
  });

  it('says why it was refused', async () => {
    const { ledger } = createLedger({
      post: () => Promise.resolve({ ok: false, problem: { kind: 'conflict', reason: 'paused' } }),
      random: seeded(1),
      ticks: () => 0,
      wallClock: () => 0,
    });
    expect(await ledger.ask({ kind: 'pause' })).toEqual({ kind: 'refused', why: 'paused' });
  });
});
