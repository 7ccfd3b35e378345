import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, type Line } from './writing.ts';

const ENGLISH = { lang: 'en', dir: 'ltr' } as const;
const HEBREW = { lang: 'he', dir: 'rtl' } as const;

const textIn = (lines: readonly Line[]) =>
  lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n');

describe('words made ready for paper', () => {
  it('[E21] keeps everything that could be markup', () => {
    const markup = '#import "x" $a$ `raw` // c @l <l> \\u{41} *b* _i_ [c] {d} ~ --- "q"';
    expect(textIn(linesOf(markup, ENGLISH))).toBe(markup);
  });

  it('gives each line the direction of its first letter, and the page’s where there is none', () => {
    expect(linesOf('Hello\nשלום\n12:30\nمرحبا', HEBREW).map(({ dir }) => dir)).toEqual([
      'ltr',
      'rtl',
      'rtl',
      'rtl',
    ]);
    expect(linesOf('12:30', ENGLISH)[0]?.dir).toBe('ltr');
  });

  it('lets names stand apart from the direction around them, without marks that are drawn as spaces', () => {
    expect(linesOf('\u2068בן\u2069 has heard this', ENGLISH)).toEqual([
      { dir: 'ltr', pieces: [{ text: 'בן', isolate: 'rtl' }, { text: ' has heard this' }] },
    ]);
    expect(linesOf('\u2068Ana\u2069: Yes', ENGLISH)).toEqual([
      { dir: 'ltr', pieces: [{ text: 'Ana: Yes' }] },
    ]);
    // As messengers write them: nested, and one never closed.
    expect(textIn(linesOf('\u2067a \u2066b\u2069 c\u2069 \u2068d', ENGLISH))).toBe('a b c d');
  });

  it('takes a line’s direction from the sentence, not from the name it begins with', () => {
    expect(linesOf('\u2068Ana\u2069 שמעה את זה', HEBREW)[0]).toMatchObject({ dir: 'rtl' });
    expect(linesOf('\u2068Ana\u2069 שמעה את זה', HEBREW)[0]).not.toHaveProperty('lang');
  });

  it.each([
    ['私は時間が必要です', 'ja'],
    ['時間が', 'ja'],
    ['我需要时间', 'zh'],
    ['나는 시간이', 'ko'],
    ['Χρειάζομαι', 'el'],
    ['Мне нужно', 'und'],
    ['मुझे', 'und'],
    ['أحتاج', 'und'],
    ['I need', undefined],
    ['12:30', undefined],
  ])('tells the language of %s where its script does', (text, lang) => {
    expect(linesOf(text, ENGLISH)[0]?.lang).toBe(lang);
  });

  it('marks what has no place to break, but not scripts that break between any two letters', () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitän';
    expect(linesOf(`The ${long} came`, ENGLISH)[0]?.pieces).toEqual([
      { text: 'The ' },
      { text: long, isLong: true },
      { text: ' came' },
    ]);
    const han = '我需要一点安静的时间'.repeat(5);
    expect(linesOf(han, ENGLISH)[0]?.pieces).toEqual([{ text: han }]);
  });

  it('reads all kinds of line ends as one', () => {
    expect(linesOf('a\r\nb\rc\u2028d\u0085e', ENGLISH)).toHaveLength(5);
  });

  it('leaves out what paper cannot show: controls, overrides, half characters', () => {
    expect(textIn(linesOf('a\u0000b\u001Bc\uFEFFd\u202Ee\u202Cf\uFFFEg', ENGLISH))).toBe('abcdefg');
    expect(textIn(linesOf('a\tb', ENGLISH))).toBe('a b');
    expect(textIn(linesOf('\uD83Dx', ENGLISH))).toBe('\uFFFDx');
  });

  it('keeps what an emoji is made of', () => {
    const scotland = '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';
    for (const emoji of ['👩‍🚀', '🏳️‍🌈', '👍🏽', '🇩🇪', '1️⃣', scotland])
      expect(textIn(linesOf(emoji, ENGLISH))).toBe(emoji);
  });

  it('bounds the marks on one letter: an attacker’s would take their square', () => {
    const attacker = linesOf(`a${'\u0301'.repeat(12_000)}b`, ENGLISH);
    expect(textIn(attacker)).toHaveLength(32);
  });

  it('never loses, adds or moves a letter', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom('\n', '\u2068', '\u2069', '\u2066', '\u2067', ' ', '\u200F', '#', '\\'),
        fc.stringMatching(/^[a-zא-תء-ي一-龥あ-ん0-9.,:()-]{0,24}$/u),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(text, fc.constantFrom(ENGLISH, HEBREW), (parts, around) => {
        const whole = parts.join('');
        expect(textIn(linesOf(whole, around))).toBe(whole.replaceAll(/[\u2066-\u2069]/g, ''));
      }),
    );
  });
});
