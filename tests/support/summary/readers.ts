import { Parser, type Node } from 'commonmark';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import ICAL from 'ical.js';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse as parseDocument, type DefaultTreeAdapterTypes } from 'parse5';
import { SaxesParser } from 'saxes';
import { convertIcsCalendar } from 'ts-ics';

/**
 * What other programs read in a form: strict parsers that are not ours. Each gives strings in reading order,
 * to be held against `textOf(page)` by `said`.
 */

/** Strings as their lines, without direction marks: one way to say the same for every form. */
export const said = (strings: readonly string[]): string[] =>
  strings.flatMap((text) => text.replaceAll(/[\u2066-\u2069\u200E\u200F]/g, '').split('\n'));

/** The text of a CommonMark document, block by block; of any HTML, link, picture or code it says so. */
export function readMarkdown(markdown: string): string[] {
  const blocks: string[] = [];
  const walker = new Parser().parse(markdown).walker();
  const strange = new Set(['html_block', 'html_inline', 'link', 'image', 'code', 'code_block']);
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { node, entering } = step;
    if (!entering) continue;
    if (strange.has(node.type)) blocks.push(`!! ${node.type}`);
    else if (node.type === 'paragraph' || node.type === 'heading') blocks.push(...inlines(node));
  }
  return blocks;
}

/** What a Markdown with tables, strikes and links of bare addresses makes of it. */
export const readAsGfm = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** A label in front of its text (`*Label*: text`, `**Need** · Ana`) is a string of its own. */
function inlines(block: Node): string[] {
  const [first] = children(block);
  const text = textOf(block);
  if (first?.type !== 'emph' && first?.type !== 'strong') return [text];
  const label = textOf(first);
  const rest = text.slice(label.length);
  const separator = first.type === 'emph' ? ': ' : ' · ';
  if (rest !== '' && !rest.startsWith(separator)) return [`!! ${text}`];
  return rest === '' ? [label] : [label, rest.slice(separator.length)];
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.literal ?? '';
  if (node.type === 'linebreak') return '\n';
  // A soft break is none of ours.
  if (node.type === 'softbreak') return '!! softbreak';
  return children(node).map(textOf).join('');
}

function children(node: Node): Node[] {
  const all: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.next) all.push(child);
  return all;
}

export interface Csv {
  readonly headers: readonly string[];
  readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

/** RFC 4180 to the letter: the same number of cells in each row, quotes in their places, CRLF. */
export function readCsv(csv: string): Csv {
  if (!csv.startsWith('\uFEFF')) throw new Error('there is no byte order mark');
  const [headers = [], ...rows] = parse(csv, {
    bom: true,
    record_delimiter: '\r\n',
    relax_column_count: false,
    relax_quotes: false,
    trim: false,
  });
  return {
    headers,
    rows: rows.map((cells) =>
      Object.fromEntries(headers.map((header, n) => [header, cells[n] ?? ''])),
    ),
  };
}

/** A cell without the apostrophes that keep it from calculating. */
export const asWritten = (cell: string): string =>
  cell.replaceAll(/(^|[\n;])'(?=[^\p{L}\p{N}=+\-@＝＋－＠−]*[=+\-@＝＋－＠−])/gu, '$1');

/** An event as a calendar reads it. */
export interface CalendarEvent {
  readonly uid: string;
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
  readonly rule: string | undefined;
  /** Names of all its properties. */
  readonly properties: readonly string[];
}

export function readIcs(ics: string): CalendarEvent[] {
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(ics));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const rule = component.getFirstPropertyValue('rrule');
    return {
      uid: event.uid,
      title: event.summary,
      starts: event.startDate.toString(),
      ends: event.endDate.toString(),
      rule: rule === null ? undefined : String(rule),
      properties: component.getAllProperties().map(({ name }) => name),
    };
  });
}

/** The same by another library. */
export function readIcsAnew(ics: string) {
  const { events = [] } = convertIcsCalendar(undefined, ics);
  return events.map(({ uid, summary, start, end }) => {
    const written = (date: Date | undefined) =>
      date?.toISOString().slice(0, start.type === 'DATE' ? 10 : 19);
    return { uid, title: summary, starts: written(start.date), ends: written(end?.date) };
  });
}

export interface HtmlElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
}

/** Every element of a document, in order. @throws Error where the HTML is not what a strict reader takes */
export function elementsOf(html: string): HtmlElement[] {
  const elements: HtmlElement[] = [];
  walk(parseHtml(html), (node) => {
    if (!('tagName' in node)) return;
    const attrs = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    elements.push({ name: node.tagName, attrs });
  });
  return elements;
}

