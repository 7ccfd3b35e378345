import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '@steady/server/access/refused.ts';
import { makePdf, type Pdf } from '@steady/server/summary/pdf/pdf.ts';
import { startPress, type Press } from '@steady/server/summary/pdf/press.ts';
import type { PdfOptions } from '@steady/server/summary/pdf/options.ts';
import { fridgeOf } from '@steady/shared/summary/fridge.ts';
import { textOf, type Page, type PageSection } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import type { Picture } from '@steady/shared/summary/summary.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { A_PICTURE, fullBoard } from '../support/summary/full-board.ts';
import { anItem, aPage, aSection, fullSession } from '../support/summary/one-page.ts';
import {
  bookmarksOf,
  facesOf,
  placesOf,
  propertiesOf,
  tagsOf,
  textInside,
  whyNoPoppler,
} from '../support/summary/poppler.ts';
import { AWKWARD, IN_SCRIPTS } from '../support/summary/sayings.ts';

const SUMMARY: PdfOptions = { form: 'summary', paper: 'a4', day: '2026-11-25' };
const FRIDGE: PdfOptions = { ...SUMMARY, form: 'fridge' };

const reports: string[] = [];
let pdf: Pdf;
beforeAll(() => {
  pdf = makePdf({ report: (error) => reports.push(error.message) });
});
afterAll(() => pdf.close());

const why = whyNoPoppler();
if (why !== undefined) process.stderr.write(`The tests that read PDF are skipped: ${why}\n`);

/** Letters alone: where lines and columns break is the paper's business, as is how marks are joined. */
const lettersOf = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '');

const withoutPageNumbers = (text: string): string => text.replaceAll(/^\d+ \/ \d+$/gm, '');

const visibleText = (page: Page): string[] =>
  textOf({ ...page, sections: page.sections.map((one) => ({ ...one, picture: undefined })) });

const OURS = /Atkinson|SourceSerif|Noto|IBMPlexSansArabic|BIZUDPGothic|NanumGothic/;

const inEachScript = (): PageSection =>
  aSection(
    'needs',
    'needs',
    'Needs',
    IN_SCRIPTS.map((words) => anItem(words)),
  );

const fullPage = (picture: Picture | undefined): Page => {
  const extras = new Set(['since', 'timeline'] as const);
  const input = fullBoard().input({ picture });
  return pageOf(summarise(input, { audience: 'ours', seat: PARTNER_A, extras }));
};

/** The canvas of the full board as it is drawn for *Ours*. */
function fullCanvas(): Picture | undefined {
  const input = fullBoard().input();
  return pictureOf(input.board, pictureFacts(input, { audience: 'ours', seat: PARTNER_A }));
}

