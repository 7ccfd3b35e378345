import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AWKWARD, IN_SCRIPTS } from '../../../../tests/support/summary/sayings.ts';
import { readAsGfm, readMarkdown, said } from '../../../../tests/support/summary/readers.ts';
import { plainWords } from '../plain.ts';
import type { Page } from '../page.ts';
import { textOf } from '../page.ts';
import { escapeMarkdown, toMarkdown } from './markdown.ts';

const page = (words: string): Page => ({
  lang: 'en',
  dir: 'ltr',
  title: words,
  lines: [words, 'and then'],
  sections: [
    {
      id: 'needs',
      hue: 'needs',
      heading: words,
      level: 2,
      intro: words,
      items: [1, 2].map((n) => ({
        id: `${n}`,
        label: words,
        by: { seat: 'partner-a' as never, name: words },
        words,
        rows: [
          { label: words, text: words, isPeoples: true },
          { label: 'Label', text: words, isPeoples: true },
        ],
        notes: [
          { text: words, quote: words },
          { text: words, quote: undefined },
        ],
      })),
      blank: false,
      picture: undefined,
    },
  ],
  foot: [words],
});

/** Words in one line where only one line can stand: names, labels, headings. */
function check(words: string): void {
  const plain = plainWords(words);
  const oneLine = plain.replaceAll('\n', ' ');
  const whole = page(oneLine);
  expect(said(readMarkdown(toMarkdown(whole)))).toEqual(said(textOf(whole)));
  // Many lines where people write.
  expect(said(readMarkdown(`> ${escapeMarkdown(plain).replaceAll('\n', '\n> ')}\n`))).toEqual(
    said(plain === '' ? [] : [plain]),
  );
}

describe('[E7] words in Markdown', () => {
  it.each([...AWKWARD, ...IN_SCRIPTS])('render as themselves: %j', check);

  it('whatever they are', () => {
    const pieces = fc.constantFrom(
      ...'\\`*_{}[]<>()#+-.!|~&:@=^$"\'/;1a \n'.split(''),
      '&amp;',
      '<!--',
      '](x)',
      'http://a.b',
      'www.a.b',
      'c@d.e',
      '\n\n',
      'שלום',
    );
    const words = fc.array(pieces, { maxLength: 14 }).map((some) => some.join(''));
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (some) => {
        fc.pre(plainWords(some) !== '');
        check(some);
      }),
      { numRuns: 500 },
    );
  });

  it('become no link, table or strike in the Markdown of GitHub either', () => {
    for (const words of AWKWARD) {
      expect(readAsGfm(escapeMarkdown(plainWords(words)))).not.toMatch(/<(?!\/?p>|br \/>)/);
    }
  });
});
