import { plainDigits } from '../ui/digits.ts';

/** Digits of a code that somebody chooses for coming back; server/src/http/schemas.ts. */
const OWN_CODE_DIGITS = 6;

/** @returns the code, in whatever numerals it was typed; undefined when it is none */
export function ownCode(typed: string): string | undefined {
  const digits = plainDigits(typed);
  return digits.length === OWN_CODE_DIGITS && typed.trim().length === digits.length
    ? digits
    : undefined;
}
