import { expect, it } from 'vitest';
import { plainDigits } from './digits.ts';

it.each([
  ['4821', '4821'],
  ['4 8 2 1', '4821'],
  ['48-21.', '4821'],
  ['٤٨٢١', '4821'],
  ['۴۸۲۱', '4821'],
  ['४८२१', '4821'],
  ['４８２１', '4821'],
  ['0123456789', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['four', ''],
])('%s is %s', (typed, digits) => expect(plainDigits(typed)).toBe(digits));
