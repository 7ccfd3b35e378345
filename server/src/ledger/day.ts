/** The day where the machine is, and so, as it stands in the practice, where the practice is. */
export function localDay(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((n) => `${n}`.padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** IANA name, so that a page elsewhere writes the same days. */
export const practiceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
