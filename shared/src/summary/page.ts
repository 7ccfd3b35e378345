import type { FieldName } from '../board/kinds.ts';
import type { LaneId } from '../board/lanes.ts';
import type { CardId } from '../ids.ts';
import type { Seat } from '../seats.ts';
import type { Language } from '../board/language.ts';
import type { Picture } from './summary.ts';

/**
 * A summary in words: what the preview shows, and what every form for readers (PDF, HTML, Markdown, DOCX,
 * print) renders and nothing beside it. `textOf` is what they are compared by.
 *
 * Strings marked "people's" are data of any script and length, with line breaks; they have their own
 * direction and are never markup. All other strings are sentences of ours in `lang`; names inside them
 * stand between isolates (U+2068, U+2069).
 */
export interface Page {
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  /** Who and when, a line each. */
  readonly lines: readonly string[];
  readonly sections: readonly PageSection[];
  /** Last lines: who can see this, where it comes from. */
  readonly foot: readonly string[];
}

export interface PageSection {
  readonly id: string;
  /** Its colour and pattern; none: quiet. */
  readonly hue: LaneId | undefined;
  readonly heading: string;
  /** 2, or 3 below one of 2. */
  readonly level: 2 | 3;
  /** A sentence before the items. */
  readonly intro: string | undefined;
  readonly items: readonly PageItem[];
  /** Empty lines to write on by hand, after the items. */
  readonly blank: boolean;
  readonly picture: Picture | undefined;
}

export interface PageItem {
  /** Unique on the page. */
  readonly id: string;
  /** Which card stands here; where one looked back on it, it stands a second time. */
  readonly card?: CardId;
  /** What it is, "Need": ours. */
  readonly label: string | undefined;
  readonly by: { readonly seat: Seat; readonly name: string } | undefined;
  /** People's; may be empty. */
  readonly words: string;
  readonly rows: readonly PageRow[];
  /** What came of it: ours, with people's words only in `quote`. */
  readonly notes: readonly PageNote[];
}

export interface PageRow {
  /** Absent: a link to another card. */
  readonly field?: FieldName;
  readonly label: string;
  readonly text: string;
  /** Whether `text` is people's. */
  readonly isPeoples: boolean;
}

export interface PageNote {
  readonly text: string;
  /** People's words that belong to it. */
  readonly quote: string | undefined;
}

/** Everything a page says, in reading order, without isolates: what a form must say too. */
export function textOf(page: Page): string[] {
  const lines: Array<string | undefined> = [page.title, ...page.lines];
  for (const { heading, intro, items, picture } of page.sections) {
    lines.push(heading, intro);
    for (const { label, by, words, rows, notes } of items) {
      lines.push(label, by?.name, words);
      for (const row of rows) lines.push(row.label, row.text);
      for (const { text, quote } of notes) lines.push(text, quote);
    }
    lines.push(picture?.alt);
  }
  lines.push(...page.foot);
  return lines.flatMap((line) =>
    line === undefined || line === '' ? [] : [line.replaceAll(/[\u2066-\u2069]/g, '')],
  );
}
