import { firstDayOf, rruleOf } from '../../board/cadence.ts';
import { addDays } from '../../days.ts';
import type { Summary } from '../summary.ts';
import { intentionsOf, type Intention } from './intentions.ts';

/**
 * The intentions of *Next week* and the days to look at something again, for a calendar (RFC 5545). Its scope
 * is when and how often.
 *
 * [E20] Calendars show on locked screens: every title is the practice's neutral one, nothing else is told, no
 * event rings, and none makes anybody busy. The same card is the same event in every copy (its id is random
 * already), so that reading a newer copy replaces it.
 *
 * Sixty lines of our own: a generator takes clocks and time zones of its machine, where two copies of one
 * moment have to be the same bytes.
 */
export function toIcs(summary: Summary): string {
  const { title, day } = summary;
  return calendarOf(title, day, [
    ...intentionsOf(summary).map((intention) => ({
      uid: `${intention.item.id}-i`,
      ...whenOf(intention, day),
    })),
    ...summary.reviewDates.map(({ id, day: on }) => ({ uid: `${id}-r`, starts: on })),
  ]);
}

/** A whole day; with a rule it comes again. */
export interface CalendarEvent {
  readonly uid: string;
  /** `2026-11-30` */
  readonly starts: string;
  readonly rule?: string | undefined;
}

/**
 * @param title the practice's neutral one, of the calendar and of every event [E20]
 * @param day the day on which the copy is made
 */
export function calendarOf(title: string, day: string, events: readonly CalendarEvent[]): string {
  const stamp = `${compact(day)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(title)}//1//EN`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(title)}`,
    ...events.flatMap(({ uid, starts, rule }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(starts)}`,
      `DTEND;VALUE=DATE:${compact(addDays(starts, 1))}`,
      ...(rule === undefined ? [] : [`RRULE:${rule}`]),
      `SUMMARY:${escapeText(title)}`,
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Without a start it begins on the day of the summary; it goes on until it is looked at again. */
export function whenOf(
  { cadence, startsOn, reviewOn }: Intention,
  today: string,
): { readonly starts: string; readonly rule: string | undefined } {
  const from = startsOn ?? today;
  if (cadence === undefined) return { starts: from, rule: undefined };
  const starts = firstDayOf(cadence, from);
  const until = reviewOn !== undefined && reviewOn >= starts ? reviewOn : undefined;
  return { starts, rule: rruleOf(cadence, starts, until) };
}

const compact = (day: string): string => day.replaceAll('-', '');

/** TEXT, RFC 5545, 3.3.11. */
const escapeText = (text: string): string =>
  text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** Octets of a line, its end left out; RFC 5545, 3.1. */
const MAX_LINE_OCTETS = 75;

/** A letter of several octets is never cut. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const letter of line) {
    const length = octetsOf(letter);
    if (octets + length > MAX_LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += length;
  }
  return text;
}

/** In UTF-8. */
function octetsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
}
