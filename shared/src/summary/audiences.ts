import { roleOf, type Role, type Seat } from '../seats.ts';
import type { Audience } from './choices.ts';

/** Who may have which summary: product.md. An audience without a row does not compile. */
const WHO_MAY: Readonly<Record<Audience, readonly Role[]>> = {
  ours: ['therapist', 'partner'],
  mine: ['partner'],
  clinician: ['therapist'],
  data: ['therapist', 'partner', 'observer'],
};

export const mayHave = (seat: Seat, audience: Audience): boolean =>
  WHO_MAY[audience].includes(roleOf(seat));
