import type { LaneId } from '@steady/shared/board/lanes.ts';
import type { FieldName } from '@steady/shared/board/kinds.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import type { Page, PageItem, PageNote, PageSection } from '@steady/shared/summary/page.ts';

type By = PageItem['by'];
const ANA: By = { seat: PARTNER_A, name: 'Ana' };
const BEN: By = { seat: PARTNER_B, name: 'Ben' };
const MAYA: By = { seat: THERAPIST, name: 'Maya' };

let made = 0;

type Row = readonly [label: string, text: string, field?: FieldName];

/** An item as a test needs one. */
export function anItem(
  words: string,
  {
    by,
    label,
    rows = [],
    notes = [],
  }: {
    by?: By;
    label?: string;
    rows?: readonly Row[];
    notes?: readonly (string | PageNote)[];
  } = {},
): PageItem {
  made += 1;
  return {
    id: `item-${made}`,
    label,
    by,
    words,
    rows: rows.map(([rowLabel, text, field]) => ({
      label: rowLabel,
      text,
      isPeoples: true,
      ...(field === undefined ? {} : { field }),
    })),
    notes: notes.map((note) =>
      typeof note === 'string' ? { text: note, quote: undefined } : note,
    ),
  };
}

export function aSection(
  id: string,
  hue: LaneId | undefined,
  heading: string,
  items: readonly PageItem[],
): PageSection {
  return { id, hue, heading, level: 2, intro: undefined, items, blank: false, picture: undefined };
}

export function aPage(sections: readonly PageSection[], over: Partial<Page> = {}): Page {
  return {
    lang: 'en',
    dir: 'ltr',
    title: 'Our summary',
    lines: [
      'For \u2068Ana\u2069 and \u2068Ben\u2069',
      'With \u2068Maya\u2069',
      'Session of 25 November 2026',
      'Made on 25 November 2026',
    ],
    sections,
    foot: ['From our shared board. Each of us has the same page.'],
    ...over,
  };
}

const BOTH_AGREED =
  '\u2068Ana\u2069 and \u2068Ben\u2069 agreed to these exact words on 25 November 2026';

