import { expect, it } from 'vitest';
import { firstDayOf, rruleOf } from './cadence.ts';

/** 30 November 2026 is a Monday, 4 December a Friday. */
const MONDAY = '2026-11-30';
const FRIDAY = '2026-12-04';

it.each([
  ['once', MONDAY, undefined],
  ['daily', MONDAY, 'FREQ=DAILY'],
  ['weekdays', FRIDAY, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['weekly', FRIDAY, 'FREQ=WEEKLY;BYDAY=FR'],
  ['twice-a-week', MONDAY, 'FREQ=WEEKLY;BYDAY=MO,TH'],
  ['twice-a-week', FRIDAY, 'FREQ=WEEKLY;BYDAY=FR,MO'],
] as const)('%s from %s on is %s', (cadence, starts, rule) => {
  expect(rruleOf(cadence, starts)).toBe(rule);
});

it('ends on a day when one is said, and what happens once has no end', () => {
  expect(rruleOf('daily', MONDAY, '2026-12-07')).toBe('FREQ=DAILY;UNTIL=20261207');
  expect(rruleOf('once', MONDAY, '2026-12-07')).toBeUndefined();
});

it('counts the weekday of the wall calendar, in every time zone', () => {
  expect(rruleOf('weekly', '2026-01-01')).toBe('FREQ=WEEKLY;BYDAY=TH');
  expect(rruleOf('weekly', '2024-02-29')).toBe('FREQ=WEEKLY;BYDAY=TH');
});

it('on weekdays begins on one', () => {
  expect(firstDayOf('weekdays', '2026-11-28')).toBe(MONDAY);
  expect(firstDayOf('weekdays', '2026-11-29')).toBe(MONDAY);
  expect(firstDayOf('weekdays', FRIDAY)).toBe(FRIDAY);
  expect(firstDayOf('daily', '2026-11-28')).toBe('2026-11-28');
});
