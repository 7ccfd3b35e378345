import type { Seat } from '@steady/shared/seats.ts';
import type { Person } from '../../board/createPresence.ts';
import type { BoardSummary } from '../../net/api.ts';
import { unnamed } from '../../words/unnamed.ts';

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
      .map((one) => [one.seat, called(one.name, one.seat)] as const),
  );
  return { me: { seat, name: names.get(seat) ?? unnamed(seat) }, names, title: board.title };
}

const called = (name: string | null, seat: Seat): string =>
  name === null || name.trim() === '' ? unnamed(seat) : name;
