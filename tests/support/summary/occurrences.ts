import ICAL from 'ical.js';
import {
  convertIcsCalendar,
  extendByRecurrenceRule,
  getTimezoneObjectOffset,
  type IcsCalendar,
} from 'ts-ics';

/** One time that an event happens, as a calendar program works it out. */
export interface Occurrence {
  readonly uid: string;
  /** On the wall where the event is: `2026-11-25`. */
  readonly day: string;
  /** `19:00`; undefined for a whole day. */
  readonly time: string | undefined;
  /** ms since 1970; undefined for a whole day. */
  readonly at: number | undefined;
}

const MOST = 5_000;

/** Both days are counted. */
export function byIcalJs(ics: string, from: string, to: string): Occurrence[] {
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(ics));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const found = calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component);
    const all: Occurrence[] = [];
    const times = event.iterator();
    for (let n = 0; n < MOST; n += 1) {
      const next = times.next();
      // Types say that there is always another one.
      if (!(next instanceof ICAL.Time)) break;
      const [day = '', clock] = next.toString().split('T');
      if (day > to) break;
      const isTimed = clock !== undefined;
      all.push({
        uid: event.uid,
        day,
        time: clock?.slice(0, 5),
        at: isTimed ? next.toUnixTime() * 1000 : undefined,
      });
    }
    return all;
  });
  return sorted(found.filter(({ day }) => day >= from));
}

/**
 * By the other library: its rules are worked out on the wall, as RFC 5545 says, and its own reading of the
 * file's zone says what moment that is.
 */
export function byTsIcs(ics: string, from: string, to: string): Occurrence[] {
  const calendar = convertIcsCalendar(undefined, ics);
  const found = (calendar.events ?? []).flatMap(({ uid, start, recurrenceRule }) => {
    const isTimed = start.type !== 'DATE';
    const wall = start.local?.date ?? start.date;
    const until = recurrenceRule?.until;
    const walls =
      recurrenceRule === undefined
        ? [wall]
        : extendByRecurrenceRule(
            { ...recurrenceRule, ...(until === undefined ? {} : { until: { date: end(to) } }) },
            { start: wall, end: end(to) },
          );
    return walls.flatMap((on): Occurrence[] => {
      const zone = start.local?.timezone;
      const at = zone === undefined ? on.getTime() : momentIn(calendar, on, zone);
      if (until !== undefined && at > until.date.getTime()) return [];
      const iso = on.toISOString();
      return [
        {
          uid,
          day: iso.slice(0, 10),
          time: isTimed ? iso.slice(11, 16) : undefined,
          at: isTimed ? at : undefined,
        },
      ];
    });
  });
  return sorted(found.filter(({ day }) => day >= from && day <= to));
}

const end = (day: string): Date => new Date(`${day}T23:59:59Z`);

/** The offset that the file's own VTIMEZONE has then. */
function momentIn({ timezones }: IcsCalendar, wall: Date, zone: string): number {
  const offset = getTimezoneObjectOffset(wall, zone, timezones);
  if (offset === undefined) throw new Error(`the file does not say what ${zone} is`);
  return wall.getTime() - offset.milliseconds;
}

const sorted = (all: Occurrence[]): Occurrence[] =>
  all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

export const keyOf = ({ uid, day, time = '' }: Pick<Occurrence, 'uid' | 'day' | 'time'>): string =>
  `${day} ${time} ${uid}`;
