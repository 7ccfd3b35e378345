import type { CardKind } from './kinds.ts';
import type { LaneId } from './lanes.ts';
import type { Prompt } from './prompts.ts';

/** What a new board starts with: which lanes show, in which order, and prompts. */
export const TEMPLATE_IDS = [
  'open',
  'check-in',
  'need-to-request',
  'weekly-conversation',
  'our-cycle',
  'repair',
  'boundaries',
  'transparency-agreement',
  'us-and-the-problem',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export interface Template {
  /** Lanes shown, in order; all others exist and are hidden. */
  readonly lanes: readonly LaneId[];
  /** One starter prompt per lane. */
  readonly prompts: Partial<Readonly<Record<LaneId, Prompt>>>;
  /** Empty cards that carry a question. */
  readonly cards: ReadonlyArray<{
    readonly kind: CardKind;
    readonly lane: LaneId;
    readonly prompt: Prompt;
  }>;
}

const FOUR: readonly LaneId[] = ['needs', 'requests', 'boundaries', 'next-week'];

const question = (lane: LaneId, prompt: Prompt, kind: CardKind = 'note') => ({
  kind,
  lane,
  prompt,
});

export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  open: { lanes: [...FOUR, 'parked'], prompts: {}, cards: [] },
  'check-in': {
    lanes: ['appreciations', 'feelings', 'needs', 'next-week', 'parked'],
    prompts: {
      appreciations: 'one-thing-noticed',
      feelings: 'feeling-today',
      needs: 'one-need-today',
    },
    cards: [],
  },
  'need-to-request': {
    lanes: ['feelings', 'needs', 'requests', 'next-week', 'parked'],
    prompts: { feelings: 'feeling-now', needs: 'need-under-it', requests: 'doable-request' },
    cards: [],
  },
  'weekly-conversation': {
    lanes: ['appreciations', 'wins', ...FOUR, 'parked'],
    prompts: {
      appreciations: 'one-thing-noticed',
      wins: 'small-win',
      'next-week': 'one-step-next-week',
    },
    cards: [],
  },
  'our-cycle': {
    lanes: ['feelings', 'needs', 'requests', 'next-week', 'parked'],
    prompts: { feelings: 'cycle-intro' },
    cards: [
      question('feelings', 'cycle-trigger'),
      question('feelings', 'cycle-meaning'),
      question('feelings', 'cycle-feeling-on-top', 'feeling'),
      question('feelings', 'cycle-feeling-underneath', 'feeling'),
      question('feelings', 'cycle-what-i-do'),
    ],
  },
  repair: {
    lanes: ['feelings', 'boundaries', 'requests', 'next-week', 'parked'],
    prompts: { boundaries: 'repair-intro' },
    cards: [],
  },
  boundaries: {
    lanes: ['needs', 'boundaries', 'requests', 'next-week', 'parked'],
    prompts: { boundaries: 'boundary-intro' },
    cards: [],
  },
  'transparency-agreement': {
    lanes: ['needs', 'boundaries', 'requests', 'next-week', 'parked'],
    prompts: { boundaries: 'transparency-intro', needs: 'transparency-need' },
    cards: [],
  },
  'us-and-the-problem': {
    lanes: ['feelings', 'needs', 'wins', 'next-week', 'parked'],
    prompts: { feelings: 'the-problem-does', wins: 'times-we-were-stronger' },
    cards: [question('feelings', 'problem-name')],
  },
};
