import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayStamp, localDay } from './day.ts';

describe('the day of an entry', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['America/New_York', '2026-11-26T02:00:00Z', '2026-11-25'],
    ['Europe/Berlin', '2026-11-25T23:30:00Z', '2026-11-26'],
    ['Pacific/Kiritimati', '2026-11-25T10:00:00Z', '2026-11-26'],
    ['UTC', '2026-11-25T23:59:59Z', '2026-11-25'],
  ])('[P7][U3] is the practice’s own, in %s', (zone, time, day) => {
    vi.stubEnv('TZ', zone);
    const at = Date.parse(time);
    expect(localDay(at)).toBe(day);
    expect(new Date(dayStamp(at)).toISOString()).toBe(`${day}T00:00:00.000Z`);
  });
});
