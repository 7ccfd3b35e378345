import { roleOf, type Seat } from '../seats.ts';
import type { Card } from './card.ts';

/**
 * What a seat may do with what is on the board. The relay checks who may write the document at all;
 * these are rules between seated people, which the named writers' callers keep.
 */
export const mayWrite = (seat: Seat): boolean => {
  const role = roleOf(seat);
  return role === 'therapist' || role === 'partner';
};

/** Only the author takes something back: nobody else may make another's words disappear. */
export const mayTakeBack = (seat: Seat, card: Pick<Card, 'by'>): boolean =>
  mayWrite(seat) && card.by === seat;

/** Hiding, showing and ordering lanes. */
export const mayArrangeLanes = (seat: Seat): boolean => roleOf(seat) === 'therapist';

/** The words that the feelings picker offers. */
export const mayNameFeelings = (seat: Seat): boolean => roleOf(seat) === 'therapist';
