import { MAX_REMEMBERED_KEYS, RATE_LIMITS, type RateLimit } from './limits.ts';

/**
 * Counts tries per key in windows that begin with the first try. Bounded: the key that began its
 * window longest ago is forgotten first.
 */
export interface Tries {
  /** Counts a try. @returns whether it is still within the limit */
  take(key: string): boolean;
  /** The try succeeded and does not count. */
  giveBack(key: string): void;
}

export function makeTries({ max, windowMs }: RateLimit, now: () => number): Tries {
  const windows = new Map<string, { since: number; count: number }>();
  return {
    take(key) {
      const at = now();
      const known = windows.get(key);
      if (known !== undefined && at - known.since < windowMs) {
        if (known.count >= max) return false;
        known.count += 1;
        return true;
      }
      windows.delete(key);
      const [oldest] = windows.keys();
      if (windows.size >= MAX_REMEMBERED_KEYS && oldest !== undefined) windows.delete(oldest);
      windows.set(key, { since: at, count: 1 });
      return true;
    },
    giveBack(key) {
      const known = windows.get(key);
      if (known !== undefined && known.count > 0) known.count -= 1;
    },
  };
}

export type RateLimits = Readonly<Record<keyof typeof RATE_LIMITS, Tries>>;

export function makeRateLimits(now: () => number): RateLimits {
  const tries = (name: keyof typeof RATE_LIMITS) => makeTries(RATE_LIMITS[name], now);
  return {
    signInPerAddress: tries('signInPerAddress'),
    signInPerEmail: tries('signInPerEmail'),
    redeemPerAddress: tries('redeemPerAddress'),
    setupPerAddress: tries('setupPerAddress'),
    joinPracticePerAddress: tries('joinPracticePerAddress'),
    proofPerPerson: tries('proofPerPerson'),
    strangersPerAddress: tries('strangersPerAddress'),
    socketsOpenedPerParticipant: tries('socketsOpenedPerParticipant'),
    commandsPerParticipant: tries('commandsPerParticipant'),
    summariesPerParticipant: tries('summariesPerParticipant'),
    calendarPerAddress: tries('calendarPerAddress'),
    calendarReadsPerLink: tries('calendarReadsPerLink'),
    calendarLinksPerParticipant: tries('calendarLinksPerParticipant'),
  };
}
