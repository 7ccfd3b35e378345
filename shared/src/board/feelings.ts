import * as v from 'valibot';
import type { CardId } from '../ids.ts';
import type { BoardDocument } from './document.ts';
import type { FieldName } from './kinds.ts';
import { MAX_FEELING_GROUPS, MAX_FEELING_LENGTH, MAX_FEELINGS_PER_GROUP } from './limits.ts';
import { FROM_CARD } from './origins.ts';
import { BoardRefusal } from './refusal.ts';
import { rewordCard } from './reword.ts';
import { wordsOf } from './writeCards.ts';

/** Words for feelings that are near to each other. */
export interface FeelingGroup {
  readonly name: string;
  readonly feelings: readonly string[];
}

const feeling = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_FEELING_LENGTH));

/** Lengths are looked at first: a list of a million costs no more than its first look. */
const vocabularySchema = v.pipe(
  v.array(v.unknown()),
  v.minLength(1),
  v.maxLength(MAX_FEELING_GROUPS),
  v.array(
    v.object({
      name: feeling,
      feelings: v.pipe(
        v.array(v.unknown()),
        v.minLength(1),
        v.maxLength(MAX_FEELINGS_PER_GROUP),
        v.array(feeling),
      ),
    }),
  ),
);

/** @returns the practice's own vocabulary; undefined when it has none, or one that does not fit */
export function readFeelings({ meta }: BoardDocument): readonly FeelingGroup[] | undefined {
  const parsed = v.safeParse(vocabularySchema, meta.get('feelings'));
  return parsed.success ? parsed.output : undefined;
}

/**
 * The therapist's; `undefined` goes back to the plain vocabulary.
 * @throws BoardRefusal 'not-a-value' when it is empty or beyond its limits
 */
export function setFeelings(
  board: BoardDocument,
  vocabulary: readonly FeelingGroup[] | undefined,
): void {
  if (vocabulary === undefined) {
    board.doc.transact(() => board.meta.delete('feelings'), FROM_CARD);
    return;
  }
  const parsed = v.safeParse(vocabularySchema, vocabulary);
  if (!parsed.success) throw new BoardRefusal('not-a-value');
  board.doc.transact(() => board.meta.set('feelings', parsed.output), FROM_CARD);
}

/**
 * Puts a feeling behind what stands in a field; one that stands there already is left alone.
 * @throws BoardRefusal 'gone' | 'not-a-value' | 'too-long'
 */
export function addFeeling(
  board: BoardDocument,
  id: CardId,
  field: 'text' | FieldName,
  named: string,
): void {
  const before = wordsOf(board, id, field).toString();
  const there = before.trimEnd();
  const known = there.split(',').map((one) => one.trim().toLocaleLowerCase());
  if (known.includes(named.toLocaleLowerCase())) return;
  const after = there === '' ? named : `${there}${there.endsWith(',') ? '' : ','} ${named}`;
  rewordCard(board, id, [{ field, before, after }]);
}
