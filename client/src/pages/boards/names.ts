import { PARTNER_A, roleOf, type Seat } from '@steady/shared/seats.ts';
import type { BoardSummary, SeatOfBoard } from '../../net/api.ts';
import { pageWords } from '../../words/pages.ts';

export function partnersOf(board: BoardSummary): readonly SeatOfBoard[] {
  return board.seats.filter((seat) => roleOf(seat.seat) === 'partner');
}

/** Its title, or the two names when nobody gave it one. */
export function titleOf(board: BoardSummary): string {
  const [one, other] = partnersOf(board);
  if (board.title) return board.title;
  return pageWords().boards.between({ one: one?.name ?? '', other: other?.name ?? '' });
}

/** What somebody on this seat is called: by name, or by the seat while it has none. */
export function nameOf(seat: Seat, name: string | null | undefined): string {
  if (name) return name;
  const names = pageWords().invites.seats;
  switch (roleOf(seat)) {
    case 'therapist':
      return names.therapist;
    case 'partner':
      return seat === PARTNER_A ? names['partner-a'] : names['partner-b'];
    case 'room-view':
      return names['room-view'];
    case 'observer':
      return names.observer;
  }
}
