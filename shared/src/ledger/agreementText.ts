import * as v from 'valibot';
import type { Card } from '../board/card.ts';
import { AGREEMENT_TOPICS, daySchema } from '../board/kinds.ts';
import { MAX_TEXT_LENGTH } from '../board/limits.ts';
import { seatSchema } from '../seats.ts';

/**
 * The exact words and terms of an agreement, in normal form: what is put forward, answered and kept.
 * Two texts are the same agreement when their `agreementKey` is the same string.
 */
const words = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH));

export const agreementTextSchema = v.object({
  words,
  topic: v.picklist(AGREEMENT_TOPICS),
  scope: words,
  ifThisSlips: words,
  /** Whose `ifThisSlips` is: the same words promise something else in another's mouth. */
  slipOwner: v.optional(v.nullable(seatSchema), null),
  reviewOn: v.nullable(daySchema),
  endsOn: v.nullable(daySchema),
});
export type AgreementText = v.InferOutput<typeof agreementTextSchema>;

/**
 * Words as people mean them: composed letters, one kind of line end, no space that nobody sees.
 * Letters, punctuation, capitals and line breaks stay: each may change what is agreed.
 */
export function normalWords(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u200B\uFEFF]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** What an agreement's card says now. */
export function agreementTextOf(card: Card): AgreementText {
  const said = (name: 'scope' | 'ifThisSlips') =>
    normalWords(card.words.get(name)?.toString() ?? '');
  const topic = v.safeParse(agreementTextSchema.entries.topic, card.values.get('topic'));
  const slipOwner = v.safeParse(seatSchema, card.values.get('slipOwner'));
  const day = (name: 'reviewOn' | 'endsOn') => {
    const parsed = v.safeParse(daySchema, card.values.get(name));
    return parsed.success ? parsed.output : null;
  };
  return {
    words: normalWords(card.text.toString()),
    topic: topic.success ? topic.output : 'general',
    scope: said('scope'),
    ifThisSlips: said('ifThisSlips'),
    slipOwner: slipOwner.success ? slipOwner.output : null,
    reviewOn: day('reviewOn'),
    endsOn: day('endsOn'),
  };
}

/** One string for one text; the server's SHA-256 is taken of its UTF-8 bytes. */
export function agreementKey(text: AgreementText): string {
  return JSON.stringify([
    'steady agreement 1',
    text.words,
    text.topic,
    text.scope,
    text.ifThisSlips,
    text.slipOwner,
    text.reviewOn,
    text.endsOn,
  ]);
}

export const sameAgreement = (one: AgreementText, other: AgreementText): boolean =>
  agreementKey(one) === agreementKey(other);
