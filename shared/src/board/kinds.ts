import * as v from 'valibot';
import { seatSchema } from '../seats.ts';
import type { LaneId } from './lanes.ts';

/**
 * What a card can be, and which fields each kind has beside its main `text`.
 *
 * Words that people write are always `words` (a Y.Text, made together with the card: two people who
 * made the same missing Y.Text at once would lose one of the two). Everything else is one value that
 * is replaced as a whole.
 */
export const CARD_KINDS = [
  'need',
  'request',
  'boundary',
  'agreement',
  'intention',
  'appreciation',
  'win',
  'feeling',
  'note',
  'question',
  'repair',
] as const;

export const cardKindSchema = v.picklist(CARD_KINDS);
export type CardKind = v.InferOutput<typeof cardKindSchema>;

/** What an agreement is about; `transparency` needs a scope and an end date before it is put forward. */
export const AGREEMENT_TOPICS = [
  'general',
  'calendar',
  'contact-norms',
  'privacy',
  'transparency',
] as const;

/** How often an intention happens. Kept as a word here; calendars turn it into an RRULE. */
export const CADENCES = ['once', 'daily', 'weekdays', 'twice-a-week', 'weekly'] as const;

/** `2026-11-30`: a day on the wall calendar, without a time zone. */
export const daySchema = v.pipe(v.string(), v.isoDate());

/** `19:00`: a time on the wall clock, without a time zone. */
export const timeSchema = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

export const fieldValueSchemas = {
  day: daySchema,
  time: timeSchema,
  topic: v.picklist(AGREEMENT_TOPICS),
  cadence: v.picklist(CADENCES),
  /** Whose intention it is: one partner or both. */
  owners: v.pipe(v.array(seatSchema), v.minLength(1), v.maxLength(2)),
  /** One person. */
  seat: seatSchema,
} as const;

export type FieldType = 'words' | keyof typeof fieldValueSchemas;
export type FieldValue = v.InferOutput<(typeof fieldValueSchemas)[keyof typeof fieldValueSchemas]>;

export const FIELDS = {
  need: { feelingOnTop: 'words', feelingUnderneath: 'words' },
  request: { action: 'words', when: 'words', howOften: 'words' },
  boundary: { limit: 'words', whatIWillDo: 'words', where: 'words', reviewOn: 'day' },
  agreement: {
    topic: 'topic',
    scope: 'words',
    /** Who will do what `ifThisSlips` says: it is that person's to write. */
    slipOwner: 'seat',
    ifThisSlips: 'words',
    reviewOn: 'day',
    endsOn: 'day',
  },
  intention: {
    owners: 'owners',
    cue: 'words',
    cadence: 'cadence',
    time: 'time',
    smallVersion: 'words',
    ifThisSlips: 'words',
    startsOn: 'day',
    reviewOn: 'day',
  },
  appreciation: {},
  win: {},
  feeling: { underneath: 'words' },
  note: {},
  question: {},
  repair: {
    whatIDid: 'words',
    impactHeard: 'words',
    whatIOwn: 'words',
    amends: 'words',
    whatIDoDifferently: 'words',
  },
} as const satisfies Record<CardKind, Record<string, FieldType>>;

type KeysOfUnion<T> = T extends unknown ? keyof T : never;
export type FieldName = KeysOfUnion<(typeof FIELDS)[CardKind]>;

/** The fields of a kind, in the order in which people fill them in. */
export function fieldsOf(kind: CardKind): ReadonlyArray<readonly [FieldName, FieldType]> {
  const fields: Partial<Record<FieldName, FieldType>> = FIELDS[kind];
  return fieldNames.flatMap((name) => {
    const type = fields[name];
    return type === undefined ? [] : [[name, type] as const];
  });
}

export function fieldType(kind: CardKind, name: FieldName): FieldType | undefined {
  const fields: Partial<Record<FieldName, FieldType>> = FIELDS[kind];
  return fields[name];
}

const fieldNames: readonly FieldName[] = [
  'topic',
  'owners',
  'action',
  'feelingOnTop',
  'feelingUnderneath',
  'underneath',
  'limit',
  'whatIWillDo',
  'where',
  'when',
  'howOften',
  'cue',
  'cadence',
  'time',
  'smallVersion',
  'scope',
  'whatIDid',
  'impactHeard',
  'whatIOwn',
  'amends',
  'whatIDoDifferently',
  'slipOwner',
  'ifThisSlips',
  'startsOn',
  'reviewOn',
  'endsOn',
];

/** Where a new card of a kind goes, and what a lane's own Add button makes. */
export const HOME_LANE: Readonly<Record<CardKind, LaneId>> = {
  need: 'needs',
  request: 'requests',
  boundary: 'boundaries',
  agreement: 'next-week',
  intention: 'next-week',
  appreciation: 'appreciations',
  win: 'wins',
  feeling: 'feelings',
  note: 'parked',
  question: 'parked',
  repair: 'boundaries',
};

export const LANE_KINDS: Readonly<Record<LaneId, readonly [CardKind, ...CardKind[]]>> = {
  needs: ['need', 'note', 'question'],
  requests: ['request', 'note', 'question'],
  boundaries: ['boundary', 'agreement', 'repair', 'note', 'question'],
  'next-week': ['intention', 'agreement', 'note', 'question'],
  appreciations: ['appreciation', 'note'],
  feelings: ['feeling', 'note', 'question'],
  wins: ['win', 'note'],
  parked: ['note', 'question'],
};
