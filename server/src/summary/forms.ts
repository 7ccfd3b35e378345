import type { Zone } from '@steady/shared/calendar/zone.ts';
import { toCsv } from '@steady/shared/summary/forms/csv.ts';
import { toHtml } from '@steady/shared/summary/forms/html.ts';
import { toIcs } from '@steady/shared/summary/forms/ics.ts';
import { toJson } from '@steady/shared/summary/forms/json.ts';
import { toMarkdown } from '@steady/shared/summary/forms/markdown.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import type { Paper } from './pdf/options.ts';
import type { ServerFormat } from '@steady/shared/summary/choices.ts';
import type { Summary } from '@steady/shared/summary/summary.ts';

/** What a form is made from; nothing else reaches it. */
export interface Worded {
  readonly summary: Summary;
  readonly page: Page;
  /** A4 where nobody says otherwise. */
  readonly paper?: Paper | undefined;
  /** Where the times of a calendar are meant. */
  readonly zone?: Zone | undefined;
}

export interface Form {
  readonly type: string;
  readonly render: (worded: Worded) => Promise<Uint8Array> | Uint8Array;
}

export type Forms = Readonly<Partial<Record<ServerFormat, Form>>>;

const utf8 = new TextEncoder();

const text = (type: string, write: (worded: Worded) => string): Form => ({
  type: `${type}; charset=utf-8`,
  render: (worded) => utf8.encode(write(worded)),
});

export const FORMS: Forms = {
  md: text('text/markdown', ({ page }) => toMarkdown(page)),
  html: text('text/html', ({ page }) => toHtml(page)),
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    // Its library is a megabyte, and only the thread that makes files ever needs it.
    render: async ({ summary, page, paper = 'a4' }) =>
      (await import('./docx/docx.ts')).toDocx(page, { day: summary.day, paper }),
  },
  csv: text('text/csv', ({ summary }) => toCsv(summary)),
  ics: text('text/calendar', ({ summary, zone }) => toIcs(summary, zone)),
  json: text('application/json', ({ summary }) => toJson(summary)),
};
