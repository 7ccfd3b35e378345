import { startOfDay, utcDay } from '../days.ts';

/** A time zone, by what the machine knows of it. Asks no clock: every moment is passed in. */
export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** ms that its wall clocks are ahead of UTC. @param at ms since 1970 */
  offsetAt(at: number): number;
  /** ms since 1970 → the day on its wall calendars. */
  dayOf(at: number): string;
  /** When its wall clocks say so; in an hour that is skipped or comes twice, one of the two. */
  momentOf(day: string, time: string): number;
}

/** @returns undefined for a name that this machine does not know */
export function openZone(name: string): Zone | undefined {
  const clock = clockIn(name);
  if (clock === undefined) return undefined;
  const wallAt = (at: number): number => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
    const seconds = Number(part('hour')) * 3600 + Number(part('minute')) * 60;
    return startOfDay(day) + (seconds + Number(part('second'))) * 1000;
  };
  const offsetAt = (at: number): number => wallAt(at) - Math.floor(at / 1000) * 1000;
  return {
    name,
    offsetAt,
    dayOf: (at) => utcDay(wallAt(at)),
    momentOf(day, time) {
      const wall = wallOf(day, time);
      return wall - offsetAt(wall - offsetAt(wall));
    },
  };
}

/** A day and a time of the wall, as ms of a clock that knows no zone. */
export function wallOf(day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return startOfDay(day) + (hours * 60 + minutes) * 60_000;
}

function clockIn(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    // The only reason it can have: the zone is not known here.
    return undefined;
  }
}
