import type { Page, PageItem, PageRow, PageSection } from '../page.ts';

/**
 * The page as CommonMark, to be read raw or rendered. Its scope is all words; of the canvas it says what is
 * on it.
 *
 * [E7] Everything is escaped, so that it renders as exactly what people wrote: no markup, no HTML, no entity,
 * and no address that becomes a link.
 */
export function toMarkdown(page: Page): string {
  const blocks = [
    `# ${escapeMarkdown(page.title)}`,
    page.lines.map((line) => escapeMarkdown(line)).join('\\\n'),
    ...page.sections.flatMap(sectionBlocks),
    '***',
    ...page.foot.map((line) => escapeMarkdown(line)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** More sections behind a file that `toMarkdown` made: what only its reader's own device can add. */
export const addToMarkdown = (file: string, sections: readonly PageSection[]): string =>
  `${file}\n${sections
    .flatMap(sectionBlocks)
    .filter((block) => block !== '')
    .join('\n\n')}\n`;

function sectionBlocks({ heading, level, intro, items, picture }: PageSection): string[] {
  return [
    `${'#'.repeat(level)} ${escapeMarkdown(heading)}`,
    ...(intro === undefined ? [] : [escapeMarkdown(intro)]),
    ...items.flatMap(itemBlocks),
    ...(picture === undefined ? [] : [escapeMarkdown(picture.alt)]),
  ];
}

function itemBlocks({ label, by, words, rows, notes }: PageItem): string[] {
  const head = [
    ...(label === undefined ? [] : [`**${escapeMarkdown(label)}**`]),
    ...(by === undefined ? [] : [escapeMarkdown(by.name)]),
  ];
  const lines = [
    ...rows.map(rowLine),
    ...notes.map(({ text, quote }) =>
      quote === undefined
        ? bullet(escapeMarkdown(text))
        : `${bullet(escapeMarkdown(text))}\n${indent(quotation(quote))}`,
    ),
  ];
  return [head.join(' · '), words === '' ? '' : quotation(words), lines.join('\n')];
}

const rowLine = ({ label, text }: PageRow): string =>
  bullet(`*${escapeMarkdown(label)}*: ${escapeMarkdown(text)}`);

const bullet = (text: string): string => `- ${text.replaceAll('\n', '\n  ')}`;
const indent = (text: string): string => text.replaceAll(/^/gm, '  ');
const quotation = (words: string): string => escapeMarkdown(words).replaceAll(/^/gm, '> ');

/**
 * Words as Markdown that renders as exactly these words, line breaks too. A backslash before punctuation is
 * that punctuation, in every Markdown.
 */
export const escapeMarkdown = (words: string): string =>
  words.replaceAll(MEANS_SOMETHING, '\\$&').replaceAll('\n', '\\\n');

const MEANS_SOMETHING = new RegExp(
  [
    // Emphasis, code, links, HTML, entities, both ends of headings; and what widespread extensions add:
    // tables, strikes, formulas.
    /[\\`*_[\]<>&#|~$^]/,
    // At the beginning of a line: lists, rules, underlines of headings, `1.` and `1)`.
    /(?<=^\d*)[+\-=.)]/,
    // Extensions make links of bare addresses, and pictures of `:names:`.
    /(?<=www)\.|[:@](?=\S)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gim',
);
