import { roleOf, type Role, type Seat } from '../seats.ts';
import type { CommandKind } from './commands.ts';

/** Who may ask for what: product.md. A command without a row here does not compile. */
const WHO_MAY: Readonly<Record<CommandKind, readonly Role[]>> = {
  'put-forward': ['therapist', 'partner'],
  'answer-agreement': ['partner'],
  'withdraw-agreement': ['partner'],
  'pause-agreement': ['partner'],
  'resume-agreement': ['partner'],
  'end-agreement': ['partner'],
  'allow-answers-at-home': ['therapist'],
  'answer-request': ['partner'],
  'mark-heard': ['partner'],
  paraphrase: ['partner'],
  'answer-paraphrase': ['partner'],
  suggest: ['therapist'],
  'answer-suggestion': ['partner'],
  review: ['partner'],
  'start-session': ['therapist'],
  'end-session': ['therapist'],
  'set-stage': ['therapist'],
  'set-first': ['therapist'],
  'start-timer': ['therapist'],
  'stop-timer': ['therapist'],
  'give-floor': ['therapist'],
  'free-floor': ['therapist'],
  'set-listening': ['therapist'],
  gather: ['therapist'],
  'lock-lane': ['therapist'],
  'unlock-lane': ['therapist'],
  pause: ['therapist', 'partner'],
  resume: ['therapist', 'partner'],
  'start-round': ['therapist', 'partner'],
  'answer-round': ['partner'],
  'cancel-round': ['therapist', 'partner'],
  'hold-back': ['therapist', 'partner'],
  export: ['therapist', 'partner', 'observer'],
  'ask-third-party': ['therapist', 'partner'],
  'answer-third-party': ['partner'],
};

export const mayCommand = (seat: Seat, kind: CommandKind): boolean =>
  WHO_MAY[kind].includes(roleOf(seat));
