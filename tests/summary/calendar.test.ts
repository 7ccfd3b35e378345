import { describe, expect, it } from 'vitest';
import { CADENCES } from '@steady/shared/board/kinds.ts';
import { seeded } from '@steady/shared/board/testing.ts';
import { openZone } from '@steady/shared/calendar/zone.ts';
import { addDays } from '@steady/shared/days.ts';
import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { toFeed } from '@steady/shared/summary/forms/feed.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { weekOf, WEEK_DAYS } from '@steady/shared/summary/week.ts';
import { aCouple } from '../support/summary/couple.ts';
import { byIcalJs, byTsIcs, keyOf, type Occurrence } from '../support/summary/occurrences.ts';

const SEED = Number(process.env['SEED'] ?? 1 + Math.floor(Math.random() * 1e6));
/** 468527: Jerusalem, an hour before the day on which its clocks change. */
const FOUND = [468_527];
const BOARDS = process.env['EXTENSIVE'] === undefined ? 150 : 2_000;
// One of the two libraries counts days in the zone of its process.
process.env['TZ'] = 'UTC';

/** Their clocks change twice a year, by half an hour, by other rules each year, or never. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Jerusalem',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'UTC',
];
/** In none of these zones is one of them skipped or there twice. */
const TIMES = ['04:20', '07:05', '12:00', '19:00', '23:45'];

