import type * as v from 'valibot';
import type { fieldValueSchemas } from './kinds.ts';

export type Cadence = v.InferOutput<(typeof fieldValueSchemas)['cadence']>;

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/**
 * How often an intention happens, as calendars say it (RFC 5545, 3.3.10), without the name `RRULE:`.
 * @param starts the first day, `2026-11-30`; twice a week is on its weekday and three days later
 * @param until the last day that counts; the rule has no end without it
 * @returns undefined for what happens once: one event needs no rule
 */
export function rruleOf(cadence: Cadence, starts: string, until?: string): string | undefined {
  const rule = every(cadence, new Date(`${starts}T00:00:00Z`).getUTCDay());
  if (rule === undefined || until === undefined) return rule;
  // Events of whole days end with a day, not with a moment.
  return `${rule};UNTIL=${until.replaceAll('-', '')}`;
}

function every(cadence: Cadence, weekday: number): string | undefined {
  switch (cadence) {
    case 'once':
      return undefined;
    case 'daily':
      return 'FREQ=DAILY';
    case 'weekdays':
      return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
    case 'twice-a-week':
      return `FREQ=WEEKLY;BYDAY=${DAYS[weekday]},${DAYS[(weekday + 3) % 7]}`;
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${DAYS[weekday]}`;
    default:
      return cadence satisfies never;
  }
}
