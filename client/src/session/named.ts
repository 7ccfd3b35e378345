import type { Seat } from '@steady/shared/seats.ts';
import type { Board } from '../board/createBoard.ts';
import { unnamed } from '../words/unnamed.ts';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** What somebody is called inside a sentence; a name that runs the other way does not turn it round. */
export function named(board: Pick<Board, 'nameOf'>, seat: Seat): string {
  const name = board.nameOf(seat) || unnamed(seat);
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
