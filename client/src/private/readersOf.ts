import { PARTNER_A, PARTNER_B, parseSeat, THERAPIST } from '@steady/shared/seats.ts';
import type { Board } from '../board/createBoard.ts';

/** Observers are numbered from 1; more than these sit on no board. */
const OBSERVERS = 9;

/** Everybody by name who can read the board, whether they are here or not. */
export function readersOf({ nameOf }: Pick<Board, 'nameOf'>): readonly string[] {
  const observers = Array.from({ length: OBSERVERS }, (_, n) => parseSeat(`observer-${n + 1}`));
  return [PARTNER_A, PARTNER_B, THERAPIST, ...observers].map(nameOf).filter((name) => name !== '');
}
