import { locale } from '../words/index.ts';

/** `23 November 2026`: the server tells the beginning of a day in UTC, which is no hour of anybody's. */
export const dayOf = (at: Date): string =>
  at.toLocaleDateString(locale(), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
