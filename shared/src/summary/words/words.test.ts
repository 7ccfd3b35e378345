import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../board/language.ts';
import { wordsOf } from './index.ts';

/** Every sentence of a language, with marks where names and days stand. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return sentences(value('2026-11-25', '2026-12-01'));
  if (Array.isArray(value)) return value.flatMap(sentences);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];
}

describe.each(LANGUAGES)('words of a summary in %s', (language) => {
  const words = wordsOf(language);
  const { list, ...others } = words;
  const all = sentences(others);

  it('are all there, none of them shouting', () => {
    expect(all.length).toBeGreaterThan(150);
    for (const sentence of all) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/[!]|undefined|NaN/);
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(16);
    }
    expect(list(['a', 'b'])).toContain('b');
  });

  it('name every month, and each day of it by its own date', () => {
    const days = Array.from({ length: 12 }, (_, n) =>
      words.day(`2026-${`${n + 1}`.padStart(2, '0')}-01`),
    );
    expect(new Set(days).size).toBe(12);
    expect(words.day('2026-11-25')).toMatch(/25.*2026/);
  });

  it('keep a name and a day that they are given', () => {
    for (const say of [
      words.heard,
      words.whatHeard,
      words.confirmed,
      words.slipOf,
      words.therapist,
    ])
      expect(say('\u2068Ana\u2069')).toContain('\u2068Ana\u2069');
    for (const say of [words.agreement.agreedOn, words.agreement.agreedUntil, words.lookedBack])
      expect(say('\u2068Ana\u2069', 'DAY')).toMatch(/\u2068Ana\u2069.*DAY/);
  });

  it('are its own, not those of another language', () => {
    if (language === 'en') return;
    const english = new Set(sentences({ ...wordsOf('en'), list: '' }));
    const same = all.filter((sentence) => english.has(sentence) && /\p{L}{4}/u.test(sentence));
    // Names of charts, and words that two languages share.
    expect(same.length, same.join(' | ')).toBeLessThan(14);
  });
});
