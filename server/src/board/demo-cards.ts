import type { LinkKind } from '@steady/shared/board/links.ts';
import type { NewCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';

export type DemoCard = Omit<NewCard, 'by'> & {
  readonly by: 'therapist' | 'partner-a' | 'partner-b';
  /** What later cards call it. */
  readonly name?: string;
  readonly grewFrom?: ReadonlyArray<readonly [LinkKind, string]>;
};

export interface DemoDays {
  readonly today: string;
  readonly aWeekAgo: string;
  readonly inAWeek: string;
}

/** What was there before the session, what was written in it, and what came since. */
export interface DemoCards {
  readonly before: readonly DemoCard[];
  readonly inSession: readonly DemoCard[];
  readonly since: readonly DemoCard[];
}

export function demoCards({ today, aWeekAgo, inAWeek }: DemoDays): DemoCards {
  return {
    before: [
      { by: 'partner-a', kind: 'appreciation', text: 'You made tea before I asked on Thursday.' },
      { by: 'partner-b', kind: 'appreciation', text: 'You told me about your day first.' },
      {
        by: 'partner-a',
        kind: 'need',
        name: 'plans',
        text: 'I need to know what is happening before it changes.',
        words: { feelingOnTop: 'Annoyed', feelingUnderneath: 'Worried that I do not matter' },
      },
      {
        by: 'partner-b',
        kind: 'need',
        name: 'quiet',
        text: 'I need a little quiet when I come home.',
        words: { feelingOnTop: 'Tired', feelingUnderneath: 'Overwhelmed' },
      },
      {
        by: 'partner-a',
        kind: 'request',
        name: 'message',
        text: 'Would you write to me when you will be late?',
        words: { action: 'A short message', when: 'Before you leave work', howOften: 'Each time' },
        grewFrom: [['grew-from', 'plans']],
      },
      {
        by: 'partner-b',
        kind: 'request',
        name: 'minutes',
        text: 'Could we wait twenty minutes before we talk about the day?',
        words: { action: 'Twenty minutes each on our own', when: 'When I come home' },
        grewFrom: [['grew-from', 'quiet']],
      },
    ],
    inSession: [
      {
        by: 'partner-b',
        kind: 'boundary',
        text: 'When voices get loud I go to the kitchen, and I come back.',
        words: {
          limit: 'Loud voices',
          whatIWillDo: 'Ten minutes in the kitchen',
          where: 'At home',
        },
        values: { reviewOn: inAWeek },
      },
      {
        by: 'therapist',
        kind: 'agreement',
        name: 'late',
        text: 'Whoever will be more than fifteen minutes late writes one sentence.',
        words: { ifThisSlips: 'We say so the same evening, and try again the next day.' },
        values: { topic: 'calendar', reviewOn: inAWeek },
        grewFrom: [['grew-from', 'message']],
      },
      {
        by: 'partner-b',
        kind: 'intention',
        text: 'I write before I leave the office.',
        words: { cue: 'When I close the laptop', smallVersion: 'One word is enough' },
        values: {
          owners: [PARTNER_B],
          cadence: 'weekdays',
          startsOn: aWeekAgo,
          reviewOn: today,
        },
        grewFrom: [['grew-from', 'late']],
      },
      {
        by: 'partner-a',
        kind: 'intention',
        name: 'reading',
        text: 'I read for twenty minutes before I ask about the day.',
        words: { cue: 'When I hear the door', smallVersion: 'Five minutes count' },
        values: {
          owners: [PARTNER_A],
          cadence: 'twice-a-week',
          time: '18:30',
          startsOn: aWeekAgo,
          reviewOn: today,
        },
        grewFrom: [['grew-from', 'minutes']],
      },
    ],
    since: [
      {
        by: 'partner-a',
        kind: 'agreement',
        name: 'phones',
        text: 'Phones stay in the hall while we eat.',
        words: { ifThisSlips: 'We put them there and go on eating.' },
        values: { reviewOn: inAWeek },
      },
      { by: 'partner-b', kind: 'win', text: 'We went for a walk on Sunday and it was easy.' },
      { by: 'therapist', kind: 'question', text: 'What helps on evenings that go well?' },
    ],
  };
}
