import * as v from 'valibot';
import { laneIdSchema } from '../board/lanes.ts';
import { parseChained, type Chained, type ChainHead } from '../chain/entry.ts';
import { cardIdSchema, roundIdSchema } from '../ids.ts';
import { daySchema } from '../board/kinds.ts';
import { seatSchema, type Seat } from '../seats.ts';
import { audienceSchema, chartSchema, formatSchema } from '../summary/choices.ts';
import { agreementTextSchema } from './agreementText.ts';
import {
  agreementAnswerSchema,
  helpingSchema,
  nextStepSchema,
  outcomeSchema,
  requestAnswerSchema,
  roundKindSchema,
  roundValueSchema,
  stageSchema,
} from './values.ts';

export { toMessage } from '../chain/entry.ts';

/**
 * What the ledger holds: facts, each once, in order, never rewritten. A body says what happened; the
 * server adds sequence number, time, whose it was, and the hash that chains it to the one before.
 */
const seq = v.pipe(v.number(), v.integer(), v.minValue(1));
const ms = v.pipe(v.number(), v.integer());
const words = v.string();
const card = cardIdSchema;

const entry = <const K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.object({ kind: v.literal(kind), ...entries });

export const entryBodySchema = v.variant('kind', [
  entry('put-forward', { card, text: agreementTextSchema, textHash: v.string() }),
  entry('answered', {
    card,
    version: seq,
    answer: agreementAnswerSchema,
    change: v.optional(words),
  }),
  /** By the server: the card says something else than what was put forward. */
  entry('reopened', { card, version: seq }),
  entry('withdrawn', { card, version: seq }),
  entry('agreement-paused', { card, version: seq }),
  entry('agreement-resumed', { card, version: seq }),
  entry('agreement-ended', { card, version: seq }),
  entry('answers-at-home', { allowed: v.boolean() }),

  /** `text` is what the card said when it was answered: a yes is to those words, not to later ones. */
  entry('request-answered', {
    card,
    answer: requestAnswerSchema,
    words: v.optional(words),
    text: words,
  }),
  entry('heard', { card, heard: v.boolean(), text: words }),
  entry('paraphrased', { card, words }),
  entry('paraphrase-answered', { paraphrase: seq, answer: v.picklist(['yes', 'not-quite']) }),
  entry('suggested', { card, field: v.string(), before: words, words }),
  entry('suggestion-answered', { suggestion: seq, answer: v.picklist(['taken', 'left']) }),

  entry('reviewed', {
    card,
    outcome: v.optional(outcomeSchema),
    helped: v.optional(words),
    inTheWay: v.optional(words),
    next: v.optional(nextStepSchema),
    isHelping: v.optional(helpingSchema),
  }),

  entry('session-started', { first: seatSchema }),
  entry('session-ended', {}),
  entry('stage', { stage: stageSchema }),
  entry('first', { seat: seatSchema }),
  entry('timer-started', { endsAt: ms, durationMs: ms }),
  entry('timer-stopped', {}),
  entry('floor-given', { seat: seatSchema }),
  entry('floor-freed', {}),
  entry('listening', { on: v.boolean() }),
  entry('gathered', {
    view: v.picklist(['lanes', 'canvas', 'summary']),
    lane: v.optional(laneIdSchema),
    card: v.optional(card),
  }),
  /** `stateVector` (base64, Yjs): what of the board was there then; whatever is newer came after the lock. */
  entry('lane-locked', { lane: laneIdSchema, stateVector: v.string() }),
  entry('lane-unlocked', { lane: laneIdSchema }),

  /** Neither says whose it was. */
  entry('paused', { until: ms }),
  entry('resumed', {}),

  entry('round-started', { round: roundIdSchema, of: roundKindSchema, seats: v.array(seatSchema) }),
  entry('revealed', {
    round: roundIdSchema,
    values: v.array(v.object({ seat: seatSchema, value: roundValueSchema })),
  }),
  entry('round-cancelled', { round: roundIdSchema }),

  entry('held-back', { card, held: v.boolean() }),
  /** `day`: where the practice is; dates in the file come from here. */
  entry('exported', {
    audience: audienceSchema,
    format: formatSchema,
    chart: v.optional(chartSchema),
    session: v.optional(seq),
    thirdParty: v.optional(seq),
    day: daySchema,
  }),
  entry('third-party-asked', { audience: audienceSchema, recipient: words }),
  entry('third-party-answered', { asked: seq, answer: v.picklist(['yes', 'no']) }),
]);

export type EntryBody = v.InferOutput<typeof entryBodySchema>;
export type EntryKind = EntryBody['kind'];
export type BodyOf<K extends EntryKind> = Extract<EntryBody, { readonly kind: K }>;

/** [P1][P50][P60] What names nobody, not even in the log: whose tap it was is nobody's business. */
const UNSIGNED: ReadonlySet<EntryKind> = new Set(['reopened', 'paused', 'resumed', 'revealed']);

/** Whose an entry is: the seat that asked, or nobody's. */
export const signerOf = ({ kind }: EntryBody, seat: Seat): Seat | undefined =>
  UNSIGNED.has(kind) ? undefined : seat;

export type EntryHead = ChainHead;

export type Entry = Chained<EntryBody>;

/** An entry as it travels and is kept: head and body are one object. */
export type EntryMessage = EntryHead & EntryBody;

/** @throws ValiError when it is none that this version knows */
export const parseEntry = (value: unknown): Entry => parseChained(entryBodySchema, value);
