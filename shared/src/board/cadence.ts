import type * as v from 'valibot';
import { addDays } from '../days.ts';
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
  const rule = every(cadence, weekdayOf(starts));
  if (rule === undefined || until === undefined) return rule;
  // Events of whole days end with a day, not with a moment.
  return `${rule};UNTIL=${until.replaceAll('-', '')}`;
}

/**
 * The first day on which a rule happens, from `starts` on: a calendar that is told another one makes an event
 * that nobody planned.
 */
export function firstDayOf(cadence: Cadence, starts: string): string {
  if (cadence !== 'weekdays') return starts;
  const weekday = weekdayOf(starts);
  return addDays(starts, weekday === 0 ? 1 : weekday === 6 ? 2 : 0);
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

/** @returns 0 for Sunday; Sakamoto's method, for `shared` asks no clock and no time zone */
function weekdayOf(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const y = month < 3 ? year - 1 : year;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + date) % 7;
}
