import { describe, expect, it } from 'vitest';
import { LETTER } from './lines.ts';
import { inVisualOrder, stretches } from './scripts.ts';

const cut = (text: string) =>
  stretches(text, LETTER).map((part) => [part.text, part.families?.split(',')[0]]);

describe('faces of a line', () => {
  it('is one where the page’s own has all letters, accents and quotes included', () => {
    for (const text of ['To rest', '“Größer”, sagte Žofie – 50 €…', 'J’ai besoin', 'e\u0301'])
      expect(cut(text)).toEqual([[text, undefined]]);
  });

  it('is that of the one other script, its Latin words and signs included', () => {
    expect(cut('نأكل في Café؟')).toEqual([['نأكل في Café؟', "'Noto Sans Arabic'"]]);
    expect(cut('Я хочу, and so do I')).toEqual([['Я хочу, and so do I', "'Noto Sans'"]]);
    expect(cut('Em cần thêm')).toEqual([['Em cần thêm', "'Noto Sans'"]]);
    expect(cut('我们停下来。')).toEqual([['我们停下来。', "'Noto Sans SC'"]]);
    expect(cut('遅くなるときは、')).toEqual([['遅くなるときは、', "'BIZ UDPGothic'"]]);
    expect(cut('a heart ♥ here')).toEqual([['a heart ♥ here', "'Noto Sans Symbols 2'"]]);
  });

  it('change where no face has all letters: at other scripts, and at emoji', () => {
    expect(cut('so 👍🏽 good')).toEqual([
      ['so ', undefined],
      ['👍🏽 ', "'Noto Color Emoji'"],
      ['good', undefined],
    ]);
    expect(cut('said שלום and 你好').map(([text]) => text)).toEqual([
      'said ',
      'שלום ',
      'and ',
      '你好',
    ]);
  });

  it('stand in the order in which they are seen', () => {
    const order = (texts: string[], rtl: boolean) =>
      inVisualOrder(
        texts.map((text) => ({ text, families: undefined })),
        rtl,
      ).map(({ text }) => text);
    expect(order(['said ', 'שלום ', 'مرحبا ', 'and'], false)).toEqual([
      'said ',
      'مرحبا ',
      'שלום ',
      'and',
    ]);
    expect(order(['אמרתי ', 'hello ', '你好', ' שלום'], true)).toEqual([
      ' שלום',
      'hello ',
      '你好',
      'אמרתי ',
    ]);
    expect(order(['אני ', '👍'], true)).toEqual(['👍', 'אני ']);
  });
});
