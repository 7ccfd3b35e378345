import { describe, expect, it } from 'vitest';
import { practiceDay } from './practiceDay.ts';

describe('the day where the practice is', () => {
  const lateEvening = Date.UTC(2026, 10, 25, 23, 30);

  it.each([
    ['UTC', '2026-11-25'],
    ['Europe/Berlin', '2026-11-26'],
    ['America/New_York', '2026-11-25'],
    ['Pacific/Kiritimati', '2026-11-26'],
  ])('in %s at half past eleven in the evening, UTC, is %s', (zone, day) => {
    expect(practiceDay(zone)(lateEvening)).toBe(day);
  });

  it('is that of UTC where the zone is not known', () => {
    expect(practiceDay('Moon/Tycho')(lateEvening)).toBe('2026-11-25');
  });
});
