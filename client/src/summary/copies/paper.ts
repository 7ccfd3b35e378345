import { locale } from '../../words/index.ts';

export const PAPERS = ['a4', 'us-letter'] as const;
export type PaperSize = (typeof PAPERS)[number];

/** Where printers have Letter in them; everywhere else it is A4. */
const LETTER: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PH']);

/** What is probably in the printer: a guess that the dialog shows and anybody can change. */
export function likelyPaper(): PaperSize {
  const { region } = new Intl.Locale(locale());
  return region !== undefined && LETTER.has(region) ? 'us-letter' : 'a4';
}
