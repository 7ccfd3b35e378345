import { THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { AuditSeen } from '../../../net/audit.ts';

/**
 * Where somebody sits now who sat on `seat` just before an entry: the lead of a board may have changed
 * since, and what Ruth did must not be told of Tom.
 * @param seen newest first
 */
export function seatNow(seen: readonly AuditSeen[], at: number, seat: Seat): Seat {
  let now = seat;
  for (const one of seen.slice(0, at + 1).toReversed()) {
    if (one.kind !== 'known' || one.entry.body.kind !== 'lead-changed') continue;
    const other = one.entry.body.seat;
    if (now === THERAPIST) now = other;
    else if (now === other) now = THERAPIST;
  }
  return now;
}
