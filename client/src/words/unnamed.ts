import { roleOf, type Seat } from '@steady/shared/seats.ts';
import { words } from './index.ts';

/** What somebody is called who gave no name: by the seat they have. */
export function unnamed(seat: Seat): string {
  const role = roleOf(seat);
  return words().board.unnamed[role === 'room-view' ? 'observer' : role];
}