/** What three people leave with after a full session: 27 things, and one page for the fridge. */
export const fullSession = (): Page =>
  aPage([
    aSection('wins', 'wins', 'Wins and appreciations', [
      anItem('You made tea before I asked on Thursday.', { by: ANA, label: 'Appreciation' }),
      anItem('You told me about your day first.', { by: BEN, label: 'Appreciation' }),
      anItem('We went for a walk on Sunday and it was easy.', { by: BEN, label: 'Win' }),
    ]),
    aSection('heard', undefined, 'What we heard', [
      anItem('You want to hear it from me before the plan is different.', {
        label: 'What \u2068Ben\u2069 heard',
        rows: [['About', 'I need to know what is happening before it changes.']],
        notes: ['\u2068Ana\u2069: Yes, this is it.'],
      }),
    ]),
    aSection('needs', 'needs', 'Needs', [
      anItem('I need to know what is happening before it changes.', {
        by: ANA,
        rows: [
          ['Feeling on top', 'Annoyed'],
          ['Feeling underneath', 'Worried that I do not matter'],
        ],
        notes: ['\u2068Ben\u2069 has heard this'],
      }),
      anItem('I need a little quiet when I come home.', {
        by: BEN,
        rows: [
          ['Feeling on top', 'Tired'],
          ['Feeling underneath', 'Overwhelmed'],
        ],
        notes: ['\u2068Ana\u2069 has heard this'],
      }),
      anItem('I need us to eat together on some days of the week.', {
        by: ANA,
        rows: [['Feeling underneath', 'Lonely']],
      }),
      anItem('I need to be asked before plans are made for the weekend.', {
        by: BEN,
        notes: ['\u2068Ana\u2069 has heard this'],
      }),
      anItem('I need to feel that the evening belongs to us.', { by: ANA }),
    ]),
    aSection('requests', 'requests', 'Requests', [
      anItem('Would you write to me when you will be late?', {
        by: ANA,
        rows: [
          ['What exactly', 'A short message'],
          ['When', 'Before you leave work'],
          ['Grew from', 'I need to know what is happening before it changes.'],
        ],
        notes: ['\u2068Ben\u2069: Yes'],
      }),
      anItem('Could we wait twenty minutes before we talk about the day?', {
        by: BEN,
        rows: [
          ['What exactly', 'Twenty minutes each on our own'],
          ['When', 'When I come home'],
        ],
        notes: [
          {
            text: '\u2068Ana\u2069: Yes, with a change',
            quote: 'On Fridays I would like to talk at once.',
          },
        ],
      }),
      anItem('Would you put the phone in the hall during dinner?', {
        by: ANA,
        rows: [['How often', 'On weekdays']],
        notes: ['\u2068Ben\u2069: I need to think'],
      }),
      anItem('Could you ask me before you say yes to your parents?', {
        by: BEN,
        notes: ['\u2068Ana\u2069: Yes'],
      }),
    ]),
    aSection('boundaries', 'boundaries', 'Boundaries', [
      anItem('When voices get loud I go to the kitchen, and I come back.', {
        by: BEN,
        rows: [
          ['My limit', 'Loud voices'],
          ['What I will do', 'Ten minutes in the kitchen'],
          ['Where it applies', 'At home'],
        ],
      }),
      anItem('I do not read messages over a shoulder, and I say when I would like to know.', {
        by: ANA,
        rows: [['What I will do', 'Ask']],
      }),
    ]),
    aSection('agreements', 'next-week', 'Agreements', [
      anItem('Whoever will be more than fifteen minutes late writes one sentence.', {
        by: MAYA,
        rows: [
          ['What it is about', 'Calendar'],
          ['If this slips, we will…', 'We say so the same evening, and try again the next day.'],
          ['Look at it again on', '9 December 2026'],
          ['Grew from', 'Would you write to me when you will be late?'],
        ],
        notes: [BOTH_AGREED],
      }),
      anItem('Phones stay in the hall from seven until the children sleep.', {
        by: ANA,
        rows: [['Look at it again on', '9 December 2026']],
        notes: [BOTH_AGREED],
      }),
    ]),
    aSection('next-week', 'next-week', 'Next week', [
      anItem('I write before I leave the office.', {
        by: BEN,
        rows: [
          ['What will remind me', 'When I close the laptop', 'cue'],
          ['How often', 'On weekdays', 'cadence'],
          ['A smaller version', 'One word is enough', 'smallVersion'],
          ['Look at it again on', '2 December 2026', 'reviewOn'],
        ],
      }),
      anItem('I read for twenty minutes before I ask about the day.', {
        by: ANA,
        rows: [
          ['What will remind me', 'When I hear the door', 'cue'],
          ['How often', 'Twice a week', 'cadence'],
          ['A smaller version', 'Five minutes count', 'smallVersion'],
          ['If this slips, we will…', 'We say so at breakfast.', 'ifThisSlips'],
        ],
      }),
      anItem('I cook on Tuesday, and we eat at the table.', {
        by: BEN,
        rows: [['How often', 'Once a week', 'cadence']],
        notes: ['\u2068Ana\u2069 has heard this'],
      }),
      anItem('We walk on Sunday morning, also when it rains.', {
        by: ANA,
        rows: [
          ['Who does it', 'Ana and Ben', 'owners'],
          ['A smaller version', 'Round the block', 'smallVersion'],
          ['Grew from', 'I need us to eat together on some days of the week.'],
        ],
      }),
    ]),
    aSection('parked', 'parked', 'For another time', [
      anItem('The holidays with my sister', { by: ANA, label: 'Note' }),
      anItem('What helps on evenings that go well?', { by: MAYA, label: 'Question' }),
    ]),
    aSection('review-dates', undefined, 'To look at again', [
      anItem('I write before I leave the office.', { label: '2 December 2026' }),
      anItem('Whoever will be more than fifteen minutes late writes one sentence.', {
        label: '9 December 2026',
      }),
      anItem('Phones stay in the hall from seven until the children sleep.', {
        label: '9 December 2026',
      }),
      anItem('I read for twenty minutes before I ask about the day.', { label: '9 December 2026' }),
    ]),
  ]);
