import { roleOf } from '../seats.ts';
import type { CommandOf } from './commands.ts';
import { done, refused, type Decision } from './decision.ts';
import type { BodyOf } from './entries.ts';
import type { Facts } from './facts.ts';
import type { LedgerState } from './state.ts';
import { PAUSE_MS } from './values.ts';

/**
 * An agreed break.
 *
 * P50 Anyone who writes may pause, and no entry says who did.
 * P51 While it lasts nothing else is decided but its end, the end of the session, and taking a copy.
 * P52 The therapist may end it at any time, a partner once its time is over.
 */
export function decidePause(
  state: LedgerState,
  command: CommandOf<'pause' | 'resume'>,
  { at, seat }: Facts,
): Decision {
  if (command.kind === 'pause') {
    if (state.pause !== undefined) return refused('paused');
    return done({ kind: 'paused', until: at + PAUSE_MS });
  }
  if (state.pause === undefined) return refused('not-paused');
  if (roleOf(seat) !== 'therapist' && at < state.pause.until) return refused('too-early'); // [P52]
  return done({ kind: 'resumed' });
}

export function evolvePause(state: LedgerState, body: BodyOf<'paused' | 'resumed'>): LedgerState {
  return { ...state, pause: body.kind === 'paused' ? { until: body.until } : undefined };
}