describe('the summary as PDF', () => {
  it('[E22] two partners’ copies are the same bytes, also from two processes', async () => {
    const other = makePdf({ report: () => undefined });
    try {
      const [mine, theirs] = await Promise.all(
        [pdf, other].map((one) => one.render(fullSession(), SUMMARY)),
      );
      expect(Buffer.from(mine!).equals(theirs!)).toBe(true);
      expect(Buffer.from(mine!).equals(await pdf.render(fullSession(), SUMMARY))).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('[E22] says PDF/UA-1, and nothing of who made it or when but the day', async () => {
    const bytes = Buffer.from(await pdf.render(fullSession(), SUMMARY)).toString('latin1');
    expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(bytes.match(/<xmp:(?:Create|Modify)Date>[^<]*/g)).toEqual([
      expect.stringContaining('2026-11-25'),
      expect.stringContaining('2026-11-25'),
    ]);
    expect(bytes).not.toMatch(/\/Author|dc:creator/);
  });

  it('[E20] goes on after a page that nothing can set', async () => {
    const page = aPage([
      {
        ...aSection('picture', undefined, 'The canvas', []),
        picture: { ...A_PICTURE, svg: '<svg' },
      },
    ]);
    await expect(pdf.render(page, SUMMARY)).rejects.toEqual(new Refused('copy-not-made'));
    expect(reports.at(-1)).toBe('the template was not followed');
    expect(await pdf.render(fullSession(), SUMMARY)).toBeInstanceOf(Uint8Array);
  });

  it('[E20] goes on after its process was killed in the middle of a page', async () => {
    const started = Promise.withResolvers<Press>();
    const mortal = makePdf({
      report: (error) => reports.push(error.message),
      start(failed) {
        const press = startPress(failed);
        started.resolve(press);
        return press;
      },
    });
    const refused = expect(mortal.render(fullPage(undefined), SUMMARY)).rejects.toEqual(
      new Refused('copy-not-made'),
    );
    (await started.promise).kill();
    await refused;
    expect(await mortal.render(fullSession(), SUMMARY)).toBeInstanceOf(Uint8Array);
    await mortal.close();
  });

  it('[E23] sets the largest cards an attacker may write, one word each', async () => {
    const attacker = [anItem('w'.repeat(12_000)), anItem(`a${'\u0301'.repeat(11_999)}`)];
    const page = aPage([aSection('needs', 'needs', 'Needs', attacker)]);
    expect(await pdf.render(page, SUMMARY)).toBeInstanceOf(Uint8Array);
  });

  it('[E23] reads no file and asks no address that a picture names', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/hostname" width="9" height="9"/></svg>';
    const attacker = aPage([
      { ...aSection('picture', undefined, 'The canvas', []), picture: { ...A_PICTURE, svg } },
    ]);
    await expect(pdf.render(attacker, SUMMARY)).rejects.toEqual(new Refused('copy-not-made'));
  });
});

describe.skipIf(why)('the summary as PDF, read by another program', () => {
  it('says what the page says, in its order, and nothing beside it', async () => {
    const text = textInside(await pdf.render(fullSession(), SUMMARY));
    expect(lettersOf(text)).toBe(lettersOf(textOf(fullSession()).join('')));
  });

  it.each(['a4', 'us-letter'] as const)('is one page of %s after a full session', async (paper) => {
    const properties = propertiesOf(await pdf.render(fullSession(), { ...SUMMARY, paper }));
    expect(properties.get('Pages')).toBe('1');
    expect(properties.get('Page size')).toContain(paper === 'a4' ? 'A4' : 'letter');
  });

  it('has its page’s language and title, tags, and a bookmark for each heading', async () => {
    const page = { ...fullSession(), lang: 'de' as const, title: 'Unsere Zusammenfassung' };
    const bytes = await pdf.render(page, SUMMARY);
    expect(Buffer.from(bytes).toString('latin1')).toContain('<rdf:li>de</rdf:li>');
    expect(propertiesOf(bytes).get('Title')).toBe('Unsere Zusammenfassung');
    expect(propertiesOf(bytes).get('Tagged')).toBe('yes');
    expect(bookmarksOf(bytes)).toEqual([
      'Unsere Zusammenfassung',
      ...page.sections.map(({ heading }) => heading),
    ]);
    const tags = tagsOf(bytes);
    expect(tags.match(/^ *H1\b/gm)).toHaveLength(1);
    expect(tags.match(/^ *H2\b/gm)).toHaveLength(page.sections.length);
  });

  it('[E21] shows people’s words as they are, whatever they look like', async () => {
    const attacker = [
      ...AWKWARD,
      '#import "/etc/passwd": *\n#read("/etc/passwd")',
      '#{ panic() } $ a^2 $ ```raw``` `raw` = heading\n+ item\n/ term: x',
      '@label <label> // comment /* comment */ \\u{41} \\',
      '#text(fill: white)[gone] ]})"',
      '"); #eval("1")',
    ].map((words) =>
      anItem(words, { rows: [['When', words]], notes: [{ text: 'Yes', quote: words }] }),
    );
    const page = aPage([aSection('needs', 'needs', 'Needs', attacker)]);
    const text = textInside(await pdf.render(page, SUMMARY));
    const isSame = (said: string) => lettersOf(said).replaceAll(/[\u0590-\u06FF]/g, '');
    expect(isSame(withoutPageNumbers(text))).toBe(isSame(textOf(page).join('')));
  });

  it('has every letter of every script, in faces that it brings along', async () => {
    const page = aPage([inEachScript()]);
    const bytes = await pdf.render(page, SUMMARY);
    expect(lettersLost(page, textInside(bytes))).toEqual([]);
    const faces = facesOf(bytes);
    expect(faces.length).toBeGreaterThan(6);
    expect(faces.filter(({ isEmbedded, hasUnicode }) => !isEmbedded || !hasUnicode)).toEqual([]);
    // One of the machine's would be missing on the next machine.
    expect(faces.filter(({ name }) => !OURS.test(name))).toEqual([]);
  });

  it('has every letter of a board of 120 cards, in nine scripts', async () => {
    const page = fullPage(A_PICTURE);
    const bytes = await pdf.render(page, SUMMARY);
    expect(lettersLost(page, textInside(bytes))).toEqual([]);
    const text = lettersOf(textInside(bytes));
    let at = 0;
    for (const said of visibleText(page).map(lettersOf)) {
      // How a reader orders what runs from right to left is its own affair.
      if (/[\u0590-\u06FF]/.test(said)) continue;
      const next = text.indexOf(said, at);
      expect(next, said).toBeGreaterThanOrEqual(at);
      at = next + said.length;
    }
  });

  it('draws Han as it is drawn in Japan where the line is Japanese', async () => {
    const words = (text: string) => aPage([aSection('needs', 'needs', 'Needs', [anItem(text)])]);
    const names = async (text: string) =>
      facesOf(await pdf.render(words(text), SUMMARY)).map(({ name }) => name);
    expect(await names('直接会う')).toContainEqual(expect.stringContaining('BIZUDPGothic'));
    expect(await names('直接见面')).toContainEqual(expect.stringContaining('NotoSansSC'));
  });

  it.each([
    ['he', 'הסיכום שלנו', 'אני צריכה שקט לפני 17:30.'],
    ['ar', 'ملخصنا', 'أحتاج إلى هدوء قبل الساعة 17:30.'],
  ] as const)('begins at the right in %s', async (lang, title, words) => {
    const sections = [
      aSection('needs', 'needs', title, [anItem(words, { by: { seat: PARTNER_A, name: 'Ana' } })]),
    ];
    const page = aPage(sections, { lang, dir: 'rtl', title, lines: [], foot: [] });
    const bytes = await pdf.render(page, SUMMARY);
    // Words come as they are seen, the first letter last.
    const seen = Array.from(title).toReversed().join('');
    expect(placesOf(bytes).some(({ word, to }) => seen.includes(word) && to > 540)).toBe(true);
    const time = placesOf(bytes).find(({ word }) => word.includes('17:30'));
    const name = placesOf(bytes).find(({ word }) => word === 'Ana');
    expect(time?.to).toBeLessThan(name?.from ?? 0);
  });

  it('says what is in the picture, for whoever does not see it', async () => {
    const page = fullSession();
    const picture = { ...aSection('picture', undefined, 'The canvas', []), picture: A_PICTURE };
    const bytes = await pdf.render({ ...page, sections: [...page.sections, picture] }, SUMMARY);
    expect(tagsOf(bytes)).toMatch(/^ *Figure\b/m);
    expect(Buffer.from(bytes).toString('latin1')).toContain(`/Alt <FEFF${utf16(A_PICTURE.alt)}>`);
  });

  it('[E22] holds the canvas as it looks, its words in the faces of the page', async () => {
    const bytes = await pdf.render(fullPage(fullCanvas()), SUMMARY);
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(facesOf(bytes).filter(({ name }) => !OURS.test(name))).toEqual([]);
    expect(textInside(bytes)).not.toContain('\uFFFD');
  });

  it('shows the sign for an unknown letter where no face has it, and the rest', async () => {
    const page = aPage([aSection('needs', 'needs', 'Needs', [anItem('a 𓀀 b `"\\u{13000}')])]);
    const text = textInside(await pdf.render(page, SUMMARY));
    expect(text).toContain('a \uFFFD b `"\\u{13000}');
  });

  it('numbers pages only where there are several', async () => {
    const several = await pdf.render(fullPage(undefined), SUMMARY);
    const pages = propertiesOf(several).get('Pages');
    expect(textInside(several)).toMatch(new RegExp(`^1 / ${pages}$`, 'm'));
    expect(textInside(await pdf.render(fullSession(), SUMMARY))).not.toMatch(/^1 \/ /m);
  });
});

describe.skipIf(why)('the fridge card', () => {
  it('says next week alone: who, what reminds them, how often, the small version', async () => {
    const bytes = await pdf.render(fullSession(), FRIDGE);
    const text = textInside(bytes);
    expect(lettersOf(text)).toBe(lettersOf(textOf(fridgeOf(fullSession())).join('')));
    for (const said of [
      'Next week',
      'Ben',
      'I write before',
      'When I close',
      'One word',
      'Ana and Ben',
    ])
      expect(text).toContain(said);
    for (const kept of [
      'Our summary',
      'December',
      'slips',
      'heard',
      'Grew from',
      'agreed',
      'Annoyed',
    ])
      expect(text).not.toContain(kept);
    expect(propertiesOf(bytes).get('Pages')).toBe('1');
    expect(propertiesOf(bytes).get('Page size')).toBe('419.528 x 595.276 pts');
  });

  it('has lines to write on where nothing is planned yet', async () => {
    const text = textInside(await pdf.render(aPage([]), FRIDGE));
    expect(text.trim()).toBe('Next week');
  });
});

/**
 * Letters that are on the page and not in the file, or the other way round, with how many. Arabic letters with
 * vowel marks may come twice: the typesetter draws letter and mark apart and gives both the whole text.
 */
function lettersLost(page: Page, text: string): string[] {
  const wanted = lettersOf(visibleText(page).join(''));
  const marked = new Set(
    [...wanted.matchAll(/[\u0620-\u064A][\u064B-\u0655]+/g)].flatMap(([both]) => Array.from(both)),
  );
  const [on, there] = [wanted, lettersOf(withoutPageNumbers(text))].map((all) => {
    const counts = new Map<string, number>();
    for (const letter of all) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    return counts;
  });
  // Words in the picture.
  for (const letter of lettersOf(page.sections.some(({ picture }) => picture) ? 'Our cycle' : ''))
    there!.set(letter, there!.get(letter)! - 1);
  return [...new Set([...on!.keys(), ...there!.keys()])].flatMap((letter) => {
    const [before, after] = [on!.get(letter) ?? 0, there!.get(letter) ?? 0];
    const isKept = marked.has(letter) ? after >= before : after === before;
    return isKept ? [] : [`${letter}: ${before} → ${after}`];
  });
}

const utf16 = (text: string): string =>
  Array.from(text)
    .map((letter) => letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'))
    .join('');
