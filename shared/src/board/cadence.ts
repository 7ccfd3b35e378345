import type * as v from 'valibot';
import { addDays, daysBetween, weekdayOf } from '../days.ts';
import type { fieldValueSchemas } from './kinds.ts';

export type Cadence = v.InferOutput<(typeof fieldValueSchemas)['cadence']>;

/** As RFC 5545 writes them, Sunday first. */
export const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/**
 * How often an intention happens, as calendars say it (RFC 5545, 3.3.10), without the name `RRULE:` and
 * without an end.
 * @param starts the first day, `2026-11-30`; twice a week is on its weekday and three days later
 * @returns undefined for what happens once: one event needs no rule
 */
export function rruleOf(cadence: Cadence, starts: string): string | undefined {
  const weekday = weekdayOf(starts);
  switch (cadence) {
    case 'once':
      return undefined;
    case 'daily':
      return 'FREQ=DAILY';
    case 'weekdays':
      return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
    case 'twice-a-week':
      return `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekday]},${WEEKDAYS[(weekday + 3) % 7]}`;
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekday]}`;
    default:
      return cadence satisfies never;
  }
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

/** When something happens: what a rule from its first day on says, and a list of days too. */
export interface Series {
  readonly cadence: Cadence;
  /** As `firstDayOf` has it. */
  readonly starts: string;
  /** The last day that counts; without it there is no end. */
  readonly until?: string | undefined;
}

/** The same as `rruleOf`, asked for one day. */
export function happensOn({ cadence, starts, until }: Series, day: string): boolean {
  if (day < starts || (cadence !== 'once' && until !== undefined && day > until)) return false;
  switch (cadence) {
    case 'once':
      return day === starts;
    case 'daily':
      return true;
    case 'weekdays':
      return ![0, 6].includes(weekdayOf(day));
    case 'twice-a-week':
      return [0, 3].includes(daysBetween(starts, day) % 7);
    case 'weekly':
      return daysBetween(starts, day) % 7 === 0;
    default:
      return cadence satisfies never;
  }
}
