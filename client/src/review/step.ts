import * as v from 'valibot';

/**
 * One evening's home review on one device, as pure steps.
 *
 *   arriving ─► appreciation ─► answers ─► intentions ─► bringing ─► closing ──finish──► over
 *       every arrow is "next", which skips as well; "back" goes against them
 *   step ──stop──► stopped ──go on──► the same step
 *   step ──flooded──► offer ──go on──► the same step, ──stop──► stopped
 *   over ──anew──► arriving
 *   closed and opened again: over ─► arriving, anything else ─► the same step
 *
 * H1  Every step may be left undone: going on and skipping are one and the same move.
 * H2  Stopping and coming back lose no word and no place.
 * H9  Whoever opens it is alone until they say otherwise, each time anew: nobody is told by opening it.
 * H3  Words stay where they are until they are used or their writer begins anew.
 */
export const STEPS = [
  'arriving',
  'appreciation',
  'answers',
  'intentions',
  'bringing',
  'closing',
] as const;
const stepIdSchema = v.picklist(STEPS);
export type StepId = v.InferOutput<typeof stepIdSchema>;

/** What somebody writes in a review before it goes anywhere. */
export const PIECES = [
  'appreciation',
  'feelsSafe',
  'stillPainful',
  'nextSteps',
  'bringing',
] as const;
export type Piece = (typeof PIECES)[number];

/** Alone is what it is until somebody says otherwise: then nobody is told anything. */
const companySchema = v.picklist(['alone', 'two-devices', 'one-device']);
export type Company = v.InferOutput<typeof companySchema>;

const words = v.optional(v.string(), '');

export const reviewStateSchema = v.object({
  /** Where one is, or comes back to. */
  at: stepIdSchema,
  showing: v.picklist(['step', 'offer', 'stopped', 'over']),
  company: companySchema,
  words: v.object({
    appreciation: words,
    feelsSafe: words,
    stillPainful: words,
    nextSteps: words,
    bringing: words,
  }),
  /** The private round of this review, once it was answered here. */
  round: v.optional(v.string()),
});
export type ReviewState = v.InferOutput<typeof reviewStateSchema>;

export const START: ReviewState = {
  at: 'arriving',
  showing: 'step',
  company: 'alone',
  words: { appreciation: '', feelsSafe: '', stillPainful: '', nextSteps: '', bringing: '' },
};

export type ReviewEvent =
  | {
      readonly kind:
        | 'opened'
        | 'next'
        | 'back'
        | 'stop'
        | 'flooded'
        | 'go-on'
        | 'finish'
        | 'anew'
        | 'handed-over';
    }
  | { readonly kind: 'company'; readonly company: Company }
  | { readonly kind: 'wrote'; readonly words: Partial<Readonly<Record<Piece, string>>> }
  /** These words have arrived where they were going. */
  | { readonly kind: 'used'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'answered'; readonly round: string };

export function step(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.kind) {
    case 'opened':
      return {
        ...step(state, { kind: state.showing === 'over' ? 'anew' : 'go-on' }),
        company: 'alone',
      }; // [H9]
    case 'next':
      return moved(state, 1); // [H1]
    case 'back':
      return moved(state, -1);
    case 'stop':
      return state.showing === 'over' ? state : { ...state, showing: 'stopped' }; // [H2]
    case 'flooded':
      return state.showing === 'step' ? { ...state, showing: 'offer' } : state;
    case 'go-on':
      return state.showing === 'over' ? state : { ...state, showing: 'step' };
    case 'finish':
      return { ...state, showing: 'over' };
    case 'anew': {
      const { round: _, ...rest } = state;
      return { ...rest, at: 'arriving', showing: 'step' }; // [H3]
    }
    case 'handed-over':
      return { ...state, at: 'answers', showing: 'step', company: 'one-device' };
    case 'company':
      return { ...state, company: event.company };
    case 'wrote':
      return { ...state, words: { ...state.words, ...event.words } };
    case 'used':
      return {
        ...state,
        words: {
          ...state.words,
          ...Object.fromEntries(event.pieces.map((piece) => [piece, ''])),
        },
      };
    case 'answered':
      return { ...state, round: event.round };
    default:
      return event satisfies never;
  }
}

function moved(state: ReviewState, by: 1 | -1): ReviewState {
  if (state.showing !== 'step') return state;
  const at = STEPS[STEPS.indexOf(state.at) + by];
  return at === undefined ? state : { ...state, at };
}

/** Whether there are words that stand nowhere but here. */
export const hasWords = ({ words: written }: ReviewState): boolean =>
  PIECES.some((piece) => written[piece].trim() !== '');

/** Whether there is something to come back to. */
export const isBegun = (state: ReviewState): boolean =>
  state.showing !== 'over' && (state.at !== 'arriving' || hasWords(state));
