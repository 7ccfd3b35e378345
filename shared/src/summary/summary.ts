import * as v from 'valibot';
import { CARD_KINDS, daySchema } from '../board/kinds.ts';
import { LINK_KINDS } from '../board/links.ts';
import { cardIdSchema } from '../ids.ts';
import {
  agreementAnswerSchema,
  helpingSchema,
  nextStepSchema,
  outcomeSchema,
  requestAnswerSchema,
  roundValueSchema,
  stageSchema,
} from '../ledger/values.ts';
import { seatSchema } from '../seats.ts';
import { audienceSchema, chartSchema } from './choices.ts';
import { languageSchema } from '../board/language.ts';

/**
 * A summary as facts, in no language: what `summarise` makes of a board, its ledger and some choices, and
 * what the JSON form is. Every other form is made from its worded page (`page.ts`).
 */
const words = v.string();
const seat = seatSchema;

/** A field of a card: people's words, or a value as the board holds it (a day, a topic, seats). */
const fieldSchema = v.object({
  name: v.string(),
  words: v.optional(words),
  value: v.optional(v.union([v.string(), v.array(v.string())])),
});

const reviewFactSchema = v.object({
  seat,
  day: daySchema,
  outcome: v.optional(outcomeSchema),
  helped: v.optional(words),
  inTheWay: v.optional(words),
  next: v.optional(nextStepSchema),
  isHelping: v.optional(helpingSchema),
});

export type ReviewFact = v.InferOutput<typeof reviewFactSchema>;

const agreementFactSchema = v.object({
  /** `draft`: never put forward; `over`: its last day is gone; else as in the ledger. */
  status: v.picklist([
    'draft',
    'over',
    'put-forward',
    'agreed',
    'reopened',
    'withdrawn',
    'paused',
    'ended',
  ]),
  answers: v.array(v.object({ seat, answer: agreementAnswerSchema, change: v.optional(words) })),
  /** When the second Yes came. */
  agreedOn: v.optional(daySchema),
  /** SHA-256 of the exact words and terms that stand. */
  textHash: v.optional(v.string()),
});

export const itemSchema = v.object({
  id: cardIdSchema,
  kind: v.picklist(CARD_KINDS),
  /** Absent: a starter of the template, or nobody's. */
  by: v.optional(seat),
  /** A template's question that it answers. */
  prompt: v.optional(v.string()),
  words,
  fields: v.array(fieldSchema),
  links: v.array(v.object({ kind: v.picklist(LINK_KINDS), to: cardIdSchema, words })),
  /** Who has heard the words as they are now. */
  heardBy: v.array(seat),
  /** Answers to the words as they are now. */
  answers: v.array(v.object({ seat, answer: requestAnswerSchema, words: v.optional(words) })),
  /** Who answered other words before. */
  answeredEarlier: v.array(seat),
  /** What somebody heard, confirmed by the author. */
  paraphrases: v.array(v.object({ seat, words })),
  agreement: v.optional(agreementFactSchema),
  /** Since the session before. */
  reviews: v.array(reviewFactSchema),
  /** An intention that none of its owners goes on with. */
  letGo: v.optional(v.literal(true)),
  /** In one's own data only. */
  takenBack: v.optional(v.literal(true)),
  /** In what is one's own only. */
  heldBack: v.optional(v.literal(true)),
});
export type Item = v.InferOutput<typeof itemSchema>;

/** In the order in which they are read. */
export const SECTION_IDS = [
  'wins',
  'heard',
  'needs',
  'requests',
  'boundaries',
  'repairs',
  'agreements',
  'agreements-open',
  'agreements-over',
  'next-week',
  'looked-back',
  'feelings',
  'parked',
  /** Only in one's own data. */
  'own-let-go',
  'own-taken-back',
] as const;
export const sectionIdSchema = v.picklist(SECTION_IDS);
export type SectionId = v.InferOutput<typeof sectionIdSchema>;

