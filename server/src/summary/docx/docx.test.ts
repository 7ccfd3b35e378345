import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PARTNER_A } from '@steady/shared/seats.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { A_PICTURE, fullBoard } from '../../../../tests/support/summary/full-board.ts';
import { openDocx, readXml, type DocxFile } from '../../../../tests/support/summary/readers.ts';
import { toDocx, type DocxOptions } from './docx.ts';

const A4: DocxOptions = { day: '2026-11-25', paper: 'a4' };
const whole = (language: 'en' | 'he'): Page =>
  pageOf(
    summarise(fullBoard(language).input({ picture: A_PICTURE }), {
      audience: 'ours',
      seat: PARTNER_A,
    }),
  );
const text = ({ parts }: DocxFile, name: string): string =>
  new TextDecoder().decode(parts.get(name));

/** Every element of a part with its attributes. */
function elements(file: DocxFile, part = 'word/document.xml') {
  const found: Array<readonly [string, Readonly<Record<string, string>>]> = [];
  readXml(text(file, part), (name, attrs) => found.push([name, attrs]));
  return found;
}

describe('a summary as DOCX', () => {
  let file: DocxFile;
  beforeAll(async () => {
    file = openDocx(await toDocx(whole('en'), A4));
  });
  afterEach(() => vi.useRealTimers());

  it('has real headings without a gap, and real lists', () => {
    const headings = file.paragraphs.flatMap(({ style, runs }) =>
      style?.startsWith('Heading') === true ? [[style, runs.map((run) => run.text).join('')]] : [],
    );
    expect(headings[0]).toEqual(['Heading1', 'Our summary']);
    expect(headings[1]).toEqual(['Heading2', 'Wins and appreciations']);
    const facts = file.paragraphs.filter(({ style }) => style === 'Facts');
    expect(facts.length).toBeGreaterThan(100);
    expect(facts.every(({ isListed }) => isListed)).toBe(true);
    expect(text(file, 'word/numbering.xml')).toContain('w:val="bullet"');
  });

  it('has every style that it names', () => {
    const defined = new Set(
      elements(file, 'word/styles.xml').flatMap(([name, attrs]) =>
        name === 'w:style' ? [attrs['w:styleId']] : [],
      ),
    );
    const named = elements(file).flatMap(([name, attrs]) =>
      name === 'w:pStyle' || name === 'w:rStyle' ? [attrs['w:val']] : [],
    );
    expect(named.filter((name) => !defined.has(name))).toEqual([]);
  });

  it('lays out each line by its own direction, and runs of the other inside it', () => {
    const line = (start: string) =>
      file.paragraphs.find(({ runs }) =>
        runs
          .map((run) => run.text)
          .join('')
          .startsWith(start),
      )!;
    const arabic = line('هل يمكن');
    expect(arabic.isRtl).toBe(true);
    expect(arabic.runs.map(({ text: letters, isRtl }) => [letters, isRtl])).toEqual([
      ['هل يمكن أن نأكل معًا يوم الجمعة في ', true],
      ['Café Zentral', false],
      ['؟', true],
    ]);
    const mixed = line('Ana said');
    expect(mixed.isRtl).toBe(false);
    expect(mixed.runs.filter(({ isRtl }) => isRtl).map((run) => run.text)).toEqual([
      'أنا هنا',
      'שלום',
    ]);
  });

  it('is of the board’s language and direction; people’s words are of none, and are not corrected', async () => {
    const hebrew = openDocx(await toDocx(whole('he'), A4));
    expect(hebrew.paragraphs[0]!.isRtl).toBe(true);
    const languages = (one: DocxFile) =>
      elements(one, 'word/styles.xml').find(([name]) => name === 'w:lang')![1];
    expect(languages(file)).toMatchObject({ 'w:val': 'en-GB' });
    expect(languages(hebrew)).toMatchObject({ 'w:bidi': 'he-IL' });
    const own = elements(file).filter(([name]) => name === 'w:lang');
    expect(new Set(own.map(([, attrs]) => attrs['w:val']))).toEqual(new Set(['x-none']));
    expect(new Set(own.map(([, attrs]) => attrs['w:eastAsia']))).toEqual(
      new Set([undefined, 'ja-JP', 'ko-KR', 'zh-CN']),
    );
    expect(elements(file).some(([name]) => name === 'w:noProof')).toBe(true);
  });

  it('shows the canvas as vector, with pixels for programs that know none, and says what is on it', () => {
    expect(file.paragraphs.find(({ alt }) => alt !== undefined)!.alt).toBe(A_PICTURE.alt);
    expect(text(file, 'word/media/image1.svg')).toBe(A_PICTURE.svg);
    expect([...file.parts.get('word/media/image1.png')!.subarray(0, 4)]).toEqual([
      0x89, 0x50, 0x4e, 0x47,
    ]);
    // Both are parts that are related, and both are of a known type.
    const related = elements(file, 'word/_rels/document.xml.rels').map(
      ([, attrs]) => attrs['Target'],
    );
    expect(related).toEqual(expect.arrayContaining(['media/image1.svg', 'media/image1.png']));
    const types = elements(file, '[Content_Types].xml').map(([, attrs]) => attrs['Extension']);
    expect(types).toEqual(expect.arrayContaining(['svg', 'png']));
    const outside = elements(file, 'word/_rels/document.xml.rels').filter(
      ([, attrs]) => attrs['TargetMode'] === 'External',
    );
    expect(outside).toEqual([]);
  });

  it('fits its paper, A4 or Letter, a picture too', async () => {
    const sizeOf = (one: DocxFile) => elements(one).find(([name]) => name === 'w:pgSz')![1];
    expect(sizeOf(file)).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    const wide = { ...A_PICTURE, width: 9_000, height: 400 };
    const page = {
      ...whole('en'),
      sections: whole('en').sections.map((one) => (one.picture ? { ...one, picture: wide } : one)),
    };
    const letter = openDocx(await toDocx(page, { ...A4, paper: 'us-letter' }));
    expect(sizeOf(letter)).toMatchObject({ 'w:w': '12240', 'w:h': '15840' });
    const [, extent] = elements(letter).find(([name]) => name === 'wp:extent')!;
    // EMU: 635 in a twentieth of a point.
    expect(Number(extent['cx'])).toBeLessThanOrEqual((12_240 - 2 * 1_080) * 635);
  });

  it('[E11] is the same bytes whenever it is made, and tells of nobody who made it', async () => {
    const first = await toDocx(whole('en'), A4);
    vi.useFakeTimers({ now: Date.UTC(2031, 4, 5), toFake: ['Date'] });
    const second = await toDocx(whole('en'), A4);
    expect(Buffer.from(first).equals(second)).toBe(true);
    const core = text(openDocx(second), 'docProps/core.xml');
    expect(core.match(/\d{4}-\d\d-\d\d/g)).toEqual(['2026-11-25', '2026-11-25']);
    expect(core).not.toMatch(/creator|lastModifiedBy/);
  });

  it('[E7] keeps words words: no field, no link, no markup of theirs', () => {
    const names = new Set(elements(file).map(([name]) => name));
    for (const name of [
      'w:hyperlink',
      'w:fldSimple',
      'w:instrText',
      'w:fldChar',
      'w:object',
      'w:altChunk',
    ])
      expect(names).not.toContain(name);
    expect(
      file.paragraphs.some(({ runs }) => runs.some((run) => run.text.includes('<script>'))),
    ).toBe(true);
  });
});
