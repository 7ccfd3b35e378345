/** The day where the machine is, and so, as it stands in the practice, where the practice is. */
export function localDay(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((n) => `${n}`.padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/**
 * What an entry bears outside a session: its day, as the practice's calendar has it, and no time ([P7], [U3]).
 * @returns ms, the beginning of that day in UTC, so that no reader's zone moves it to the day before
 */
export const dayStamp = (at: number): number => Date.parse(localDay(at));

/** IANA name, so that a page elsewhere writes the same days. */
export const practiceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
