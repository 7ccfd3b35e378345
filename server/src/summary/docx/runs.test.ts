import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, eastAsianOf, insideOf, stretchesOf } from './runs.ts';

const shown = (text: string, base: 'ltr' | 'rtl') =>
  stretchesOf(text, base).map(({ text: letters, isRtl }) => `${isRtl ? '<' : '>'}${letters}`);

describe('stretches of one direction', () => {
  it.each([
    ['Ana said: “אנא”, and then 20', 'ltr', ['>Ana said: “', '<אנא', '>”, and then 20']],
    ['אחרי 20 דקות.', 'rtl', ['<אחרי 20 דקות.']],
    ['אחרי 20 דקות.', 'ltr', ['<אחרי 20 דקות', '>.']],
    ['في Café Zentral؟', 'rtl', ['<في ', '>Café Zentral', '<؟']],
    ['שָׁלוֹם', 'ltr', ['<שָׁלוֹם']],
    ['e\u0301 x', 'rtl', ['>e\u0301 x']],
    ['20:30', 'rtl', ['<20:30']],
    ['', 'ltr', []],
  ] as const)('of %s, %s', (text, base, stretches) => {
    expect(shown(text, base)).toEqual(stretches);
  });

  it('hold every letter once, in its order', () => {
    const piece = fc.constantFrom('a', 'ש', 'م', '1', ' ', '.', '\u0301', '👍🏽', '字');
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('ltr', 'rtl'), (pieces, base) => {
        const text = pieces.join('');
        const stretches = stretchesOf(text, base);
        expect(stretches.map(({ text: letters }) => letters).join('')).toBe(text);
        stretches.reduce(
          (before, after) => {
            expect(before.isRtl).not.toBe(after.isRtl);
            return after;
          },
          { text: '', isRtl: stretches[0] !== undefined && !stretches[0].isRtl },
        );
      }),
    );
  });
});

it('a line of another direction keeps its punctuation on its own side', () => {
  expect(insideOf('Yes.', 'rtl')).toEqual([{ text: '\u200EYes.\u200E', isRtl: false }]);
  expect(insideOf('Yes.', 'ltr')).toEqual([{ text: 'Yes.', isRtl: false }]);
  expect(insideOf('=1+1', 'rtl')).toEqual([{ text: '\u200E=1+1\u200E', isRtl: false }]);
  expect(insideOf('', 'rtl')).toEqual([]);
  expect(insideOf('כן.', 'ltr')).toEqual([{ text: '\u200Fכן.\u200F', isRtl: true }]);
});

it('the first letter says the direction, and East Asian letters their language', () => {
  expect(directionOf('“(12) אבג abc', 'ltr')).toBe('rtl');
  expect(directionOf('12.', 'rtl')).toBe('rtl');
  expect(eastAsianOf('遅くなるとき')).toBe('ja-JP');
  expect(eastAsianOf('주말에')).toBe('ko-KR');
  expect(eastAsianOf('我需要')).toBe('zh-CN');
  expect(eastAsianOf('abc')).toBeUndefined();
});
