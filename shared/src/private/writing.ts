import * as v from 'valibot';
import type * as Y from 'yjs';
import { cardIdSchema, type CardId } from '../ids.ts';
import { daySchema } from '../board/kinds.ts';
import { readCheckIn, type CheckIn } from './checkIn.ts';

/**
 * One piece of private writing in the clear, on its owner's device (a draft, a day's entry), or in the
 * notes. Its few values are one map, its words a Y.Text; whoever reads passes over what does not fit.
 */
export interface Writing {
  readonly kind: WritingKind;
  /** Day of a journal entry or note, as its writer's calendar has it. */
  readonly day: string;
  /** ms since 1970 when it was begun; orders what is of one day. */
  readonly madeAt: number;
  /** Set aside by its writer: it can be brought back until it is erased. */
  readonly removed: boolean;
  /** Cards that were made from it. */
  readonly shared: readonly CardId[];
  /** Of a check-in only. */
  readonly checkIn?: CheckIn;
}

export const WRITING_KINDS = ['draft', 'journal', 'check-in', 'note'] as const;
export type WritingKind = (typeof WRITING_KINDS)[number];

const headSchema = v.object({
  kind: v.picklist(WRITING_KINDS),
  day: daySchema,
  madeAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Where one piece of writing lies in its document. */
export interface WritingPlace {
  readonly doc: Y.Doc;
  readonly head: Y.Map<unknown>;
  /** Of a check-in: the need. */
  readonly text: Y.Text;
  /** Of a check-in. */
  readonly thanks?: Y.Text;
}

/** Everything in it that a person wrote. */
export const textsOf = ({ text, thanks }: WritingPlace): readonly Y.Text[] =>
  thanks === undefined ? [text] : [text, thanks];

/** A draft is a document of its own: these are root types, so two devices never make one twice. */
export const placeOfDraft = (doc: Y.Doc): WritingPlace => ({
  doc,
  head: doc.getMap('head'),
  text: doc.getText('text'),
  thanks: doc.getText('thanks'),
});

/** @returns undefined while its head has not arrived, or is none */
export function readWriting({ head }: Pick<WritingPlace, 'head'>): Writing | undefined {
  const parsed = v.safeParse(headSchema, {
    kind: head.get('kind'),
    day: head.get('day'),
    madeAt: head.get('madeAt'),
  });
  if (!parsed.success) return undefined;
  const shared = [...head.keys()].flatMap((key) => {
    const card = v.safeParse(cardIdSchema, key.slice(SHARED.length));
    return key.startsWith(SHARED) && card.success ? [card.output] : [];
  });
  const writing = { ...parsed.output, removed: head.get('removed') === true, shared };
  return writing.kind === 'check-in' ? { ...writing, checkIn: readCheckIn({ head }) } : writing;
}

/** @param origin whose transaction it is */
export function beginWriting(
  { doc, head }: WritingPlace,
  writing: Pick<Writing, 'kind' | 'day' | 'madeAt'>,
  origin: unknown,
): void {
  doc.transact(() => {
    head.set('kind', writing.kind);
    head.set('day', writing.day);
    head.set('madeAt', writing.madeAt);
  }, origin);
}

/** @param day as the wall calendar has it; anything else changes nothing */
export function setDay({ doc, head }: WritingPlace, day: string, origin: unknown): void {
  if (v.is(daySchema, day)) doc.transact(() => head.set('day', day), origin);
}

export function setRemoved({ doc, head }: WritingPlace, removed: boolean, origin: unknown): void {
  doc.transact(() => {
    if (removed) head.set('removed', true);
    else head.delete('removed');
  }, origin);
}

/** The card is new, the writing stays: this remembers that there is one. */
export function noteShared({ doc, head }: WritingPlace, card: CardId, origin: unknown): void {
  doc.transact(() => head.set(`${SHARED}${card}`, true), origin);
}

const SHARED = 'shared:';

/** One piece as it goes out to its own writer ("All my data"). A key without a value is left out. */
export interface OwnWriting {
  readonly kind: WritingKind;
  readonly day: string;
  readonly text: string;
  /** Its writer set it aside, and has not erased it. */
  readonly setAside?: true;
  readonly feeling?: string;
  readonly temperature?: number;
  readonly thanks?: string;
}

/**
 * All that somebody wrote and did not erase, in the clear, oldest first; for the export of one's own data,
 * which only their own device can make.
 */
export function listOwnWriting(places: Iterable<WritingPlace>): readonly OwnWriting[] {
  return [...places]
    .flatMap((place) => {
      const writing = readWriting(place);
      return writing === undefined ? [] : [{ place, writing }];
    })
    .toSorted((one, other) => byTime(one.writing, other.writing))
    .map(({ place, writing: { kind, day, removed, checkIn } }) => ({
      kind,
      day,
      text: place.text.toString(),
      ...(removed ? { setAside: true as const } : {}),
      ...(checkIn?.feeling === undefined ? {} : { feeling: checkIn.feeling }),
      ...(checkIn?.temperature === undefined ? {} : { temperature: checkIn.temperature }),
      ...(checkIn === undefined || !place.thanks?.length
        ? {}
        : { thanks: place.thanks.toString() }),
    }));
}

/** Oldest first. */
export function byTime(
  one: Pick<Writing, 'day' | 'madeAt'>,
  other: Pick<Writing, 'day' | 'madeAt'>,
): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.madeAt - other.madeAt;
}
