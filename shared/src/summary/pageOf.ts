import type { LaneId } from '../board/lanes.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '../seats.ts';
import { directionOf } from './language.ts';
import type { Page, PageItem, PageNote, PageRow, PageSection } from './page.ts';
import { notesOf, rowsOf } from './pageItem.ts';
import type { Section, SectionId, Summary } from './summary.ts';
import { wordsOf } from './words/index.ts';
import { isolate, type Wording } from './wording.ts';
import type { SummaryWords } from './words/words.ts';

/** A summary in the language of its board. Pure. */
export function pageOf(summary: Summary): Page {
  const words = wordsOf(summary.language);
  const names = new Map(summary.people.map(({ seat, name }) => [seat, name]));
  const wording: Wording = { summary, words, name: (seat) => isolate(names.get(seat) ?? '') };
  return {
    lang: summary.language,
    dir: directionOf(summary.language),
    title: titleOf(wording),
    lines: linesOf(wording),
    sections: [
      ...(summary.chart === undefined
        ? summary.sections.map((section) => sectionOf(section, 2, wording))
        : chartSections(summary.chart, wording)),
      ...pastOf(wording),
    ],
    foot: [words.foot[summary.audience]],
  };
}

function titleOf({ summary, words }: Wording): string {
  const title = words.title[summary.audience];
  return summary.chart === undefined ? title : `${title} · ${words.charts[summary.chart.form]}`;
}

function linesOf({ summary, words, name }: Wording): string[] {
  const has = (seat: Seat) => summary.people.some((person) => person.seat === seat);
  const own = summary.seat;
  return [
    own === undefined
      ? words.forThem(words.both(name(PARTNER_A), name(PARTNER_B)))
      : words.forThem(name(own)),
    ...(has(THERAPIST) && own !== THERAPIST ? [words.therapist(name(THERAPIST))] : []),
    ...(summary.session === undefined ? [] : [words.ofSession(words.day(summary.session.day))]),
    words.made(words.day(summary.day)),
    ...(summary.recipient === undefined ? [] : [words.forRecipient(isolate(summary.recipient))]),
  ];
}

const HUES: Readonly<Partial<Record<SectionId, LaneId>>> = {
  wins: 'wins',
  needs: 'needs',
  requests: 'requests',
  boundaries: 'boundaries',
  repairs: 'boundaries',
  agreements: 'next-week',
  'agreements-open': 'next-week',
  'next-week': 'next-week',
  'looked-back': 'next-week',
  parked: 'parked',
  feelings: 'feelings',
};

function sectionOf({ id, items }: Section, level: 2 | 3, wording: Wording): PageSection {
  return {
    ...bare(id, wording.words.sections[id], level),
    hue: HUES[id],
    items: items.flatMap((item): PageItem[] => {
      if (id === 'heard') return heardItems(item, wording);
      const isMixed = !['needs', 'requests', 'boundaries', 'next-week'].includes(id);
      return [
        {
          id: `${id}-${item.id}`,
          label:
            isMixed && !id.startsWith('agreements') ? wording.words.kinds[item.kind] : undefined,
          by: byOf(item.by, wording),
          words: item.words,
          rows: id === 'looked-back' ? [] : rowsOf(item, wording),
          notes: notesOf(item, id, wording),
        },
      ];
    }),
  };
}

function heardItems(item: Section['items'][number], wording: Wording): PageItem[] {
  const { words, name } = wording;
  return item.paraphrases.map(({ seat, words: heard }, n) => ({
    id: `heard-${item.id}-${n}`,
    label: words.whatHeard(name(seat)),
    by: undefined,
    words: heard,
    rows: item.words === '' ? [] : [{ label: words.about, text: item.words, isPeoples: true }],
    notes:
      item.by === undefined ? [] : [{ text: words.confirmed(name(item.by)), quote: undefined }],
  }));
}

const byOf = (seat: Seat | undefined, { summary }: Wording): PageItem['by'] =>
  summary.people.find((person) => person.seat === seat);

const bare = (id: string, heading: string, level: 2 | 3 = 2): PageSection => ({
  id,
  hue: undefined,
  heading,
  level,
  intro: undefined,
  items: [],
  blank: false,
  picture: undefined,
});

function chartSections(chart: NonNullable<Summary['chart']>, wording: Wording): PageSection[] {
  const { summary, words, name } = wording;
  return chart.parts.flatMap(({ part, sections, stages, blank }) => {
    const inside = sections.flatMap((id) => summary.sections.filter((one) => one.id === id));
    const done = chart.stages.map((stage) => words.stages[stage]);
    const facts: PageNote[] = stages
      ? [
          { text: words.seats(chart.present.map(name).join(', ')), quote: undefined },
          ...(done.length === 0
            ? []
            : [{ text: words.said(words.stagesLabel, done.join(', ')), quote: undefined }]),
        ]
      : [];
    return [
      {
        ...bare(part, words.parts[part]),
        intro: blank ? words.toWrite : undefined,
        blank,
        items:
          facts.length === 0
            ? []
            : [
                {
                  id: `${part}-facts`,
                  label: undefined,
                  by: undefined,
                  words: '',
                  rows: [],
                  notes: facts,
                },
              ],
      },
      ...inside.map((section) => sectionOf(section, 3, wording)),
    ];
  });
}

/** What comes after the sections of the cards. */
function pastOf({ summary, words }: Wording): PageSection[] {
  const line = (id: string, label: string, text: string): PageItem => ({
    id,
    label,
    by: undefined,
    words: text,
    rows: [],
    notes: [],
  });
  const sections: PageSection[] = [];
  if (summary.reviewDates.length > 0)
    sections.push({
      ...bare('review-dates', words.sections['review-dates']),
      items: summary.reviewDates.map(({ day, id, words: text }) =>
        line(`review-${id}`, words.day(day), text),
      ),
    });
  if (
    summary.since !== undefined &&
    summary.since.fresh.length + summary.since.changed.length > 0
  ) {
    const { day, fresh, changed } = summary.since;
    sections.push({
      ...bare('since', words.sections.since),
      intro: day === undefined ? undefined : words.sinceDay(words.day(day)),
      items: [
        ...fresh.map((one) => line(`fresh-${one.id}`, words.fresh, one.words)),
        ...changed.map((one) => line(`changed-${one.id}`, words.changed, one.words)),
      ],
    });
  }
  if (summary.timeline.length > 0)
    sections.push({
      ...bare('timeline', words.sections.timeline),
      items: summary.timeline.map(({ day, what, words: text }, n) => ({
        ...line(`step-${n}`, words.day(day), text ?? ''),
        notes: [{ text: words.timeline[what], quote: undefined }],
      })),
    });
  if (summary.ownRounds !== undefined && summary.ownRounds.length > 0)
    sections.push({
      ...bare('rounds', words.sections.rounds),
      items: summary.ownRounds.map(({ day, value }, n) => ({
        ...line(`round-${n}`, words.day(day), ''),
        ...roundItem(value, words),
      })),
    });
  if (summary.picture !== undefined)
    sections.push({ ...bare('picture', words.sections.picture), picture: summary.picture });
  return sections;
}

function roundItem(
  value: NonNullable<Summary['ownRounds']>[number]['value'],
  words: SummaryWords,
): Pick<PageItem, 'rows' | 'notes'> {
  switch (value.kind) {
    case 'not-today':
      return { rows: [], notes: [{ text: words.notToday, quote: undefined }] };
    case 'temperature':
      return {
        rows: [
          {
            label: words.temperature,
            text: words.degrees[value.degrees - 1] ?? '',
            isPeoples: false,
          },
        ],
        notes: [],
      };
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
