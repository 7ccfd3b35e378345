import * as v from 'valibot';
import { firstDayOf, rruleOf } from '@steady/shared/board/cadence.ts';
import { FORMATS, type Format } from '@steady/shared/summary/choices.ts';
import { intentionsOf } from '@steady/shared/summary/forms/intentions.ts';
import { textOf, type Page, type PageItem } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { summarySchema, type Summary } from '@steady/shared/summary/summary.ts';
import { wordsOf } from '@steady/shared/summary/words/index.ts';
import { FORMS } from '@steady/server/summary/forms.ts';
import {
  asWritten,
  readCsv,
  readDocx,
  readHtml,
  readIcs,
  readMarkdown,
} from '../support/summary/readers.ts';

/**
 * What each form of a summary has to say, and how another program reads it. A format without a row here does
 * not compile, and one that the server makes needs a check (`compare.test.ts`).
 */
export interface FormCheck {
  /** Of what the preview says, in words for whoever reads this. */
  readonly scope: string;
  /** What a reader of the form finds, in reading order. */
  readonly read: (bytes: Uint8Array) => readonly string[] | Promise<readonly string[]>;
  /** What of the preview it has to be, in the same order. */
  readonly expected: (worded: { summary: Summary; page: Page }) => readonly string[];
}

/** A form that is not made from the page by the server, and where it is held against it instead. */
export interface Elsewhere {
  readonly elsewhere: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const everything = ({ page }: { page: Page }) => textOf(page);

/** As `textOf` has it. */
const isolated = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');

export const CHECKS: Readonly<Record<Format, FormCheck | Elsewhere>> = {
  md: {
    scope: 'all words',
    read: (bytes) => readMarkdown(utf8.decode(bytes)),
    expected: everything,
  },
  html: { scope: 'all words', read: (bytes) => readHtml(utf8.decode(bytes)), expected: everything },
  json: {
    scope: 'the facts that the page is made from',
    read: (bytes) => textOf(pageOf(v.parse(summarySchema, JSON.parse(utf8.decode(bytes))))),
    expected: everything,
  },
  csv: {
    scope: 'intentions of next week: who, words, fields and links',
    read: (bytes) =>
      readCsv(utf8.decode(bytes)).rows.flatMap((row) =>
        Object.entries(row).flatMap(([header, cell]) =>
          cell === '' ? [] : [`${header}: ${asWritten(cell)}`],
        ),
      ),
    expected: (worded) => intentionItems(worded).flatMap((item) => cellsOf(item, worded.summary)),
  },
  ics: {
    scope: 'when intentions of next week happen, and days to look at something again',
    read: (bytes) =>
      readIcs(utf8.decode(bytes)).map(({ uid, starts, rule }) => `${uid} ${starts} ${rule ?? ''}`),
    expected: eventsOf,
  },
  docx: {
    scope: 'all words; the picture’s in one line',
    read: readDocx,
    expected: ({ page }) => {
      const alt = page.sections.find(({ picture }) => picture)?.picture?.alt;
      return textOf(page).map((line) =>
        alt !== undefined && isolated(alt) === line ? line.replaceAll('\n', ' ') : line,
      );
    },
  },
  pdf: { elsewhere: 'set by a process of its own: tests/summary/pdf.test.ts' },
  print: {
    elsewhere: 'what a browser prints of the HTML form: tests/browser/summary-html.test.ts',
  },
  fridge: { elsewhere: 'a PDF of next week alone: tests/summary/pdf.test.ts' },
  svg: { elsewhere: 'the canvas picture alone' },
  png: { elsewhere: 'the canvas picture alone' },
  tldr: { elsewhere: 'the drawing alone' },
};

export const CHECKED = FORMATS.flatMap((format) => {
  const check = CHECKS[format];
  return 'read' in check ? [[format, check] as const] : [];
});

export async function render(format: Format, worded: { summary: Summary; page: Page }) {
  const form = Object.entries(FORMS).find(([name]) => name === format)?.[1];
  if (form === undefined) throw new Error(`the server makes no ${format}`);
  return form.render(worded);
}

/** Of a section that can hold notes too, the intentions: their kind is not said. */
const intentionItems = ({ page }: { page: Page }): PageItem[] =>
  page.sections
    .filter(({ id }) => id === 'next-week')
    .flatMap(({ items }) => items.filter(({ label }) => label === undefined));

/** Who does it first, as the table has it; days as `2026-11-30`, links of a kind together. */
function cellsOf({ by, words, rows }: PageItem, { language }: Summary): string[] {
  const { fields, kinds, day } = wordsOf(language);
  const cells = new Map([
    [fields.owners, by?.name ?? ''],
    [kinds.intention, words],
  ]);
  const seen = new Set<string>();
  for (const { label, text } of rows) {
    const before = seen.has(label) ? `${cells.get(label)}\n` : '';
    seen.add(label);
    const isDay = label === fields.startsOn || label === fields.reviewOn;
    cells.set(
      label,
      before + (isDay ? dayWritten(text, day) : text.replaceAll(/[\u2068\u2069]/g, '')),
    );
  }
  const order = [
    fields.owners,
    kinds.intention,
    fields.cue,
    fields.cadence,
    fields.time,
    fields.smallVersion,
    fields.ifThisSlips,
    fields.startsOn,
    fields.reviewOn,
    ...Object.values(wordsOf(language).links),
  ];
  return order.flatMap((label) => {
    const cell = cells.get(label);
    return cell === undefined || cell === '' ? [] : [`${label}: ${cell}`];
  });
}

/** The day that is written so: found by writing them all. */
function dayWritten(text: string, day: (iso: string) => string): string {
  for (let n = -400; n < 400; n += 1) {
    const iso = new Date(Date.UTC(2026, 10, 25 + n)).toISOString().slice(0, 10);
    if (day(iso) === text) return iso;
  }
  return text;
}

function eventsOf({ summary, page }: { summary: Summary; page: Page }): string[] {
  const { day: written } = wordsOf(summary.language);
  const facts = new Map(intentionsOf(summary).map((one) => [one.item.id, one]));
  const intentions = intentionItems({ page }).map(({ card }) => {
    const { cadence, time, startsOn = summary.day, reviewOn } = facts.get(card!)!;
    const at = time === undefined ? '' : `T${time}:00`;
    if (cadence === undefined) return `${card}-i ${startsOn}${at} `;
    const first = firstDayOf(cadence, startsOn);
    const until = reviewOn !== undefined && reviewOn >= first ? `;UNTIL=${reviewOn}${at}` : '';
    const rule = rruleOf(cadence, first);
    const said = rule === undefined ? '' : `${rule}${until.replaceAll(/[-:]/g, '')}`;
    return `${card}-i ${first}${at} ${said}`;
  });
  const reviews = page.sections
    .filter(({ id }) => id === 'review-dates')
    .flatMap(({ items }) => items)
    .map(({ id, label }) => `${id.slice('review-'.length)}-r ${dayWritten(label!, written)} `);
  return [...intentions, ...reviews];
}
