/**
 * The day it is where the practice is, whatever zone a device is in: a page and a file write the same days.
 * @param timeZone IANA name; one that this browser does not know counts as UTC
 * @returns ms since 1970 → `2026-11-25`
 */
export function practiceDay(timeZone: string): (ms: number) => string {
  const format = formatIn(timeZone) ?? formatIn('UTC');
  return (ms) => {
    const parts = new Map(format?.formatToParts(ms).map(({ type, value }) => [type, value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch {
    // The only reason it can have: the zone is not known here.
    return undefined;
  }
}
