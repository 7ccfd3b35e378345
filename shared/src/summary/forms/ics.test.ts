import { describe, expect, it } from 'vitest';
import { aCouple, DAY_MS } from '../../../../tests/support/summary/couple.ts';
import { fullBoard } from '../../../../tests/support/summary/full-board.ts';
import { readIcs, readIcsAnew } from '../../../../tests/support/summary/readers.ts';
import type { NewCard } from '../../board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '../../seats.ts';
import { summarise } from '../summarise.ts';
import { toIcs } from './ics.ts';

const icsOf = (couple: ReturnType<typeof aCouple>, title = 'Board') =>
  toIcs(summarise(couple.input({ title }), { audience: 'ours', seat: PARTNER_A }));

/** 18 November 2026 is a Wednesday; the couple's day. */
const intention = (values: NewCard['values']): Omit<NewCard, 'by'> => ({
  kind: 'intention',
  text: 'Words of Ana',
  words: { cue: 'Her cue' },
  ...(values === undefined ? {} : { values }),
});

function when(values: NewCard['values']) {
  const couple = aCouple();
  couple.add(PARTNER_A, intention(values));
  const [event] = readIcs(icsOf(couple));
  return { starts: event!.starts, ends: event!.ends, rule: event!.rule };
}

describe('the calendar of a summary', () => {
  it('begins where it says, or on the day of the summary', () => {
    expect(when({ startsOn: '2026-11-30' })).toEqual({
      starts: '2026-11-30',
      ends: '2026-12-01',
      rule: undefined,
    });
    expect(when({})).toMatchObject({ starts: '2026-11-18', ends: '2026-11-19' });
    expect(when({ startsOn: '2026-12-31' })).toMatchObject({ ends: '2027-01-01' });
  });

  it.each([
    [{ cadence: 'once' } as const, '2026-11-18', undefined],
    [{ cadence: 'daily' } as const, '2026-11-18', 'FREQ=DAILY'],
    [
      { cadence: 'daily', reviewOn: '2026-11-25' } as const,
      '2026-11-18',
      'FREQ=DAILY;UNTIL=20261125',
    ],
    [{ cadence: 'daily', reviewOn: '2026-11-01' } as const, '2026-11-18', 'FREQ=DAILY'],
    [
      { cadence: 'weekdays', startsOn: '2026-11-21' } as const,
      '2026-11-23',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    ],
    [{ cadence: 'twice-a-week' } as const, '2026-11-18', 'FREQ=WEEKLY;BYDAY=WE,SA'],
    [{ cadence: 'weekly' } as const, '2026-11-18', 'FREQ=WEEKLY;BYDAY=WE'],
  ])('of %o begins on %s with the rule %s', (values, starts, rule) => {
    expect(when(values)).toMatchObject({ starts, rule });
  });

  it('has the days to look at something again', () => {
    const couple = aCouple();
    const card = couple.add(PARTNER_A, {
      kind: 'boundary',
      text: 'A limit',
      values: { reviewOn: '2026-12-02' },
    });
    expect(readIcs(icsOf(couple))).toMatchObject([
      { uid: `${card}-r`, starts: '2026-12-02', ends: '2026-12-03', rule: undefined },
    ]);
  });

  it('[E14] tells nobody who sees a locked screen anything: neutral titles, no words, no alarms', () => {
    const board = fullBoard();
    const title = 'Termin; Ort, \\ und 🗓️ '.repeat(8).trim();
    const summary = summarise(board.input({ title }), { audience: 'ours', seat: PARTNER_A });
    const ics = toIcs(summary);
    const events = readIcs(ics);
    expect(events.length).toBeGreaterThan(40);
    expect(new Set(events.map((event) => event.title))).toEqual(new Set([title]));
    const properties = new Set(events.flatMap((event) => event.properties));
    expect([...properties].toSorted()).toEqual([
      'class',
      'dtend',
      'dtstamp',
      'dtstart',
      'rrule',
      'summary',
      'transp',
      'uid',
    ]);
    const unfolded = ics.replaceAll('\r\n ', '');
    const names = board.input().people.values();
    for (const words of [
      ...summary.sections.flatMap(({ items }) => items.map((item) => item.words)),
      ...names,
    ])
      if (words.length > 3) expect(unfolded).not.toContain(words.slice(0, 20));
  });

  it('[E14] is the same event for the same card in every copy, and another for another', () => {
    const board = fullBoard();
    const events = readIcs(toIcs(summarise(board.input(), { audience: 'ours', seat: PARTNER_B })));
    const uids = events.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    board.couple.write(PARTNER_A, board.cards.intention[0]!, 'Other words');
    board.couple.wait(DAY_MS);
    const later = readIcs(toIcs(summarise(board.input(), { audience: 'ours', seat: PARTNER_B })));
    expect(later.map(({ uid }) => uid)).toEqual(uids);
  });

  it('is read the same by another program', () => {
    const board = fullBoard('he');
    const ics = toIcs(
      summarise(board.input({ title: 'יומן, Ort; \\n' }), { audience: 'ours', seat: PARTNER_A }),
    );
    const bare = readIcs(ics).map(({ uid, title, starts, ends }) => ({ uid, title, starts, ends }));
    expect(readIcsAnew(ics)).toEqual(bare);
  });

  it('has lines of 75 octets at most, whole letters, and CRLF', () => {
    const couple = aCouple();
    couple.add(PARTNER_A, intention({}));
    const title = '👩‍👩‍👧שלום한국어é'.repeat(12);
    const ics = icsOf(couple, title);
    const lines = ics.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(readIcs(ics)[0]!.title).toBe(title);
  });
});
