import type { FieldName } from '../board/kinds.ts';
import type { Page, PageSection } from './page.ts';
import { wordsOf } from './words/index.ts';

/** What a visitor may read in passing: who, what will remind them, how often, at what time, the small version. */
const ROWS: readonly FieldName[] = ['owners', 'cue', 'cadence', 'time', 'smallVersion'];

/**
 * The fridge card of a summary: next week alone, without whose board it is, without links, reviews and dates.
 * With nothing planned yet it has lines to write on.
 */
export function fridgeOf(page: Page): Page {
  const planned = page.sections.find(({ id }) => id === 'next-week');
  const section: PageSection = {
    id: 'next-week',
    hue: 'next-week',
    heading: '',
    level: 2,
    intro: undefined,
    picture: undefined,
    blank: planned === undefined,
    items: (planned?.items ?? []).map((item) => ({
      ...item,
      label: undefined,
      rows: item.rows.filter(({ field }) => field !== undefined && ROWS.includes(field)),
      notes: [],
    })),
  };
  return {
    lang: page.lang,
    dir: page.dir,
    title: planned?.heading ?? wordsOf(page.lang).sections['next-week'],
    lines: [],
    sections: [section],
    foot: [],
  };
}