const sectionSchema = v.object({ id: sectionIdSchema, items: v.array(itemSchema) });
export type Section = v.InferOutput<typeof sectionSchema>;

/** Entries of the ledger that are somebody's own words or word. */
export const RECORDED = [
  'request-answered',
  'heard',
  'paraphrased',
  'paraphrase-answered',
  'answered',
  'withdrawn',
  'agreement-paused',
  'agreement-resumed',
  'agreement-ended',
  'suggested',
  'reviewed',
  'revealed',
  'third-party-asked',
  'third-party-answered',
] as const;

const recordedSchema = v.object({
  day: daySchema,
  what: v.picklist(RECORDED),
  /** A card of one's own, or of both, that it was said of: its beginning. */
  about: v.optional(words),
  /** Of a request, an agreement, "Is this what you meant?", a copy for somebody outside. */
  answer: v.optional(
    v.picklist([
      'yes',
      'yes-with-change',
      'not-now',
      'think',
      'not-quite',
      'no',
      'heard',
      'not-heard',
    ]),
  ),
  words: v.optional(words),
  review: v.optional(v.omit(reviewFactSchema, ['seat', 'day'])),
  value: v.optional(roundValueSchema),
});
export type Recorded = v.InferOutput<typeof recordedSchema>;

const stepSchema = v.object({
  day: daySchema,
  what: v.picklist(['session', 'agreed', 'agreement-over']),
  /** Words of the agreement that it is about. */
  words: v.optional(words),
});

export const CHART_PARTS = {
  soap: ['subjective', 'objective', 'assessment', 'plan'],
  dap: ['data', 'assessment', 'plan'],
  birp: ['behaviour', 'intervention', 'response', 'plan'],
} as const;

export const chartPartSchema = v.picklist([
  'subjective',
  'objective',
  'assessment',
  'plan',
  'data',
  'behaviour',
  'intervention',
  'response',
]);

export const pictureSchema = v.object({
  /** Standing alone, no script, no address outside itself. */
  svg: v.string(),
  /** CSS pixels. */
  width: v.number(),
  height: v.number(),
  /** What is on it, in words. */
  alt: v.string(),
});
export type Picture = v.InferOutput<typeof pictureSchema>;

export const summarySchema = v.object({
  version: v.literal(1),
  audience: audienceSchema,
  /** Whose it is: in *Mine* and *All my data*. */
  seat: v.optional(seat),
  language: languageSchema,
  /** Neutral, the practice's. */
  title: v.string(),
  day: daySchema,
  people: v.array(v.object({ seat, name: v.string() })),
  /** The session it is of, or the last one. */
  session: v.optional(v.object({ day: daySchema })),
  /** For somebody outside, as both partners authorised. */
  recipient: v.optional(words),
  sections: v.array(sectionSchema),
  /** When something is to be looked at again, by day. */
  reviewDates: v.array(v.object({ day: daySchema, id: cardIdSchema, words })),
  since: v.optional(
    v.object({
      day: v.optional(daySchema),
      fresh: v.array(v.object({ id: cardIdSchema, kind: v.picklist(CARD_KINDS), words })),
      changed: v.array(v.object({ id: cardIdSchema, kind: v.picklist(CARD_KINDS), words })),
    }),
  ),
  timeline: v.array(stepSchema),
  /** Clinician only: where the facts go; a part without a source is left blank for the clinician. */
  chart: v.optional(
    v.object({
      form: chartSchema,
      parts: v.array(
        v.object({
          part: chartPartSchema,
          sections: v.array(sectionIdSchema),
          stages: v.boolean(),
          blank: v.boolean(),
        }),
      ),
      stages: v.array(stageSchema),
      present: v.array(seat),
    }),
  ),
  /** What one said and answered, in order: in one's own data only. */
  record: v.optional(v.array(recordedSchema)),
  picture: v.optional(pictureSchema),
});
export type Summary = v.InferOutput<typeof summarySchema>;
