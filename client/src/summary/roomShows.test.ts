import { EMPTY_LEDGER } from '@steady/shared/ledger/state.ts';
import { decide } from '@steady/shared/ledger/decide.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import type { Entry } from '@steady/shared/ledger/entries.ts';
import { evolve } from '@steady/shared/ledger/evolve.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import { expect, it } from 'vitest';
import { roomShowsSummary } from './roomShows.ts';

const START: Command = { kind: 'start-session' };
const CLOSING: Command = { kind: 'set-stage', stage: 'closing' };
const WORKING: Command = { kind: 'set-stage', stage: 'working' };
const TO_SUMMARY: Command = { kind: 'gather', view: 'summary' };
const TO_LANES: Command = { kind: 'gather', view: 'lanes' };
const END: Command = { kind: 'end-session' };

it.each([
  ['at the beginning of a session', [START], false],
  ['while it closes', [START, CLOSING], true],
  ['once everyone was brought there', [START, WORKING, TO_SUMMARY], true],
  ['after everyone was brought back to the lanes', [START, CLOSING, TO_LANES], false],
  ['when the session goes on', [START, CLOSING, WORKING], false],
  ['in the next session', [START, CLOSING, END, START], false],
  ['outside of a session', [START, CLOSING, END], false],
] as const)('%s a television shows the summary: %s', (_, commands, shows) => {
  let state = EMPTY_LEDGER;
  const entries: Entry[] = [];
  for (const command of commands) {
    const decision = decide(state, command, {
      seat: THERAPIST,
      at: 1,
      earliestDay: '2026-11-24',
      today: '2026-11-25',
      card: undefined,
      sealed: new Map(),
      stateVector: '',
      sha256: (text) => text,
    });
    if ('refused' in decision) throw new Error(decision.refused);
    for (const body of decision.entries) {
      const entry: Entry = { seq: entries.length + 1, at: 1, by: THERAPIST, hash: '', body };
      entries.push(entry);
      state = evolve(state, entry);
    }
  }
  expect(roomShowsSummary(entries, state.session.running)).toBe(shows);
});