/** What is read in the body, a string for each block, label and name. */
export function readHtml(html: string): string[] {
  const strings: string[] = [];
  let isNew = true;
  let inBody = false;
  walk(
    parseHtml(html),
    (node) => {
      if (node.nodeName === 'body') inBody = true;
      if (!inBody) return;
      if (node.nodeName === '#text' && 'value' in node) {
        // Line ends between our own blocks are no words.
        if (/^\n+$/.test(node.value)) return;
        if (isNew) strings.push(node.value);
        else strings.push(`${strings.pop() ?? ''}${node.value}`);
        isNew = false;
      } else if (node.nodeName !== 'bdi') isNew = true;
      if (node.nodeName === 'img' && 'attrs' in node)
        strings.push(node.attrs.find(({ name }) => name === 'alt')?.value ?? '');
    },
    (node) => {
      if (node.nodeName !== 'bdi' && node.nodeName !== '#text') isNew = true;
    },
  );
  return strings;
}

type HtmlNode = DefaultTreeAdapterTypes.Node;

function parseHtml(html: string): HtmlNode {
  const errors: string[] = [];
  const document = parseDocument(html, { onParseError: ({ code }) => void errors.push(code) });
  if (errors.length > 0) throw new Error(`not well-formed: ${errors.join(', ')}`);
  return document;
}

function walk(node: HtmlNode, enter: (node: HtmlNode) => void, leave?: (node: HtmlNode) => void) {
  enter(node);
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, enter, leave);
  leave?.(node);
}

export interface DocxFile {
  /** Names and contents of the package. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly paragraphs: readonly DocxParagraph[];
}

export interface DocxParagraph {
  readonly style: string | undefined;
  readonly isRtl: boolean;
  readonly isListed: boolean;
  readonly runs: ReadonlyArray<{
    readonly style: string | undefined;
    readonly isRtl: boolean;
    readonly text: string;
  }>;
  /** Of a picture in it. */
  readonly alt: string | undefined;
}

/** Unpacked, every part of it parsed as XML. @throws Error where one is not well-formed */
export function openDocx(bytes: Uint8Array): DocxFile {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  for (const [name, part] of parts)
    if (/\.(?:xml|rels|svg)$/.test(name)) readXml(strFromU8(part), () => undefined);
  const paragraphs: Array<{ -readonly [K in keyof DocxParagraph]: DocxParagraph[K] }> = [];
  let runs: Array<{ style: string | undefined; isRtl: boolean; text: string }> = [];
  readXml(strFromU8(parts.get('word/document.xml')!), (name, attrs, path) => {
    const paragraph = paragraphs.at(-1);
    const run = runs.at(-1);
    if (name === 'w:p') {
      runs = [];
      paragraphs.push({ style: undefined, isRtl: false, isListed: false, runs, alt: undefined });
    } else if (name === 'w:r') runs.push({ style: undefined, isRtl: false, text: '' });
    else if (name === 'w:pStyle' && paragraph) paragraph.style = attrs['w:val'];
    else if (name === 'w:bidi' && paragraph) paragraph.isRtl = isOn(attrs);
    else if (name === 'w:numPr' && paragraph) paragraph.isListed = true;
    else if (name === 'wp:docPr' && paragraph) paragraph.alt = attrs['descr'];
    else if (name === 'w:rStyle' && run) run.style = attrs['w:val'];
    else if (name === 'w:rtl' && run && path.includes('w:r')) run.isRtl = isOn(attrs);
    else if (name === 'w:br' && run) run.text += '\n';
    else if (name === '#text' && run && path.at(-1) === 'w:t') run.text += attrs['text'];
  });
  return { parts, paragraphs };
}

const isOn = (attrs: Readonly<Record<string, string>>): boolean => attrs['w:val'] !== 'false';

/** What is read in it: a label in front of its text (`Label: text`, `Need · Ana`) is a string of its own. */
export function readDocx(bytes: Uint8Array): string[] {
  return openDocx(bytes).paragraphs.flatMap(({ style, runs, alt }) => {
    if (alt !== undefined) return [alt];
    if (style === 'Blank') return [];
    const text = (some: typeof runs) => some.map((run) => run.text).join('');
    const labels = runs.filter(({ style: own }) => own === 'Label' || own === 'Kind');
    const rest = text(runs.slice(labels.length));
    if (labels.length === 0) return [rest];
    const label = text(labels);
    if (labels[0]!.style === 'Label') return [label.slice(0, -': '.length), rest];
    return rest === '' ? [label] : [label, rest.slice(' · '.length)];
  });
}

/** @param see each element with its attributes and what it is in, and each text as `#text` */
export function readXml(
  xml: string,
  see: (name: string, attrs: Readonly<Record<string, string>>, path: readonly string[]) => void,
): void {
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    see(name, attributes, path);
    path.push(name);
  });
  parser.on('closetag', () => path.pop());
  parser.on('text', (text) => see('#text', { text }, path));
  parser.write(xml).close();
}
