import { weekWords } from '../words/week.ts';
import { locale } from '../words/index.ts';

/** A day of the wall calendar: read as UTC and shown as UTC, so that no time zone moves it. */
export const dayInWords = (day: string): string =>
  new Date(day).toLocaleDateString(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });

/** @param isToday says so, as the first of the week */
export const dayHeading = (day: string, isToday: boolean): string =>
  isToday ? weekWords().today({ day: dayInWords(day) }) : dayInWords(day);

/** `19:00` as one writes it here. */
export const timeInWords = (time: string): string =>
  new Date(`1970-01-01T${time}Z`).toLocaleTimeString(locale(), {
    timeStyle: 'short',
    timeZone: 'UTC',
  });

/** `25 November – 1 December`, as one writes it here. */
export const spanInWords = (first: string, last: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatRange(
    new Date(first),
    new Date(last),
  );
