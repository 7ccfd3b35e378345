const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The day of an entry. Outside sessions an entry bears the beginning of its day (UTC) and no time
 * ([P7]), which another zone must not move to the day before.
 */
export const dayOfEntry = (at: number, dayOf: (ms: number) => string): string =>
  at % DAY_MS === 0 ? utcDay(at) : dayOf(at);

/** Days since 1970 to the calendar, after Howard Hinnant: `shared` asks no clock and no time zone. */
export function utcDay(ms: number): string {
  const z = Math.floor(ms / DAY_MS) + 719_468;
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
  return `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
}
