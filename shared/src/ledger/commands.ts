import * as v from 'valibot';
import { MAX_TEXT_LENGTH } from '../board/limits.ts';
import { laneIdSchema } from '../board/lanes.ts';
import { cardIdSchema, commandIdSchema, roundIdSchema } from '../ids.ts';
import { seatSchema } from '../seats.ts';
import { audienceSchema, chartSchema, formatSchema } from '../summary/choices.ts';
import { agreementTextSchema } from './agreementText.ts';
import {
  agreementAnswerSchema,
  helpingSchema,
  MAX_TIMER_MS,
  nextStepSchema,
  recipientSchema,
  outcomeSchema,
  remarkSchema,
  requestAnswerSchema,
  roundKindSchema,
  roundValueSchema,
  stageSchema,
} from './values.ts';

/**
 * What a person may ask of the ledger. Who may ask what: `roles.ts`. What comes of it: `decide.ts`.
 * `version`, `paraphrase`, `suggestion`, `session`, `thirdParty` and `asked` are sequence numbers of entries.
 */
const seq = v.pipe(v.number(), v.integer(), v.minValue(1));
const card = cardIdSchema;

const command = <const K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.strictObject({ kind: v.literal(kind), ...entries });

export const commandSchema = v.variant('kind', [
  command('put-forward', { card, text: agreementTextSchema }),
  command('answer-agreement', {
    card,
    version: seq,
    answer: agreementAnswerSchema,
    change: v.optional(remarkSchema),
  }),
  command('withdraw-agreement', { card }),
  command('pause-agreement', { card }),
  command('resume-agreement', { card }),
  command('end-agreement', { card }),
  command('allow-answers-at-home', { allowed: v.boolean() }),

  command('answer-request', {
    card,
    answer: requestAnswerSchema,
    words: v.optional(remarkSchema),
  }),
  command('mark-heard', { card, heard: v.boolean() }),
  command('paraphrase', { card, words: v.pipe(remarkSchema, v.trim(), v.minLength(1)) }),
  command('answer-paraphrase', { paraphrase: seq, answer: v.picklist(['yes', 'not-quite']) }),
  command('suggest', {
    card,
    field: v.pipe(v.string(), v.maxLength(40)),
    before: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)),
    words: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)),
  }),
  command('answer-suggestion', { suggestion: seq, answer: v.picklist(['taken', 'left']) }),

  command('review', {
    card,
    outcome: v.optional(outcomeSchema),
    helped: v.optional(remarkSchema),
    inTheWay: v.optional(remarkSchema),
    next: v.optional(nextStepSchema),
    isHelping: v.optional(helpingSchema),
  }),

  command('start-session', {}),
  command('end-session', {}),
  command('set-stage', { stage: stageSchema }),
  command('set-first', { seat: seatSchema }),
  command('start-timer', {
    durationMs: v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(MAX_TIMER_MS)),
  }),
  command('stop-timer', {}),
  command('give-floor', { seat: seatSchema }),
  command('free-floor', {}),
  command('set-listening', { on: v.boolean() }),
  command('gather', {
    view: v.picklist(['lanes', 'canvas', 'summary']),
    lane: v.optional(laneIdSchema),
    card: v.optional(card),
  }),
  command('lock-lane', { lane: laneIdSchema }),
  command('unlock-lane', { lane: laneIdSchema }),

  command('pause', {}),
  command('resume', {}),

  command('start-round', { round: roundIdSchema, of: roundKindSchema }),
  command('answer-round', { round: roundIdSchema, value: roundValueSchema }),
  command('cancel-round', { round: roundIdSchema }),

  command('hold-back', { card, held: v.boolean() }),
  /** `session`: the entry that ended the session whose summary it is; now's without it. */
  command('export', {
    audience: audienceSchema,
    format: formatSchema,
    chart: v.optional(chartSchema),
    session: v.optional(seq),
    thirdParty: v.optional(seq),
  }),
  command('ask-third-party', { audience: audienceSchema, recipient: recipientSchema }),
  command('answer-third-party', { asked: seq, answer: v.picklist(['yes', 'no']) }),
]);

export type Command = v.InferOutput<typeof commandSchema>;
export type CommandKind = Command['kind'];
export type CommandOf<K extends CommandKind> = Extract<Command, { readonly kind: K }>;

export const COMMAND_KINDS: readonly CommandKind[] = commandSchema.options.map(
  ({ entries }) => entries.kind.literal,
);

/** `id` makes a retry harmless: the same command twice is done once, and answered twice. */
export const commandMessageSchema = v.object({ id: commandIdSchema, command: commandSchema });
export type CommandMessage = v.InferOutput<typeof commandMessageSchema>;
