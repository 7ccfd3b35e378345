import type { OwnWriting } from '@steady/shared/private/writing.ts';
import { addToHtml } from '@steady/shared/summary/forms/html.ts';
import { addToMarkdown, toMarkdown } from '@steady/shared/summary/forms/markdown.ts';
import type { Format } from '@steady/shared/summary/choices.ts';
import type { Page, PageItem, PageRow, PageSection } from '@steady/shared/summary/page.ts';
import * as v from 'valibot';
import type { SummaryFile } from '../../net/summaryFile.ts';
import { dayInWords } from '../../private/dayInWords.ts';
import type { OwnWritingRead } from '../../private/readOwnWriting.ts';
import { parseDegree } from '../../session/rounds/degrees.ts';
import { checkInWords } from '../../words/checkIn.ts';
import { privateWords } from '../../words/private.ts';
import { summaryWords } from '../../words/summary.ts';

/**
 * What only one's own device can read, for a copy of all one's own data. The server makes the file without
 * it, as it must; it is put in here, on the device, and goes nowhere else.
 */
export type OwnRead = Extract<OwnWritingRead, { kind: 'read' }>;

/** How a form takes it: inside, as a second file beside it, or not at all. */
export const takesOwn = (format: Format): 'inside' | 'beside' | 'not' =>
  format === 'json' || format === 'md' || format === 'html' || format === 'print'
    ? 'inside'
    : format === 'pdf' || format === 'docx'
      ? 'beside'
      : 'not';

/** What is not in it, said before a copy is made and in the copy. */
export function lackingIn({ isWhole, isCurrent }: OwnRead): readonly string[] {
  const say = summaryWords().copies.own;
  return [...(isWhole ? [] : [say.part]), ...(isCurrent ? [] : [say.hereOnly])];
}

/** @returns the sections of a page that say it, none when there is nothing to say */
export function ownSections(own: OwnRead): readonly PageSection[] {
  const { writing } = own;
  const lacking = lackingIn(own);
  if (writing.length === 0 && lacking.length === 0) return [];
  const say = summaryWords().copies.own;
  const isNotes = writing.some(({ kind }) => kind === 'note');
  const intro = isNotes ? say.introNotes : say.intro;
  return [
    {
      id: 'only-me',
      hue: undefined,
      heading: say.heading,
      level: 2,
      intro: [intro, ...lacking].join(' '),
      items: writing.map(itemOf),
      blank: false,
      picture: undefined,
    },
  ];
}

/**
 * @param file as the server made it
 * @returns what is to be saved in its place
 */
export async function withOwn(
  file: SummaryFile,
  format: Format,
  own: OwnRead,
): Promise<readonly SummaryFile[]> {
  const sections = ownSections(own);
  const added = (text: string | undefined) =>
    text === undefined
      ? [file, besideIt(file, sections)]
      : [{ name: file.name, bytes: new Blob([text], { type: file.bytes.type }) }];
  if (format === 'json') return added(intoJson(await file.bytes.text(), own));
  if (sections.length === 0 || takesOwn(format) === 'not') return [file];
  if (format === 'md') return added(addToMarkdown(await file.bytes.text(), sections));
  if (format === 'html') return added(addToHtml(await file.bytes.text(), sections));
  return [file, besideIt(file, sections)];
}

/** On paper it stands behind everything else. */
export const pageWithOwn = (page: Page, own: OwnRead): Page => ({
  ...page,
  sections: [...page.sections, ...ownSections(own)],
});

/** Its name is as neutral as the other's. */
function besideIt({ name }: SummaryFile, sections: readonly PageSection[]): SummaryFile {
  const text = toMarkdown({
    lang: 'en',
    dir: 'ltr',
    title: summaryWords().audience.data,
    lines: [],
    sections,
    foot: [],
  });
  return {
    name: name.replace(/\.\w+$/, '-2.md'),
    bytes: new Blob([text], { type: 'text/markdown' }),
  };
}

const objectSchema = v.record(v.string(), v.unknown());

function intoJson(text: string, own: OwnRead): string | undefined {
  const { writing: pieces } = own;
  const isWhole = lackingIn(own).length === 0;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), objectSchema), text);
  return parsed.success
    ? `${JSON.stringify({ ...parsed.output, privateWriting: { isWhole, pieces } }, null, 2)}\n`
    : undefined;
}

function itemOf(one: OwnWriting, n: number): PageItem {
  const say = checkInWords();
  const degree = parseDegree(String(one.temperature));
  return {
    id: `only-me-${n}`,
    label: privateWords().names[one.kind],
    by: undefined,
    words: one.kind === 'check-in' ? '' : one.text,
    rows: [
      row(privateWords().day, dayInWords(one.day), false),
      ...(one.feeling === undefined ? [] : [row(say.feeling, one.feeling, true)]),
      ...(degree === undefined ? [] : [row(say.temperature, say.degrees[degree], false)]),
      ...(one.kind === 'check-in' && one.text !== '' ? [row(say.need, one.text, true)] : []),
      ...(one.thanks === undefined ? [] : [row(say.thanks, one.thanks, true)]),
    ],
    notes:
      one.setAside === true ? [{ text: summaryWords().copies.own.setAside, quote: undefined }] : [],
  };
}

const row = (label: string, text: string, isPeoples: boolean): PageRow => ({
  label,
  text,
  isPeoples,
});
