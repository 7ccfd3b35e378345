import * as v from 'valibot';
import type { RandomBytes } from '../ids.ts';

/**
 * A code that one person carries from one device to another, or keeps on paper.
 *
 * 26 letters of chance have 130 bits: whoever carries what is sealed with it, as the server does, cannot
 * find it by trying, however long they try. Two letters more say whether it was typed as it was shown.
 * Crockford's base 32 has no I, L, O and U, so that nothing is taken for something else, in any language.
 */
export const codeSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  v.brand('PrivateCode'),
);
export type PrivateCode = v.InferOutput<typeof codeSchema>;

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;
const CHECK_LENGTH = 2;
const GROUP = 4;
/** The greatest prime that two letters can hold: any one wrong letter shows, and any two changed over. */
const CHECK_MODULUS = 1021;

export function makeCode(random: RandomBytes): PrivateCode {
  let code = '';
  for (const byte of random(new Uint8Array(LENGTH))) code += LETTERS.charAt(byte & 31);
  return v.parse(codeSchema, code);
}

/** As a person reads it: seven groups of four. */
export function showCode(code: PrivateCode): string {
  const whole = code + checkOf(code);
  return (whole.match(/.{4}/g) ?? []).join('-');
}
export const SHOWN_LENGTH = LENGTH + CHECK_LENGTH + (LENGTH + CHECK_LENGTH) / GROUP - 1;

export type ReadCode =
  | { readonly kind: 'code'; readonly code: PrivateCode }
  /** So many letters are missing, or are too many when negative. */
  | { readonly kind: 'length'; readonly missing: number }
  /** A letter is not as it was shown. */
  | { readonly kind: 'slip' };

/** Reads what somebody typed: small letters, spaces and what looks alike do not matter. */
export function readCode(typed: string): ReadCode {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const missing = LENGTH + CHECK_LENGTH - letters.length;
  if (missing !== 0) return { kind: 'length', missing };
  const code = v.safeParse(codeSchema, letters.slice(0, LENGTH));
  if (!code.success || checkOf(code.output) !== letters.slice(LENGTH)) return { kind: 'slip' };
  return { kind: 'code', code: code.output };
}

function checkOf(code: PrivateCode): string {
  let check = 0;
  for (const letter of code) check = (check * 32 + LETTERS.indexOf(letter)) % CHECK_MODULUS;
  return LETTERS.charAt(check >> 5) + LETTERS.charAt(check & 31);
}
