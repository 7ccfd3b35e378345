/** `2026-11-25` → its parts; the month by a language's own name for it. */
export function dayParts(
  day: string,
  months: readonly string[],
): { readonly date: number; readonly month: string; readonly year: string } {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return { date: Number(date), month: months[Number(month) - 1] ?? '', year };
}
