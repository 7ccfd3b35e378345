import * as v from 'valibot';
import { openZone } from '@steady/shared/calendar/zone.ts';
import { makeId, type ParticipantId } from '@steady/shared/ids.ts';
import type { Audit } from '../audit/audit.ts';
import { localDay } from '../day.ts';
import type { Chance } from './clock.ts';
import type { AccessStore, BoardRecord, CalendarLinkRecord, SeatRecord } from './records.ts';
import { Refused } from './refused.ts';
import { hashSecret, makeSecret } from './secrets.ts';
import type { OwnSeat } from './signed-in.ts';
import type { WordSealer } from './words.ts';

/**
 * A private address that a partner's calendar follows (`GET /calendar/SECRET.ics`).
 *
 * A50 It reads its maker's feed and nothing else, without a cookie. There is one at a time; it is dead when
 *     stopping it, taking its seat away, leaving, or deleting the board is answered.
 * A51 When somebody reads it is kept nowhere: no entry, no row, no line of a log holds the address. Making and
 *     ending one is in the audit, by day.
 */
export interface CalendarLinks {
  /** @returns undefined when there is none; its secret is told nobody any more */
  of(own: OwnSeat): Promise<CalendarLink | undefined>;
  /** The one before opens nothing any more. @throws Refused 'not-understood' for a zone that nobody knows */
  make(own: OwnSeat, wanted: CalendarChoice): Promise<NewCalendarLink>;
  /** Nothing when there is none. */
  end(own: OwnSeat): Promise<void>;
  /** @throws Refused 'no-such-page' whatever is wrong with it */
  open(secret: string): Promise<OpenedCalendar>;
}

/** An IANA name, as far as it can stand in a file and an address; whether there is such a zone is asked later. */
export const timeZoneSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+\-/]{1,64}$/));

export const calendarChoiceSchema = v.object({
  /** What its maker does, or what both do. */
  what: v.picklist(['mine', 'ours']),
  /** `own`: with the words of its maker's own intentions. */
  titles: v.picklist(['neutral', 'own']),
  /** Where its maker is: a time keeps its hour on the wall there. */
  timeZone: timeZoneSchema,
});
export type CalendarChoice = v.InferOutput<typeof calendarChoiceSchema>;

export interface CalendarLink extends CalendarChoice {
  /** The day on which it was made. */
  readonly madeOn: string;
}

export interface NewCalendarLink extends CalendarLink {
  /** The only copy. */
  readonly secret: string;
}

export interface OpenedCalendar extends CalendarLink {
  /** Names it to limits; opens nothing. */
  readonly id: string;
  readonly seat: SeatRecord;
  readonly board: BoardRecord;
}

export interface CalendarLinksDeps extends Chance {
  readonly store: Pick<AccessStore, 'boards' | 'calendarLinks' | 'seats'>;
  readonly sealer: Pick<WordSealer, 'seal' | 'open'>;
  readonly audit: Pick<Audit, 'noted'>;
}

export function makeCalendarLinks(deps: CalendarLinksDeps): CalendarLinks {
  const { store, sealer, audit, random, now } = deps;

  return {
    async of({ seat }) {
      const record = await store.calendarLinks.of(seat.participantId);
      return record === undefined ? undefined : linkOf(record, seat);
    },

    async make({ board, seat }, { what, titles, timeZone }) {
      if (openZone(timeZone) === undefined) throw new Refused('not-understood');
      const { participantId } = seat;
      const choice: CalendarChoice = { what, titles, timeZone };
      const secret = makeSecret(random);
      const madeOn = localDay(now());
      await store.calendarLinks.replace(
        {
          id: makeId(random),
          secretHash: hashSecret(secret),
          participantId,
          choice: sealer.seal(board.id, choicePlace(participantId), JSON.stringify(choice)),
          madeOn,
        },
        audit.noted(board.id, { by: seat.seat, kind: 'calendar-linked', what }),
      );
      return { ...choice, madeOn, secret };
    },

    async end({ board, seat }) {
      const noted = audit.noted(board.id, { by: seat.seat, kind: 'calendar-ended' });
      await store.calendarLinks.end(seat.participantId, noted);
    },

    async open(secret) {
      const record = await store.calendarLinks.find(hashSecret(secret));
      const seat = record && (await store.seats.byParticipant(record.participantId));
      const board = seat && (await store.boards.get(seat.boardId));
      if (record === undefined || board === undefined || board.state === 'erasing' || !seat?.taken)
        throw new Refused('no-such-page');
      return { ...linkOf(record, seat), id: record.id, seat, board };
    },
  };

  function linkOf({ choice, madeOn }: CalendarLinkRecord, seat: SeatRecord): CalendarLink {
    const opened = sealer.open(seat.boardId, choicePlace(seat.participantId), choice);
    return { ...v.parse(calendarChoiceSchema, JSON.parse(opened)), madeOn };
  }
}

/** Never changed for links that exist. */
const choicePlace = (id: ParticipantId): string => `calendar_links.choice/${id}`;
