import type { Page, PageItem, PageRow, PageSection } from '../page.ts';
import { STYLE, STYLE_HASH } from './htmlStyle.ts';

/**
 * The page as one HTML file that needs nothing else, for a screen and for paper.
 *
 * [E7] Every string of the page passes through `escapeHtml`, and the file forbids itself everything but its own
 * style (by hash) and its own picture, which as an `img` runs and loads nothing.
 */
export function toHtml(page: Page): string {
  const { lang, dir, title, lines, sections, foot } = page;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${sentence(title)}</h1>
${lines.map((line) => `<p>${sentence(line)}</p>`).join('\n')}
</header>
${sections.map(sectionHtml).join('\n')}
<footer>
${foot.map((line) => `<p>${sentence(line)}</p>`).join('\n')}
</footer>
</main>
</body>
</html>
`;
}

/**
 * More sections in a file that `toHtml` made: what only its reader's own device can add. People's words never
 * hold the mark that is looked for, because each `<` of theirs is escaped.
 * @returns undefined when it is no such file
 */
export function addToHtml(file: string, sections: readonly PageSection[]): string | undefined {
  const at = file.indexOf(FOOT);
  if (at < 0) return undefined;
  return `${file.slice(0, at)}\n${sections.map(sectionHtml).join('\n')}${file.slice(at)}`;
}

const FOOT = '\n<footer>\n';

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;

function sectionHtml({ hue, heading, level, intro, items, blank, picture }: PageSection): string {
  const data = hue === undefined ? '' : ` data-hue="${hue}"`;
  return [
    `<section${level === 3 ? ' class="inner"' : ''}${data}>`,
    `<h${level}>${sentence(heading)}</h${level}>`,
    '<div class="strip"></div>',
    intro === undefined ? '' : `<p class="intro">${sentence(intro)}</p>`,
    items.length === 0 ? '' : `<ul>\n${items.map(itemHtml).join('\n')}\n</ul>`,
    blank ? '<div class="rule"></div>'.repeat(BLANK_LINES) : '',
    picture === undefined
      ? ''
      : `<figure><img src="${dataUrl(picture.svg)}" alt="${escapeHtml(picture.alt)}" width="${Math.ceil(picture.width)}" height="${Math.ceil(picture.height)}"></figure>`,
    '</section>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** To write on by hand. */
const BLANK_LINES = 5;

function itemHtml({ label, by, words, rows, notes }: PageItem): string {
  const head = [
    label === undefined ? '' : `<span class="label">${sentence(label)}</span>`,
    by === undefined
      ? ''
      : `<span class="by" data-seat="${escapeHtml(by.seat)}"><bdi>${escapeHtml(by.name)}</bdi></span>`,
  ].join('');
  return [
    '<li class="card">',
    head === '' ? '' : `<div class="head">${head}</div>`,
    words === '' ? '' : `<p class="words" ${PEOPLES}>${escapeHtml(words)}</p>`,
    rows.length === 0 ? '' : `<dl>${rows.map(rowHtml).join('')}</dl>`,
    notes.length === 0
      ? ''
      : `<ul class="notes">${notes
          .map(({ text, quote }) => `<li>${sentence(text)}${quoteHtml(quote)}</li>`)
          .join('')}</ul>`,
    '</li>',
  ].join('');
}

const rowHtml = ({ label, text, isPeoples }: PageRow): string =>
  `<div><dt>${sentence(label)}</dt><dd>${
    isPeoples ? `<bdi ${PEOPLES}>${escapeHtml(text)}</bdi>` : sentence(text)
  }</dd></div>`;

const quoteHtml = (quote: string | undefined): string =>
  quote === undefined ? '' : `<blockquote ${PEOPLES}>${escapeHtml(quote)}</blockquote>`;

/** Of any language, in their own direction. */
const PEOPLES = 'lang="" dir="auto"';

/** Ours; names stand between isolates. */
const sentence = (text: string): string =>
  escapeHtml(text).replaceAll('\u2068', '<bdi>').replaceAll('\u2069', '</bdi>');

/** The only way from a string of the page into the file, as text or as a value between double quotes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const dataUrl = (svg: string): string =>
  `data:image/svg+xml,${encodeURIComponent(svg.toWellFormed()).replaceAll("'", '%27')}`;
