import { daysBetween } from '../../days.ts';
import { writeCalendar } from '../../calendar/writeCalendar.ts';
import type { Zone } from '../../calendar/zone.ts';
import type { BoardId } from '../../ids.ts';
import type { Seat } from '../../seats.ts';
import { excerpt } from '../plain.ts';
import type { Summary } from '../summary.ts';
import { eventOf, reviewEvent } from './ics.ts';
import { intentionsOf, isPlanned, type Intention } from './intentions.ts';

/** What somebody chose when they made the address that a calendar follows. */
export interface FeedChoice {
  /** Whose it is. */
  readonly seat: Seat;
  /** `own`: the words of their own intentions, which whoever sees the calendar can read. */
  readonly titles: 'neutral' | 'own';
  readonly zone: Zone;
  /** The day on which the address was made. */
  readonly since: string;
  readonly boardId: BoardId;
  /** The day on which both look at the board at home again, when one is set. */
  readonly homeReviewOn: string | undefined;
}

/** Twice a day would do for a week; whoever has just changed something looks sooner. */
const REFRESH = 'PT4H';

/**
 * The same calendar for whoever follows it: today's copy, the same bytes all day until the board changes.
 *
 * E16 A private calendar tells when and how often, under the practice's neutral title; with the words of its
 *     owner's own intentions where they chose so, and never with anybody else's.
 * @param summary *Mine* of its owner, or *Ours*
 */
export function toFeed(summary: Summary, choice: FeedChoice): string {
  const { seat, titles, zone, since, boardId, homeReviewOn } = choice;
  const { title, day, audience } = summary;
  const intentions = intentionsOf(summary);
  const isTold = ({ owners }: Intention) => audience !== 'mine' || owners.includes(seat);
  const others = new Set(intentions.flatMap((one) => (isTold(one) ? [] : [one.item.id])));
  const titleOf = ({ item: { by, words } }: Intention): string =>
    titles === 'own' && by === seat && words !== '' ? excerpt(words) : title;
  return writeCalendar({
    title,
    day,
    sequence: Math.max(0, daysBetween(since, day)),
    zone,
    refresh: REFRESH,
    events: [
      // What is on no day of its own would wander through the week, a day further each day.
      ...intentions
        .filter((one) => isTold(one) && isPlanned(one, day))
        .map((one) => eventOf(one, titleOf(one), day)),
      ...summary.reviewDates
        .filter(({ id }) => !others.has(id))
        .map((date) => reviewEvent(date, title)),
      // The same event as in the file of the home review.
      ...(homeReviewOn === undefined || homeReviewOn < day
        ? []
        : [{ uid: `${boardId}-h`, title, starts: homeReviewOn }]),
    ],
  });
}

/** While a board rests nothing is told, and whatever followed it shows nothing either. */
export const emptyFeed = (title: string, day: string): string =>
  writeCalendar({ title, day, refresh: REFRESH, events: [] });
