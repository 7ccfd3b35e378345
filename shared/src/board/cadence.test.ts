import { expect, it } from 'vitest';
import { addDays } from '../days.ts';
import { firstDayOf, happensOn, rruleOf } from './cadence.ts';

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

it.each([
  ['once', FRIDAY, undefined, 'Fr'],
  ['daily', FRIDAY, undefined, 'Fr Sa Su Mo Tu We Th Fr Sa Su'],
  ['daily', FRIDAY, '2026-12-06', 'Fr Sa Su'],
  ['weekdays', FRIDAY, undefined, 'Fr Mo Tu We Th Fr'],
  ['weekly', FRIDAY, undefined, 'Fr Fr'],
  ['weekly', FRIDAY, '2026-12-10', 'Fr'],
  ['twice-a-week', FRIDAY, undefined, 'Fr Mo Fr'],
  ['once', FRIDAY, '2026-12-01', 'Fr'],
] as const)('%s from %s until %s happens on %s', (cadence, starts, until, days) => {
  const found: string[] = [];
  for (let n = -3; n < 10; n += 1) {
    const name = ['Fr', 'Sa', 'Su', 'Mo', 'Tu', 'We', 'Th'][(n + 7) % 7]!;
    if (happensOn({ cadence, starts, until }, addDays(FRIDAY, n))) found.push(name);
  }
  expect(found.join(' ')).toBe(days);
});
