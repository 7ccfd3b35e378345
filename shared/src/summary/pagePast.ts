import type { PageItem, PageNote, PageRow, PageSection } from './page.ts';
import { plainItem, plainSection } from './pageChart.ts';
import { reviewNotes } from './pageItem.ts';
import type { Recorded } from './summary.ts';
import type { Wording } from './wording.ts';
import type { SummaryWords } from './words/words.ts';

/** What comes after the cards' own sections, in this order; a section without items is left out. */
export function pastSections({ summary, words }: Wording): PageSection[] {
  const { reviewDates, since, timeline, record, picture } = summary;
  const section = (id: keyof SummaryWords['sections'], items: PageItem[], intro?: string) =>
    items.length === 0 ? [] : [{ ...plainSection(id, words.sections[id]), items, intro }];
  return [
    ...section(
      'review-dates',
      reviewDates.map(({ day, id, words: text }) =>
        plainItem(`review-${id}`, words.day(day), text),
      ),
    ),
    ...section(
      'since',
      [
        ...(since?.fresh ?? []).map((one) => plainItem(`fresh-${one.id}`, words.fresh, one.words)),
        ...(since?.changed ?? []).map((one) =>
          plainItem(`changed-${one.id}`, words.changed, one.words),
        ),
      ],
      since?.day === undefined ? undefined : words.sinceDay(words.day(since.day)),
    ),
    ...section(
      'timeline',
      timeline.map(({ day, what, words: text }, n) => ({
        ...plainItem(`step-${n}`, words.day(day), text),
        notes: [{ text: words.timeline[what], quote: undefined }],
      })),
    ),
    ...section(
      'record',
      (record ?? []).map((one, n) => recordedItem(`said-${n}`, one, words)),
    ),
    ...(picture === undefined
      ? []
      : [{ ...plainSection('picture', words.sections.picture), picture }]),
  ];
}

function recordedItem(id: string, one: Recorded, words: SummaryWords): PageItem {
  const about: PageRow[] =
    one.about === undefined ? [] : [{ label: words.about, text: one.about, isPeoples: true }];
  const what = words.record[one.what];
  const text = one.answer === undefined ? what : words.said(what, words.recordAnswers[one.answer]);
  const { rows, notes } = one.value === undefined ? NOTHING : opened(one.value, words);
  return {
    ...plainItem(id, words.day(one.day)),
    rows: [...about, ...rows],
    notes: [
      { text, quote: one.words },
      ...(one.review === undefined ? [] : reviewNotes(one.review, words)),
      ...notes,
    ],
  };
}

interface Opened {
  readonly rows: readonly PageRow[];
  readonly notes: readonly PageNote[];
}

const NOTHING: Opened = { rows: [], notes: [] };

/** One's own answer in a round. */
function opened(value: NonNullable<Recorded['value']>, words: SummaryWords): Opened {
  switch (value.kind) {
    case 'not-today':
      return { rows: [], notes: [{ text: words.notToday, quote: undefined }] };
    case 'temperature': {
      const text = words.degrees[value.degrees - 1] ?? '';
      return { rows: [{ label: words.temperature, text, isPeoples: false }], notes: [] };
    }
    case 'feels-safe': {
      const rows: PageRow[] = [
        { label: words.feelsSafe, text: value.feelsSafe, isPeoples: true },
        { label: words.stillPainful, text: value.stillPainful, isPeoples: true },
        { label: words.nextSteps, text: value.nextSteps, isPeoples: true },
      ];
      return { rows: rows.filter(({ text }) => text !== ''), notes: [] };
    }
    default:
      return value satisfies never;
  }
}
