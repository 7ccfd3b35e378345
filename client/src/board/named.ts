import type { Seat } from '@steady/shared/seats.ts';
import type { Board } from './createBoard.ts';
import { unnamed } from '../words/unnamed.ts';

/** What somebody is called inside a sentence. */
export const named = (board: Pick<Board, 'nameOf'>, seat: Seat): string =>
  board.nameOf(seat) || unnamed(seat);
