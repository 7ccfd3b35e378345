import { startOfDay, utcDay } from '../days.ts';

/** `20261125` */
export const dayStamp = (day: string): string => day.replaceAll('-', '');

/** `20261125T190000`: of a clock that says no zone. @param wall ms of that clock */
export function localStamp(wall: number): string {
  const day = utcDay(wall);
  const seconds = Math.floor((wall - startOfDay(day)) / 1000);
  const two = (n: number) => `${n}`.padStart(2, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${dayStamp(day)}T${clock.map(two).join('')}`;
}

/** `20261125T180000Z` @param at ms since 1970 */
export const utcStamp = (at: number): string => `${localStamp(at)}Z`;
