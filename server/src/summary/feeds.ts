import { openZone, type Zone } from '@steady/shared/calendar/zone.ts';
import { emptyFeed } from '@steady/shared/summary/forms/feed.ts';
import type { OpenedCalendar } from '../access/calendar-links.ts';
import { Refused } from '../access/refused.ts';
import { boardDocument } from '../board/documents.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Maker } from './maker/maker.ts';

/** Feeds being made at once: people who wait for a copy of their board come first. */
export const MAX_FEEDS_AT_ONCE = 2;
/** Feeds that wait: calendars all look at the full hour; a later one asks again by itself. */
export const MAX_FEEDS_WAITING = 100;

/** What calendars of partners follow. */
export interface Feeds {
  /**
   * iCalendar, UTF-8.
   * @param again looks its address up once more: making it takes its time, and what was stopped meanwhile
   *   answers nothing [A50], what rests by then is empty [A52]
   * @throws Refused 'copies-busy' | 'copy-not-made' | what `again` throws, StoreError
   */
  make(opened: OpenedCalendar, again: () => Promise<OpenedCalendar>): Promise<Uint8Array>;
}

export interface FeedsDeps {
  readonly rooms: Pick<Rooms, 'snapshot'>;
  readonly ledgers: Pick<Ledgers, 'read'>;
  readonly maker: Pick<Maker, 'make'>;
  readonly neutralTitle: string;
  readonly now: () => number;
}

export function makeFeeds({ rooms, ledgers, maker, neutralTitle, now }: FeedsDeps): Feeds {
  let running = 0;
  const waiting: Array<() => void> = [];

  return {
    async make(opened, again) {
      for (let is = opened; ;) {
        const bytes = await asOf(is);
        const was = is;
        is = await again();
        if (rests(is) === rests(was)) return bytes;
      }
    },
  };

  async function asOf(opened: OpenedCalendar): Promise<Uint8Array> {
    const zone = zoneOf(opened);
    const day = zone.dayOf(now());
    // A calendar of a board that rests is empty, as its copies are none: nobody is reminded meanwhile.
    if (rests(opened)) return new TextEncoder().encode(emptyFeed(neutralTitle, day));
    await turn();
    try {
      return await made(opened, zone, day);
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  async function made(
    { board: { id: boardId }, seat: { seat }, what, titles, madeOn }: OpenedCalendar,
    zone: Zone,
    day: string,
  ): Promise<Uint8Array> {
    const { entries } = await ledgers.read(boardId);
    const { state: board, claims } = await rooms.snapshot(boardDocument(boardId));
    const result = await maker.make({
      board,
      past: undefined,
      before: undefined,
      entries,
      until: entries.length,
      claims,
      people: new Map(),
      title: neutralTitle,
      day,
      recipient: undefined,
      seat,
      audience: what,
      chart: undefined,
      extras: new Set(),
      without: new Set(['picture']),
      format: 'ics',
      paper: 'a4',
      timeZone: zone.name,
      feed: { titles, since: madeOn, boardId },
    });
    if ('page' in result) throw new Refused('copy-not-made');
    return result.bytes;
  }

  async function turn(): Promise<void> {
    if (running < MAX_FEEDS_AT_ONCE) {
      running += 1;
      return;
    }
    if (waiting.length >= MAX_FEEDS_WAITING) throw new Refused('copies-busy');
    await new Promise<void>((resolve) => void waiting.push(resolve));
  }
}

/** A machine may know fewer zones after it was moved; then it is UTC, and whole days stay whole days. */
function zoneOf({ timeZone }: OpenedCalendar): Zone {
  const zone = openZone(timeZone) ?? openZone('UTC');
  if (zone === undefined) throw new Error('this machine knows no time zone at all');
  return zone;
}

const rests = ({ board }: OpenedCalendar): boolean => board.state === 'resting';
