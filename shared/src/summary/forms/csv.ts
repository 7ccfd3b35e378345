import { LINK_KINDS } from '../../board/links.ts';
import type { Summary } from '../summary.ts';
import { wordingOf, type Wording } from '../wording.ts';
import { intentionsOf, type Intention } from './intentions.ts';

/**
 * The intentions of *Next week*, a row each: RFC 4180, every cell quoted, days as `2026-11-30`, so that a
 * spreadsheet can sort them. Its scope is who, the words, the fields, and what it belongs to.
 *
 * It begins with a byte order mark: without it Excel reads UTF-8 as the old code page of its machine, and
 * every script but plain Latin is lost. Strict readers skip it.
 */
export function toCsv(summary: Summary): string {
  const wording = wordingOf(summary);
  const rows = [
    headersOf(wording),
    ...intentionsOf(summary).map((intention) => cellsOf(intention, wording)),
  ];
  return `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

const headersOf = ({ words: { fields, kinds, links } }: Wording): string[] => [
  fields.owners,
  kinds.intention,
  fields.cue,
  fields.cadence,
  fields.time,
  fields.smallVersion,
  fields.ifThisSlips,
  fields.startsOn,
  fields.reviewOn,
  ...LINK_KINDS.map((kind) => links[kind]),
];

function cellsOf(intention: Intention, { words, plainName }: Wording): string[] {
  const { item, owners, cadence, time, startsOn, reviewOn, wordsOf } = intention;
  const [one, other] = owners.map(plainName);
  return [
    one === undefined ? '' : other === undefined ? one : words.both(one, other),
    item.words,
    wordsOf('cue'),
    cadence === undefined ? '' : words.cadences[cadence],
    time ?? '',
    wordsOf('smallVersion'),
    wordsOf('ifThisSlips'),
    startsOn ?? '',
    reviewOn ?? '',
    ...LINK_KINDS.map((kind) =>
      item.links
        .filter((link) => link.kind === kind)
        .map((link) => link.words)
        .join('\n'),
    ),
  ];
}

const cell = (text: string): string => `"${withoutFormulas(text).replaceAll('"', '""')}"`;

/**
 * [E7] No cell calculates, calls or links: what a spreadsheet could take for the beginning of a formula gets an
 * apostrophe before it, the sign for text. Not only at the beginning of a cell: a program that expects
 * semicolons (Excel in German, French, Spanish) or knows no line breaks in cells begins new ones there.
 */
export const withoutFormulas = (text: string): string => text.replaceAll(FORMULA, "$1'");

/** `= + - @` and what looks like them, also behind spaces, quotes and letters that nobody sees. */
const FORMULA = /(^|[\n;])(?=[\s\p{Z}\p{Cf}"'`´‘’‚‛“”„‟«»‹›]*[=+\-@\t\r＝＋－＠﹦﹢﹣﹫−])/gu;
