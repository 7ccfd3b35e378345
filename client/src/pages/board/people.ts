import type { Seat } from '@steady/shared/seats.ts';
import type { Person } from '../../board/createPresence.ts';
import type { BoardSummary } from '../../net/api.ts';
import { words } from '../../words/index.ts';

export interface People {
  readonly me: Person;
  readonly names: ReadonlyMap<Seat, string>;
  readonly title: string | null;
}

/** @returns undefined when I have no seat on this board */
export function peopleOf(board: BoardSummary): People | undefined {
  const seat = board.ownSeat;
  if (seat === null) return undefined;
  const names = new Map(
    board.seats
      .filter((one) => one.seat !== 'room-view')
      .map((one) => [one.seat, one.name ?? words().board.unnamed[roleName(one.seat)]] as const),
  );
  const name = names.get(seat) ?? words().board.unnamed[roleName(seat)];
  return { me: { seat, name }, names, title: board.title };
}

function roleName(seat: Seat): 'therapist' | 'partner' | 'observer' {
  if (seat === 'therapist') return 'therapist';
  return seat === 'partner-a' || seat === 'partner-b' ? 'partner' : 'observer';
}
