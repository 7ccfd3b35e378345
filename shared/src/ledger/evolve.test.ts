import { expect, it } from 'vitest';
import { PARTNER_A, THERAPIST } from '../seats.ts';
import { evolve, fold } from './evolve.ts';
import { makeTestLedger } from './testing.ts';

it('[P4][P5] an entry that was seen already changes nothing, however often it comes', () => {
  const ledger = makeTestLedger();
  ledger.ask(THERAPIST, { kind: 'start-session' });
  ledger.ask(PARTNER_A, { kind: 'pause' });
  ledger.ask(THERAPIST, { kind: 'resume' });
  const state = fold(ledger.entries);
  for (const entry of ledger.entries) expect(evolve(state, entry)).toBe(state);
  expect(fold([...ledger.entries, ...ledger.entries])).toEqual(ledger.state);
});
