import { expect, it } from 'vitest';
import { sameTitle } from './sameTitle.ts';

it('knows a title however it was typed, and no other', () => {
  expect(sameTitle('  ana AND  ben ', 'Ana and Ben')).toBe(true);
  expect(sameTitle('Jose\u0301', 'José')).toBe(true);
  expect(sameTitle('\u2068דנה\u2069', 'דנה')).toBe(true);
  expect(sameTitle('Ana and Be', 'Ana and Ben')).toBe(false);
  expect(sameTitle('', 'Ana and Ben')).toBe(false);
});
