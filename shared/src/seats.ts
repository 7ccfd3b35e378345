import * as v from 'valibot';

/** A place on a board. Observers are numbered; everybody else is there once. */
export const seatSchema = v.pipe(
  v.union([
    v.picklist(['therapist', 'partner-a', 'partner-b', 'room-view']),
    v.pipe(v.string(), v.regex(/^observer-[1-9][0-9]?$/)),
  ]),
  v.brand('Seat'),
);
export type Seat = v.InferOutput<typeof seatSchema>;

export type Role = 'therapist' | 'partner' | 'observer' | 'room-view';

export const parseSeat = (value: unknown): Seat => v.parse(seatSchema, value);

export const THERAPIST = parseSeat('therapist');
export const PARTNER_A = parseSeat('partner-a');
export const PARTNER_B = parseSeat('partner-b');
export const ROOM_VIEW = parseSeat('room-view');

export function roleOf(seat: Seat): Role {
  if (seat === THERAPIST) return 'therapist';
  if (seat === ROOM_VIEW) return 'room-view';
  return seat === PARTNER_A || seat === PARTNER_B ? 'partner' : 'observer';
}
