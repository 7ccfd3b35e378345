import { promptIn } from '../board/prompts.ts';
import type { CardKind } from '../board/kinds.ts';
import type { LaneId } from '../board/lanes.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '../seats.ts';
import { directionOf } from '../board/language.ts';
import type { Page, PageItem, PageSection } from './page.ts';
import { chartSections } from './pageChart.ts';
import { notesOf, rowsOf } from './pageItem.ts';
import { pastSections } from './pagePast.ts';
import type { Item, Section, SectionId, Summary } from './summary.ts';
import { isolate, wordingOf, type Wording } from './wording.ts';

/** A summary in the language of its board. Pure. */
export function pageOf(summary: Summary): Page {
  const wording = wordingOf(summary);
  const inside =
    summary.chart === undefined
      ? summary.sections.map((section) => sectionOf(section, 2, wording))
      : chartSections(summary.chart, wording, sectionOf);
  const sections = [...inside, ...pastSections(wording)];
  return {
    lang: summary.language,
    dir: directionOf(summary.language),
    title: titleOf(wording),
    lines: [...linesOf(wording), ...(sections.length === 0 ? [wording.words.empty] : [])],
    sections,
    foot: [wording.words.foot[summary.audience]],
  };
}

function titleOf({ summary, words }: Wording): string {
  const title = words.title[summary.audience];
  return summary.chart === undefined ? title : `${title} · ${words.charts[summary.chart.form]}`;
}

function linesOf({ summary, words, name }: Wording): string[] {
  const { seat: own, people, session, recipient, audience } = summary;
  const hasTherapist = people.some(({ seat }) => seat === THERAPIST);
  return [
    own === undefined
      ? words.forThem(words.both(name(PARTNER_A), name(PARTNER_B)))
      : words.forThem(name(own)),
    ...(hasTherapist && own !== THERAPIST ? [words.therapist(name(THERAPIST))] : []),
    ...(session === undefined || audience === 'data'
      ? []
      : [words.ofSession(words.day(session.day))]),
    words.made(words.day(summary.day)),
    ...(recipient === undefined ? [] : [words.forRecipient(isolate(recipient))]),
  ];
}

const HUES: Readonly<Record<SectionId, LaneId | undefined>> = {
  wins: 'wins',
  heard: undefined,
  needs: 'needs',
  requests: 'requests',
  boundaries: 'boundaries',
  repairs: 'boundaries',
  agreements: 'next-week',
  'agreements-open': 'next-week',
  'agreements-over': undefined,
  'next-week': 'next-week',
  'looked-back': 'next-week',
  feelings: 'feelings',
  parked: 'parked',
  'own-let-go': undefined,
  'own-taken-back': undefined,
};

/** The kind that a section's heading names already. */
const NAMED: Readonly<Partial<Record<SectionId, CardKind>>> = {
  needs: 'need',
  requests: 'request',
  boundaries: 'boundary',
  repairs: 'repair',
  agreements: 'agreement',
  'agreements-open': 'agreement',
  'agreements-over': 'agreement',
  'next-week': 'intention',
  'looked-back': 'intention',
  feelings: 'feeling',
  'own-let-go': 'intention',
};

function sectionOf({ id, items }: Section, level: 2 | 3, wording: Wording): PageSection {
  return {
    id,
    hue: HUES[id],
    heading: wording.words.sections[id],
    level,
    intro: undefined,
    items: items.flatMap((item) =>
      id === 'heard' ? heardItems(item, wording) : [itemIn(id, item, wording)],
    ),
    blank: false,
    picture: undefined,
  };
}

function itemIn(id: SectionId, item: Item, wording: Wording): PageItem {
  return {
    id: `${id}-${item.id}`,
    card: item.id,
    label: promptOf(item, wording) ?? labelOf(id, item, wording),
    by: item.by && { seat: item.by, name: wording.plainName(item.by) },
    words: item.words,
    rows: id === 'looked-back' ? [] : rowsOf(item, wording),
    notes: notesOf(item, id, wording),
  };
}

const labelOf = (id: SectionId, { kind }: Item, { words }: Wording): string | undefined =>
  NAMED[id] === kind ? undefined : words.kinds[kind];

function promptOf({ prompt }: Item, { words }: Wording): string | undefined {
  return promptIn(words.prompts, prompt);
}

/** What somebody heard, and the words that it was about. */
function heardItems(item: Item, { words, name }: Wording): PageItem[] {
  return item.paraphrases.map(({ seat, words: heard }, n) => ({
    id: `heard-${item.id}-${n}`,
    card: item.id,
    label: words.whatHeard(name(seat)),
    by: undefined,
    words: heard,
    rows: item.words === '' ? [] : [{ label: words.about, text: item.words, isPeoples: true }],
    notes:
      item.by === undefined ? [] : [{ text: words.confirmed(name(item.by)), quote: undefined }],
  }));
}

export type SectionOf = typeof sectionOf;