type Chance = () => number;
function chanceOf(seed: number): Chance {
  const random = seeded(seed);
  return () => random(new Uint8Array(1))[0]! / 256;
}
const pick = <T>(chance: Chance, all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;

/** Someday in 2026 or 2027, in one half of the boards a few days before clocks change. */
const dayOf = (chance: Chance): string =>
  chance() < 0.5
    ? addDays(
        pick(chance, ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05']),
        -Math.floor(chance() * WEEK_DAYS),
      )
    : addDays('2026-01-01', Math.floor(chance() * 700));

function aBoard(chance: Chance, today: string) {
  const couple = aCouple({ seed: Math.floor(chance() * 1e6) });
  const day = () => addDays(today, Math.floor(chance() * 40) - 20);
  for (let n = 0; n < 12; n += 1)
    couple.add(pick(chance, [PARTNER_A, PARTNER_B]), {
      kind: 'intention',
      text: `Intention ${n}`,
      values: {
        ...(chance() < 0.85 ? { cadence: pick(chance, CADENCES) } : {}),
        ...(chance() < 0.7 ? { startsOn: day() } : {}),
        ...(chance() < 0.5 ? { reviewOn: day() } : {}),
        ...(chance() < 0.6 ? { time: pick(chance, TIMES) } : {}),
        owners: pick(chance, [[PARTNER_A], [PARTNER_B], [PARTNER_A, PARTNER_B]]),
      },
    });
  return couple;
}

const NOTHING_ELSE = {
  seat: PARTNER_A,
  boardId: makeBoardId(seeded(3)),
  homeReviewOn: undefined,
};

const feedOf = (
  couple: ReturnType<typeof aCouple>,
  today: string,
  zoneName: string,
  what: 'mine' | 'ours' = 'ours',
) => {
  const zone = openZone(zoneName)!;
  const summary = summarise(couple.input({ day: today }), { audience: what, seat: PARTNER_A });
  return toFeed(summary, { ...NOTHING_ELSE, titles: 'neutral', zone, since: today });
};

/** Whether its clocks change within half a day of this moment. */
function isNearChange(zone: string, at: number): boolean {
  const { offsetAt } = openZone(zone)!;
  const HALF_DAY_MS = 12 * 60 * 60 * 1000;
  return offsetAt(at - HALF_DAY_MS) !== offsetAt(at + HALF_DAY_MS);
}

const intentionsIn = (all: readonly Occurrence[]) => all.filter(({ uid }) => uid.endsWith('-i'));

describe('a calendar that is followed, read by two programs', () => {
  it(`${BOARDS} random boards from seed ${SEED}: happens when the agenda says so, and never else`, () => {
    for (const seed of [...FOUND, ...Array.from({ length: BOARDS }, (_, n) => SEED + n)]) {
      const chance = chanceOf(seed);
      const today = dayOf(chance);
      const zone = pick(chance, ZONES);
      const couple = aBoard(chance, today);
      const week = weekOf(couple.input({ day: today }), PARTNER_A);
      const agenda = week.days
        .flatMap(({ day, due }) => due.map(({ id, time }) => ({ uid: `${id}-i`, day, time })))
        .map(keyOf)
        .toSorted();
      const ics = feedOf(couple, today, zone);
      const last = addDays(today, WEEK_DAYS - 1);
      const one = intentionsIn(byIcalJs(ics, today, last));
      const other = intentionsIn(byTsIcs(ics, today, last));
      const where = `seed ${seed}, ${zone}, ${today}`;
      expect(one.map(keyOf), where).toEqual(agenda);
      expect(other.map(keyOf), where).toEqual(agenda);
      // The moment that each makes of it is the hour on the wall there.
      // ts-ics takes a change of the clocks that is told by its day, not by a rule, for some hours too early.
      const elsewhere = other.filter(({ at }) => at === undefined || !isNearChange(zone, at));
      for (const { day, time, at } of [...one, ...elsewhere])
        if (at !== undefined) expect(wallIn(zone, at), where).toBe(`${day} ${time}`);
    }
  }, 120_000);

  it.each([
    ['Europe/Berlin', '2026-03-24', ['+0100', '+0200', '+0200']],
    ['Europe/Berlin', '2026-10-20', ['+0200', '+0100', '+0100']],
    ['America/New_York', '2026-03-03', ['-0500', '-0400', '-0400']],
    ['America/New_York', '2026-10-27', ['-0400', '-0500', '-0500']],
    ['Asia/Kolkata', '2026-03-24', ['+0530', '+0530', '+0530']],
    ['Australia/Lord_Howe', '2026-03-31', ['+1100', '+1030', '+1030']],
    ['Australia/Lord_Howe', '2026-09-29', ['+1030', '+1100', '+1100']],
    ['Africa/Casablanca', '2026-02-10', ['+0100', '+0000', '+0000']],
  ])(
    'in %s every Tuesday from %s at 19:00 is at 19:00, with offsets %o',
    (zone, first, offsets) => {
      const couple = aCouple();
      const values = { cadence: 'weekly', time: '19:00', startsOn: first } as const;
      couple.add(PARTNER_A, { kind: 'intention', text: 'Walk', values });
      couple.add(PARTNER_A, {
        kind: 'intention',
        text: 'Read',
        values: { cadence: 'weekly', startsOn: first },
      });
      const ics = feedOf(couple, first, zone);
      for (const read of [byIcalJs, byTsIcs]) {
        const all = read(ics, first, addDays(first, 14));
        const days = [0, 7, 14].map((n) => addDays(first, n));
        expect(all.filter(({ time }) => time === '19:00').map(({ day }) => day)).toEqual(days);
        expect(all.filter(({ time }) => time === undefined).map(({ day }) => day)).toEqual(days);
        expect(
          all.flatMap(({ day, at }) =>
            at === undefined ? [] : [offsetWords(`${day}T19:00Z`, at)],
          ),
        ).toEqual(offsets);
      }
    },
  );

  it('[E16] of one partner tells theirs and what both do; of both it tells all', () => {
    const couple = aCouple();
    const add = (text: string, owners: (typeof PARTNER_A)[]) =>
      couple.add(PARTNER_B, {
        kind: 'intention',
        text,
        values: { cadence: 'daily', owners, reviewOn: '2026-11-28' },
      });
    const [anas, bens, both] = [
      add('Hers', [PARTNER_A]),
      add('His', [PARTNER_B]),
      add('Both', [PARTNER_A, PARTNER_B]),
    ];
    const limit = couple.add(PARTNER_B, {
      kind: 'boundary',
      text: 'His limit',
      values: { reviewOn: '2026-11-27' },
    });
    const uids = (what: 'mine' | 'ours') => [
      ...new Set(
        byIcalJs(feedOf(couple, '2026-11-25', 'UTC', what), '2026-11-25', '2026-12-30').map(
          ({ uid }) => uid,
        ),
      ),
    ];
    const of = (...ids: readonly string[]) => ids.flatMap((id) => [`${id}-i`, `${id}-r`]);
    expect(uids('mine').toSorted()).toEqual(of(anas!, both!).toSorted());
    expect(uids('ours').toSorted()).toEqual([...of(anas!, bens!, both!), `${limit}-r`].toSorted());
  });

  it('[E16] has neutral titles, and where they are chosen the words of its owner’s own intentions', () => {
    const couple = aCouple();
    const add = (by: typeof PARTNER_A, text: string) =>
      couple.add(by, {
        kind: 'intention',
        text,
        words: { cue: 'Only on the board' },
        values: { cadence: 'daily', owners: [PARTNER_A, PARTNER_B], reviewOn: '2026-12-01' },
      });
    add(PARTNER_A, 'I walk; slowly,\nevery day '.padEnd(200, '🙂'));
    add(PARTNER_B, 'Words of Ben');
    const zone = openZone('UTC')!;
    const choice = { ...NOTHING_ELSE, zone, since: '2026-11-20' };
    const summary = summarise(couple.input({ day: '2026-11-25', title: 'Board' }), {
      audience: 'mine',
      seat: PARTNER_A,
    });
    const neutral = toFeed(summary, { ...choice, titles: 'neutral' });
    expect(neutral).not.toMatch(/walk|Ben|Only/);
    const own = toFeed(summary, { ...choice, titles: 'own' }).replaceAll('\r\n ', '');
    expect(own).toContain('SUMMARY:I walk\\; slowly\\, every day 🙂');
    expect(own).not.toMatch(/Words of Ben|Only/);
    expect(own.match(/SUMMARY:Board/g)).toHaveLength(3);
    expect(own).not.toMatch(/VALARM|LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER/);
  });

  it('has the day of the next home review, until it has passed', () => {
    const couple = aCouple();
    const on = (homeReviewOn: string) =>
      toFeed(
        summarise(couple.input({ day: '2026-11-25' }), { audience: 'mine', seat: PARTNER_A }),
        {
          ...NOTHING_ELSE,
          titles: 'own',
          zone: openZone('UTC')!,
          since: '2026-11-25',
          homeReviewOn,
        },
      );
    expect(byIcalJs(on('2026-11-25'), '2026-11-20', '2026-12-30')).toMatchObject([
      { uid: `${NOTHING_ELSE.boardId}-h`, day: '2026-11-25', time: undefined },
    ]);
    expect(byIcalJs(on('2026-11-24'), '2026-11-20', '2026-12-30')).toEqual([]);
  });

  it('is the same bytes all day, and counts up from day to day', () => {
    const couple = aCouple();
    couple.add(PARTNER_A, { kind: 'intention', text: 'Walk', values: { cadence: 'daily' } });
    const zone = openZone('Europe/Berlin')!;
    const on = (day: string) =>
      toFeed(summarise(couple.input({ day }), { audience: 'ours', seat: PARTNER_A }), {
        ...NOTHING_ELSE,
        titles: 'neutral',
        zone,
        since: '2026-11-20',
      });
    expect(on('2026-11-25')).toBe(on('2026-11-25'));
    expect(on('2026-11-25')).toMatch(/DTSTAMP:20261125T000000Z\r\nSEQUENCE:5\r\n/);
    expect(on('2026-11-26')).toContain('SEQUENCE:6\r\n');
    expect(on('2026-11-25')).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n');
  });
});

function wallIn(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
  return parts;
}

/** `+0200` */
function offsetWords(wall: string, at: number): string {
  const minutes = (Date.parse(wall) - at) / 60_000;
  const two = (n: number) => `${n}`.padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
