/**
 * The digits of what somebody typed, in whatever numerals their keyboard has: ٤٨٢١ is 4821, and spaces
 * between them are how people say them.
 */
export const plainDigits = (typed: string): string =>
  Array.from(typed.matchAll(/\p{Nd}/gu), ([digit]) => String(valueOf(digit)))

    .join('');

/** Decimal digits of every script stand in rows of ten, from nought to nine. */
function valueOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return point - zero;
}
