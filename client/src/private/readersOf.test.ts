import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { expect, it } from 'vitest';
import { readersOf } from './readersOf.ts';

it('names everybody who can read the board, however many observers there are', () => {
  const people = new Map<Seat, string>([
    [parseSeat('observer-3'), 'Tom'],
    [parseSeat('observer-20'), 'Eva'],
    [PARTNER_A, 'Ana'],
    [PARTNER_B, 'Ben'],
    [THERAPIST, 'Ruth'],
  ]);
  const nameOf = (seat: Seat) => people.get(seat) ?? '';
  expect(readersOf({ people, nameOf })).toEqual(['Ana', 'Ben', 'Ruth', 'Tom', 'Eva']);
});
