import { PARTNER_A, PARTNER_B, roleOf, THERAPIST } from '@steady/shared/seats.ts';
import type { Board } from '../board/createBoard.ts';

/** Everybody by name who can read the board, whether they are here or not. */
export function readersOf({ people, nameOf }: Pick<Board, 'people' | 'nameOf'>): readonly string[] {
  const observers = [...people.keys()].filter((seat) => roleOf(seat) === 'observer');
  return [PARTNER_A, PARTNER_B, THERAPIST, ...observers].map(nameOf).filter((name) => name !== '');
}
