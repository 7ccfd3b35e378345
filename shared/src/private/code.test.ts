import { describe, expect, it } from 'vitest';
import { makeCode, readCode, showCode, SHOWN_LENGTH } from './code.ts';
import { countedBytes } from './testing.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('a code', () => {
  it('[V24] has 130 bits of chance: every letter may be any of 32', () => {
    const seen = Array.from({ length: 26 }, () => new Set<string>());
    for (let n = 0; n < 1_000; n += 1)
      for (const [at, letter] of makeCode(random).split('').entries()) seen[at]?.add(letter);
    expect(seen.map(({ size }) => size)).toEqual(Array.from({ length: 26 }, () => 32));
  });

  it('is shown in seven groups of four, with nothing that looks like something else', () => {
    const shown = showCode(makeCode(countedBytes(3)));
    expect(shown).toMatchInlineSnapshot(`"3456-789A-BCDE-FGHJ-KMNP-QRST-VWA3"`);
    expect(shown).toHaveLength(SHOWN_LENGTH);
    for (let n = 0; n < 200; n += 1)
      expect(showCode(makeCode(random))).toMatch(/^(?:[^ILOU-]{4}-){6}[^ILOU-]{4}$/);
  });

  it('is read however it was typed', () => {
    const code = makeCode(random);
    const shown = showCode(code);
    for (const typed of [
      shown,
      shown.toLowerCase(),
      shown.replaceAll('-', ' '),
      shown.replaceAll('-', ''),
      ` ${shown}\n`,
      shown.replaceAll('0', 'o').replaceAll('1', 'l'),
      shown.replaceAll('1', 'I'),
      shown.replaceAll('-', '–'),
    ])
      expect(readCode(typed)).toEqual({ kind: 'code', code });
  });

  it('shows every wrong letter, and any two that were changed over', () => {
    const shown = showCode(makeCode(random)).replaceAll('-', '');
    for (let at = 0; at < shown.length; at += 1) {
      for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZU') {
        if (letter === shown[at]) continue;
        const wrong = shown.slice(0, at) + letter + shown.slice(at + 1);
        expect(readCode(wrong).kind, wrong).toBe('slip');
      }
      const [one, two] = [shown[at], shown[at + 1]];
      if (two === undefined || one === two) continue;
      expect(readCode(shown.slice(0, at) + two + one + shown.slice(at + 2)).kind).toBe('slip');
    }
  });

  it('tells how many letters are missing', () => {
    const shown = showCode(makeCode(random));
    expect(readCode('')).toEqual({ kind: 'length', missing: 28 });
    expect(readCode(shown.slice(0, 10))).toEqual({ kind: 'length', missing: 20 });
    expect(readCode(`${shown}A`)).toEqual({ kind: 'length', missing: -1 });
  });
});
