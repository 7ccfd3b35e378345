import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type {
  Page,
  PageItem,
  PageNote,
  PageRow,
  PageSection,
} from '@steady/shared/summary/page.ts';
import type { Picture } from '@steady/shared/summary/summary.ts';
import { pngOf } from '../png.ts';
import { FACTS, HAIRLINE, LANES } from './look.ts';
import { directionOf, eastAsianOf, insideOf, stretchesOf, type Direction } from './runs.ts';

/** What a paragraph of ours stands in. */
export interface Around {
  readonly dir: Direction;
  /** EMU-free: CSS pixels between the margins. */
  readonly width: number;
  readonly height: number;
  readonly fontFolders: readonly string[];
}

const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export function paragraphsOf({ title, lines, sections, foot }: Page, around: Around): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      bidirectional: around.dir === 'rtl',
      children: sentence(title, around),
    }),
    ...lines.map((line) => ours('Lines', line, around)),
    ...sections.flatMap((section) => sectionParagraphs(section, around)),
    ...foot.map((line) => ours('Foot', line, around)),
  ];
}

function sectionParagraphs(section: PageSection, around: Around): Paragraph[] {
  const { hue, heading, level, intro, items, blank, picture } = section;
  const lane = hue === undefined ? undefined : LANES[hue];
  return [
    new Paragraph({
      heading: HEADINGS[level],
      bidirectional: around.dir === 'rtl',
      border: {
        bottom: {
          style: lane?.line ?? BorderStyle.SINGLE,
          size: lane === undefined ? 4 : 8,
          space: 2,
          color: lane?.ink ?? HAIRLINE,
        },
      },
      children: sentence(heading, around, lane && { color: lane.ink }),
    }),
    ...(intro === undefined ? [] : [ours('Intro', intro, around)]),
    ...items.flatMap((item) => itemParagraphs(item, around)),
    ...(blank ? Array.from({ length: BLANK_LINES }, blankLine) : []),
    ...(picture === undefined ? [] : [pictureParagraph(picture, around)]),
  ];
}

/** To write on. */
const BLANK_LINES = 5;

const blankLine = (): Paragraph => {
  const line = { style: BorderStyle.SINGLE, size: 4, space: 1, color: HAIRLINE };
  return new Paragraph({ style: 'Blank', border: { bottom: line, between: line } });
};

/** Paragraphs that one card may have and still be kept on one page. */
const MAX_KEPT = 14;

function itemParagraphs({ label, by, words, rows, notes }: PageItem, around: Around): Paragraph[] {
  const plans: IParagraphOptions[] = [
    ...(label === undefined && by === undefined ? [] : [headOf(label, by?.name, around)]),
    ...(words === '' ? [] : peoples('Words', words, around)),
    ...rows.map((row) => rowOf(row, around)),
    ...notes.flatMap((note) => noteOf(note, around)),
  ];
  const isKept = plans.length <= MAX_KEPT;
  return plans.map(
    (plan, n) =>
      new Paragraph({ ...plan, keepLines: isKept, keepNext: isKept && n < plans.length - 1 }),
  );
}

function headOf(
  label: string | undefined,
  name: string | undefined,
  around: Around,
): IParagraphOptions {
  return {
    style: 'Head',
    bidirectional: around.dir === 'rtl',
    children: [
      ...(label === undefined ? [] : sentence(label, around, { style: 'Kind' })),
      ...(label === undefined || name === undefined ? [] : run(' · ', around.dir, {})),
      ...(name === undefined ? [] : quoted(name, around.dir)),
    ],
  };
}

function rowOf({ label, text, isPeoples }: PageRow, around: Around): IParagraphOptions {
  return {
    ...bullet(around),
    children: [
      ...sentence(label, around, { style: 'Label' }),
      ...run(': ', around.dir, { style: 'Label' }),
      ...(isPeoples ? quoted(text, around.dir) : sentence(text, around)),
    ],
  };
}

const noteOf = ({ text, quote }: PageNote, around: Around): IParagraphOptions[] => [
  { ...bullet(around), children: sentence(text, around) },
  ...(quote === undefined ? [] : peoples('Said', quote, around)),
];

const bullet = ({ dir }: Around): IParagraphOptions => ({
  style: 'Facts',
  numbering: { reference: FACTS, level: 0, custom: true },
  bidirectional: dir === 'rtl',
});

const ours = (style: string, text: string, around: Around): Paragraph =>
  new Paragraph({ style, bidirectional: around.dir === 'rtl', children: sentence(text, around) });

/** A paragraph for each line: each has its own direction. */
const peoples = (style: string, words: string, around: Around): IParagraphOptions[] =>
  words.split('\n').map((line) => {
    const dir = directionOf(line, around.dir);
    const edge = { style: BorderStyle.SINGLE, size: 12, space: 6, color: HAIRLINE };
    return {
      style,
      bidirectional: dir === 'rtl',
      ...(style === 'Said' ? { border: dir === 'rtl' ? { right: edge } : { left: edge } } : {}),
      children: quoted(line, dir),
    };
  });

type Manner = Pick<IRunOptions, 'style' | 'color' | 'noProof' | 'language'>;

/** People's, in a paragraph of direction `dir`: of no language that is known, and not to be corrected. */
function quoted(text: string, dir: Direction): TextRun[] {
  const eastAsia = eastAsianOf(text);
  const language = { value: 'x-none', ...(eastAsia === undefined ? {} : { eastAsia }) };
  return run(text, dir, { noProof: true, language }, true);
}

/** Ours; names inside it stand between isolates. */
function sentence(text: string, { dir }: Around, manner: Manner = {}): TextRun[] {
  return text
    .split(/([\u2066-\u2068][^\u2069]*\u2069)/)
    .flatMap((part) => run(part, dir, manner, /^[\u2066-\u2068]/.test(part)));
}

/** Runs of one direction; line breaks stay. @param isOwn whether each line keeps its own direction in the paragraph */
function run(text: string, dir: Direction, manner: Manner, isOwn = false): TextRun[] {
  return text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .split('\n')
    .flatMap((line, n) => [
      ...(n === 0 ? [] : [new TextRun({ break: 1 })]),
      ...(isOwn ? insideOf(line, dir) : stretchesOf(line, dir)).map(
        ({ text: letters, isRtl }) =>
          new TextRun({ ...manner, text: letters, ...(isRtl ? { rightToLeft: true } : {}) }),
      ),
    ]);
}

function pictureParagraph({ svg, width, height, alt }: Picture, around: Around): Paragraph {
  const scale = Math.min(1, around.width / width, around.height / height);
  return new Paragraph({
    keepLines: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: Buffer.from(pngOf(svg, width, height, around.fontFolders)) },
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: {
          id: '1',
          name: 'Picture 1',
          description: altOf(alt),
        },
      }),
    ],
  });
}

/** One line: in an attribute of XML a line break is a space anyway. */
const altOf = (alt: string): string => alt.replaceAll(/[\u2066-\u2069]/g, '').replaceAll('\n', ' ');
