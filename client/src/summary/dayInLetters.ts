import { locale } from '../words/index.ts';

/** `2026-11-25` in letters: a day of the wall calendar, which no time zone moves. */
export const dayInLetters = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
