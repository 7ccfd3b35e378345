import { expect, it } from 'vitest';
import { ownCode } from './ownCode.ts';

it.each([
  ['482913', '482913'],
  [' 482913 ', '482913'],
  ['٤٨٢٩١٣', '482913'],
])('takes %j as six digits', (typed, code) => expect(ownCode(typed)).toBe(code));

it.each(['', '48291', '4829133', '48 29 1', 'abcdef', '48291a', '4829a3b'])(
  'takes %j for none',
  (typed) => expect(ownCode(typed)).toBeUndefined(),
);
