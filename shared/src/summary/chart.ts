import { PARTNER_A, PARTNER_B, THERAPIST } from '../seats.ts';
import type { Stage } from '../ledger/values.ts';
import type { Chart } from './choices.ts';
import type { SummaryInput } from './input.ts';
import { lastSession } from './past.ts';
import { CHART_PARTS, type SectionId, type Summary } from './summary.ts';

type Part = NonNullable<Summary['chart']>['parts'][number];

const SAID: SectionId[] = ['wins', 'heard', 'needs', 'requests', 'feelings', 'parked'];
const DONE: SectionId[] = [
  'looked-back',
  'boundaries',
  'repairs',
  'agreements',
  'agreements-open',
  'agreements-over',
];

/**
 * Where the facts of a board go in a clinician's note, and what is left blank: no part holds a judgement
 * that a program made. Facts are put in once.
 */
const PARTS: Readonly<Record<Part['part'], Omit<Part, 'part'>>> = {
  subjective: { sections: SAID, stages: false, blank: false },
  objective: { sections: DONE, stages: true, blank: false },
  data: { sections: [...SAID, ...DONE], stages: true, blank: false },
  behaviour: {
    sections: ['wins', 'needs', 'requests', 'feelings', 'looked-back', 'parked'],
    stages: false,
    blank: false,
  },
  intervention: { sections: [], stages: true, blank: true },
  response: {
    sections: [
      'heard',
      'boundaries',
      'repairs',
      'agreements',
      'agreements-open',
      'agreements-over',
    ],
    stages: false,
    blank: true,
  },
  assessment: { sections: [], stages: false, blank: true },
  plan: { sections: ['next-week'], stages: false, blank: true },
};

export function chartOf(input: SummaryInput, form: Chart): NonNullable<Summary['chart']> {
  const { reviewsAfter } = lastSession(input);
  const inSession = input.entries.filter(({ seq }) => seq > reviewsAfter);
  const stages = new Set(
    inSession.flatMap(({ body }): Stage[] => {
      if (body.kind === 'session-started') return ['opening'];
      return body.kind === 'stage' ? [body.stage] : [];
    }),
  );
  return {
    form,
    parts: CHART_PARTS[form].map((part) => ({ part, ...PARTS[part] })),
    stages: [...stages],
    // Who has a seat: who was on a screen, and when, is kept nowhere.
    present: [THERAPIST, PARTNER_A, PARTNER_B].filter((seat) => input.people.has(seat)),
  };
}
