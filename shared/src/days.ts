const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The day of an entry. Outside sessions an entry bears the beginning of its day (UTC) and no time
 * ([P7]), which another zone must not move to the day before.
 */
export const dayOfEntry = (at: number, dayOf: (ms: number) => string): string =>
  at % DAY_MS === 0 ? utcDay(at) : dayOf(at);

/** @param ms since 1970 */
export const utcDay = (ms: number): string => dayAt(Math.floor(ms / DAY_MS));

/** ms since 1970 when this day begins in UTC. */
export const startOfDay = (day: string): number => daysUntil(day) * DAY_MS;

/** How many days later `to` is. */
export const daysBetween = (from: string, to: string): number => daysUntil(to) - daysUntil(from);

/** @returns 0 for Sunday, whatever the zone */
export const weekdayOf = (day: string): number => (((daysUntil(day) + 4) % 7) + 7) % 7;

/** @param day `2026-11-30` */
export const addDays = (day: string, count: number): string => dayAt(daysUntil(day) + count);

/** Days since 1970 to the calendar and back, after Howard Hinnant: `shared` asks no clock and no time zone. */
function dayAt(days: number): string {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
}

function daysUntil(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
