import { rruleOf } from '../../board/cadence.ts';
import { writeCalendar, type PlannedEvent } from '../../calendar/writeCalendar.ts';
import type { Zone } from '../../calendar/zone.ts';
import type { Summary } from '../summary.ts';
import { intentionsOf, seriesOf, type Intention } from './intentions.ts';

/**
 * The intentions of *Next week* and the days to look at something again, for a calendar (RFC 5545). Its scope
 * is when and how often.
 *
 * [E14] Calendars show on locked screens: every title is the practice's neutral one, nothing else is told, no
 * event rings, and none makes anybody busy. The same card is the same event in every copy (its id is random
 * already), so that reading a newer copy replaces it.
 *
 * @param zone where its times are meant; without it they are of whatever clock hangs where it is read
 */
export function toIcs(summary: Summary, zone?: Zone): string {
  const { title, day } = summary;
  return writeCalendar({
    title,
    day,
    zone,
    events: [
      ...intentionsOf(summary).map((intention) => eventOf(intention, title, day)),
      ...summary.reviewDates.map((date) => reviewEvent(date, title)),
    ],
  });
}

/** Without a first day it begins on the day of the copy. */
export function eventOf(intention: Intention, title: string, today: string): PlannedEvent {
  const { cadence, starts, until } = seriesOf(intention, today);
  const rule = rruleOf(cadence, starts);
  const uid = `${intention.item.id}-i`;
  const last = until !== undefined && until < starts ? starts : until;
  return { uid, title, starts, time: intention.time, rule, until: last };
}

export const reviewEvent = (
  { id, day }: Summary['reviewDates'][number],
  title: string,
): PlannedEvent => ({ uid: `${id}-r`, title, starts: day });
