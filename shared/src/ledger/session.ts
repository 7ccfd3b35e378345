import { PARTNER_A, PARTNER_B, roleOf } from '../seats.ts';
import type { CommandOf } from './commands.ts';
import { done, refused, type Decision } from './decision.ts';
import type { BodyOf, EntryBody, EntryHead } from './entries.ts';
import type { Facts } from './facts.ts';
import type { LedgerState, RunningSession } from './state.ts';

/**
 * The fifty minutes.
 *
 * P40 One session at a time; everything that guides it ends with it, and open rounds are cancelled.
 * P41 Who goes first alternates from session to session; the therapist may say otherwise.
 * P42 The timer is an end by the server's clock, so it is the same on every screen.
 * P43 A locked lane takes nothing new from anybody until it is unlocked.
 */
type SessionCommand = CommandOf<
  | 'start-session'
  | 'end-session'
  | 'set-stage'
  | 'set-first'
  | 'start-timer'
  | 'stop-timer'
  | 'give-floor'
  | 'free-floor'
  | 'set-listening'
  | 'gather'
  | 'lock-lane'
  | 'unlock-lane'
>;

export function decideSession(state: LedgerState, command: SessionCommand, facts: Facts): Decision {
  const { running } = state.session;
  if (command.kind === 'start-session') {
    if (running !== undefined) return refused('session-runs');
    const first = state.session.first === PARTNER_A ? PARTNER_B : PARTNER_A; // [P41]
    return done(...cancelled(state), { kind: 'session-started', first });
  }
  if (running === undefined) return refused('no-session');
  return decideRunning(state, running, command, facts);
}

function decideRunning(
  state: LedgerState,
  running: RunningSession,
  command: Exclude<SessionCommand, { kind: 'start-session' }>,
  { at, stateVector }: Facts,
): Decision {
  switch (command.kind) {
    case 'end-session':
      return done(...cancelled(state), { kind: 'session-ended' }); // [P40]
    case 'set-stage':
      if (running.stage === command.stage) return refused('already-so');
      return done({ kind: 'stage', stage: command.stage });
    case 'set-first':
      if (roleOf(command.seat) !== 'partner') return refused('not-asked');
      if (running.first === command.seat) return refused('already-so');
      return done({ kind: 'first', seat: command.seat });
    case 'start-timer': {
      const { durationMs } = command;
      return done({ kind: 'timer-started', endsAt: at + durationMs, durationMs }); // [P42]
    }
    case 'stop-timer':
      return running.timer === undefined ? refused('no-timer') : done({ kind: 'timer-stopped' });
    case 'give-floor':
      if (roleOf(command.seat) !== 'partner') return refused('not-asked');
      if (running.floor?.seat === command.seat) return refused('already-so');
      return done({ kind: 'floor-given', seat: command.seat });
    case 'free-floor':
      return running.floor === undefined ? refused('no-floor') : done({ kind: 'floor-freed' });
    case 'set-listening':
      if (running.listening === command.on) return refused('already-so');
      return done({ kind: 'listening', on: command.on });
    case 'gather': {
      const { view, lane, card } = command;
      return done({ kind: 'gathered', view, lane, card });
    }
    case 'lock-lane':
      if (running.lockedLanes.has(command.lane)) return refused('already-so');
      return done({ kind: 'lane-locked', lane: command.lane, stateVector });
    case 'unlock-lane':
      if (!running.lockedLanes.has(command.lane)) return refused('already-so');
      return done({ kind: 'lane-unlocked', lane: command.lane });
    default:
      return command satisfies never;
  }
}

function cancelled(state: LedgerState): EntryBody[] {
  const entries: EntryBody[] = [];
  for (const [round, { outcome }] of state.rounds)
    if (outcome.kind === 'open') entries.push({ kind: 'round-cancelled', round });
  return entries;
}

type SessionEntry = BodyOf<
  | 'session-started'
  | 'session-ended'
  | 'stage'
  | 'first'
  | 'timer-started'
  | 'timer-stopped'
  | 'floor-given'
  | 'floor-freed'
  | 'listening'
  | 'gathered'
  | 'lane-locked'
  | 'lane-unlocked'
>;

export function evolveSession(
  state: LedgerState,
  body: SessionEntry,
  { seq, at }: EntryHead,
): LedgerState {
  const { session } = state;
  if (body.kind === 'session-started') {
    const running: RunningSession = {
      startedAt: at,
      since: seq,
      stage: 'opening',
      first: body.first,
      timer: undefined,
      floor: undefined,
      listening: false,
      lockedLanes: new Map(),
    };
    return {
      ...state,
      session: { ...session, count: session.count + 1, running, first: body.first },
    };
  }
  if (session.running === undefined) return state;
  if (body.kind === 'session-ended') {
    return {
      ...state,
      pause: undefined,
      session: { ...session, running: undefined, lastEnded: seq },
    };
  }
  const first = body.kind === 'first' ? body.seat : session.first;
  return {
    ...state,
    session: { ...session, first, running: evolveRunning(session.running, body, at) },
  };
}

function evolveRunning(
  running: RunningSession,
  body: Exclude<SessionEntry, { kind: 'session-started' | 'session-ended' }>,
  at: number,
): RunningSession {
  switch (body.kind) {
    case 'stage':
      return { ...running, stage: body.stage };
    case 'first':
      return { ...running, first: body.seat };
    case 'timer-started':
      return { ...running, timer: { endsAt: body.endsAt, durationMs: body.durationMs } };
    case 'timer-stopped':
      return { ...running, timer: undefined };
    case 'floor-given':
      return { ...running, floor: { seat: body.seat, since: at } };
    case 'floor-freed':
      return { ...running, floor: undefined };
    case 'listening':
      return { ...running, listening: body.on };
    case 'gathered':
      return running;
    case 'lane-locked': {
      const lockedLanes = new Map(running.lockedLanes);
      lockedLanes.set(body.lane, { stateVector: body.stateVector, at });
      return { ...running, lockedLanes };
    }
    case 'lane-unlocked': {
      const lockedLanes = new Map(running.lockedLanes);
      lockedLanes.delete(body.lane);
      return { ...running, lockedLanes };
    }
    default:
      return body satisfies never;
  }
}
