import * as v from 'valibot';

/** What people can answer. Passing, waiting and "no" stand beside "yes" everywhere. */
export const agreementAnswerSchema = v.picklist(['yes', 'yes-with-change', 'not-now', 'think']);
export type AgreementAnswer = v.InferOutput<typeof agreementAnswerSchema>;

export const requestAnswerSchema = agreementAnswerSchema;
export type RequestAnswer = v.InferOutput<typeof requestAnswerSchema>;

export const OUTCOMES = [
  'did-it',
  'partly',
  'not-yet',
  'did-not-come-up',
  'changed-our-mind',
] as const;
export const outcomeSchema = v.picklist(OUTCOMES);
export type Outcome = v.InferOutput<typeof outcomeSchema>;

export const NEXT_STEPS = ['keep', 'smaller', 'change', 'let-go'] as const;
export const nextStepSchema = v.picklist(NEXT_STEPS);

export const HELPING = ['yes', 'a-little', 'no', 'not-sure'] as const;
export const helpingSchema = v.picklist(HELPING);

/** The therapist's guide through fifty minutes; it hides and forbids nothing. */
export const STAGES = ['opening', 'looking-back', 'working', 'wording', 'closing'] as const;
export const stageSchema = v.picklist(STAGES);
export type Stage = v.InferOutput<typeof stageSchema>;

/** UTF-16 code units of a remark beside a card: a paragraph, not a letter. */
export const MAX_REMARK_LENGTH = 2_000;
export const remarkSchema = v.pipe(v.string(), v.maxLength(MAX_REMARK_LENGTH));

/** UTF-16 code units: a name and a place. */
const MAX_RECIPIENT_LENGTH = 200;
/** Somebody outside who is to have a copy. */
export const recipientSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(MAX_RECIPIENT_LENGTH),
);

/** ms: as long as the longest timer that a session of fifty minutes needs, with room. */
export const MAX_TIMER_MS = 2 * 60 * 60 * 1000;

/** ms that a pause lasts before anybody may end it. */
export const PAUSE_MS = 20 * 60 * 1000;

/** From cold to warm, in five steps that have names; never averaged, never drawn. */
export const temperatureSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

export const roundKindSchema = v.picklist(['temperature', 'feels-safe']);
export type RoundKind = v.InferOutput<typeof roundKindSchema>;

export const roundValueSchema = v.variant('kind', [
  v.object({ kind: v.literal('not-today') }),
  v.object({ kind: v.literal('temperature'), degrees: temperatureSchema }),
  v.object({
    kind: v.literal('feels-safe'),
    feelsSafe: remarkSchema,
    stillPainful: remarkSchema,
    nextSteps: remarkSchema,
  }),
]);
export type RoundValue = v.InferOutput<typeof roundValueSchema>;
