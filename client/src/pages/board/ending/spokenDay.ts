import { locale } from '../../../words/index.ts';

/** `12 March 2028`, of a day `YYYY-MM-DD` that is the same everywhere. */
export const spokenDay = (day: string): string =>
  new Date(day).toLocaleDateString(locale(), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
