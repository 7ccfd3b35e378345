import { pageOf } from '@steady/shared/summary/pageOf.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import type { Summary } from '@steady/shared/summary/summary.ts';

/** What helps somebody who stands before a fridge; nothing about where an intention came from. */
const ON_A_FRIDGE: ReadonlySet<string> = new Set(['owners', 'cue', 'cadence', 'smallVersion']);

/** What is done next week, for a place where guests see it: no names of a practice, no dates of sessions. */
export function fridgeOf(summary: Summary): Page {
  const page = pageOf({
    ...summary,
    sections: summary.sections
      .filter(({ id }) => id === 'next-week')
      .map(({ id, items }) => ({
        id,
        items: items.map((item) => ({
          ...item,
          fields: item.fields.filter(({ name }) => ON_A_FRIDGE.has(name)),
          links: [],
          heardBy: [],
          answers: [],
          answeredEarlier: [],
          paraphrases: [],
          reviews: [],
        })),
      })),
    reviewDates: [],
    timeline: [],
    since: undefined,
    chart: undefined,
    record: undefined,
    picture: undefined,
  });
  const [week] = page.sections;
  // The one heading is the title.
  return {
    ...page,
    title: week?.heading ?? '',
    lines: [],
    sections: week === undefined ? [] : [{ ...week, heading: '' }],
    foot: [],
  };
}
