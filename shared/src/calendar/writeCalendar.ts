import { addDays } from '../days.ts';
import { escapeText, writeLines } from './lines.ts';
import { dayStamp, localStamp, utcStamp } from './stamps.ts';
import { vtimezone } from './vtimezone.ts';
import { wallOf, type Zone } from './zone.ts';

export interface PlannedEvent {
  readonly uid: string;
  readonly title: string;
  readonly starts: string;
  /** `19:00`; without it the event is of the whole day. */
  readonly time?: string | undefined;
  /** RRULE without an end. */
  readonly rule?: string | undefined;
  /** The last day on which the rule counts. */
  readonly until?: string | undefined;
}

export interface Calendar {
  /** Of the calendar itself: neutral. */
  readonly title: string;
  /** The day of this copy. */
  readonly day: string;
  /** Counts up from copy to copy; in a file that stands alone there is none. */
  readonly sequence?: number | undefined;
  /** Where times are meant; without it they are of whatever clock hangs where it is read. */
  readonly zone?: Zone | undefined;
  /** How often a calendar that follows this address looks again, RFC 7986: `PT4H`. */
  readonly refresh?: string | undefined;
  readonly events: readonly PlannedEvent[];
}

/** A series that began earlier than that is none that anybody still plans. */
const YEARS_BACK = 3;

/** ms that a calendar shows of something that has no length of its own. */
const LENGTH_MS = 30 * 60_000;

/**
 * iCalendar (RFC 5545). No event rings, none makes anybody busy, and nothing but when, how often and a title is
 * told.
 *
 * A time keeps its hour on the wall across daylight saving: it is written in its zone, whose rules stand in the
 * file. A whole day is written as a day, which no zone moves.
 *
 * A hundred lines of our own: a generator takes clocks and time zones of its machine, where two copies of one
 * moment have to be the same bytes.
 */
export function writeCalendar(calendar: Calendar): string {
  const { title, day, zone, refresh, events } = calendar;
  const isTimed = events.some(({ time }) => time !== undefined);
  return writeLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(title)}//1//EN`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(title)}`,
    ...(refresh === undefined
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`]),
    ...(isTimed && zone !== undefined
      ? [`X-WR-TIMEZONE:${zone.name}`, ...vtimezone(zone, Number(day.slice(0, 4)) - YEARS_BACK)]
      : []),
    ...events.flatMap((event) => eventLines(event, calendar)),
    'END:VCALENDAR',
  ]);
}

function eventLines(event: PlannedEvent, { day, sequence, zone }: Calendar): string[] {
  const { uid, title, starts, time, rule } = event;
  const inZone = zone === undefined ? '' : `;TZID=${zone.name}`;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${dayStamp(day)}T000000Z`,
    ...(sequence === undefined ? [] : [`SEQUENCE:${sequence}`]),
    ...(time === undefined
      ? [
          `DTSTART;VALUE=DATE:${dayStamp(starts)}`,
          `DTEND;VALUE=DATE:${dayStamp(addDays(starts, 1))}`,
        ]
      : [
          `DTSTART${inZone}:${localStamp(wallOf(starts, time))}`,
          `DTEND${inZone}:${localStamp(wallOf(starts, time) + LENGTH_MS)}`,
        ]),
    ...(rule === undefined ? [] : [`RRULE:${rule}${ending(event, zone)}`]),
    `SUMMARY:${escapeText(title)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A rule of days ends with a day, one of times with a moment; in a zone that has to be a moment of UTC. */
function ending({ time, until }: PlannedEvent, zone: Zone | undefined): string {
  if (until === undefined) return '';
  if (time === undefined) return `;UNTIL=${dayStamp(until)}`;
  return `;UNTIL=${zone === undefined ? localStamp(wallOf(until, time)) : utcStamp(zone.momentOf(until, time))}`;
}
