import type { LiveSeats } from './live-seats.ts';
import type { AccessStore } from './records.ts';

/**
 * Ends device sessions whose time is over and closes their sockets; those with an open socket count
 * as used, or a long session would be cut off in the middle. So do those that another process ended
 * (`pnpm practice reset-password`).
 */
export async function sweep(deps: {
  readonly store: Pick<AccessStore, 'sessions'>;
  readonly live: LiveSeats;
  readonly now: () => number;
}): Promise<void> {
  const { store, live, now } = deps;
  const at = now();
  const inUse = [...live.sessionsInUse()];
  const gone = inUse.length === 0 ? [] : await store.sessions.touch(inUse, at);
  const ended = [...gone, ...(await store.sessions.sweep(at))];
  if (ended.length > 0) live.endSessions(ended);
}
