import { expect, it } from 'vitest';
import { addDays, dayOfEntry, utcDay } from './days.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const byClock = (ms: number) => new Date(ms).toISOString().slice(0, 10);

it('is the calendar’s day, leap years and the turn of a century among them', () => {
  for (let ms = Date.UTC(1899, 0, 1); ms < Date.UTC(2101, 0, 1); ms += DAY_MS) {
    const day = byClock(ms);
    if (utcDay(ms + 5) !== day || addDays(day, 1) !== byClock(ms + DAY_MS)) expect.fail(day);
  }
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(addDays('2026-11-25', 400)).toBe(byClock(Date.UTC(2026, 10, 25) + 400 * DAY_MS));
});

it('of an entry outside a session is no other day west of Greenwich', () => {
  const home = Date.UTC(2026, 10, 25);
  const west = () => '2026-11-24';
  expect(dayOfEntry(home, west)).toBe('2026-11-25');
  expect(dayOfEntry(home + 1, west)).toBe('2026-11-24');
});
