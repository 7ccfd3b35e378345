/** "one card", "12 cards", nothing for none: enough for languages whose nouns have one plural. */
export function counted(count: number, one: string, other: string): string {
  if (count === 0) return '';
  return count === 1 ? one : `${count} ${other}`;
}

export const listed = (...counts: readonly string[]): string =>
  counts.filter((count) => count !== '').join(', ');
