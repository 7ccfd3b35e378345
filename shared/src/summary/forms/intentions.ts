import * as v from 'valibot';
import {
  CADENCES,
  daySchema,
  fieldValueSchemas,
  timeSchema,
  type FieldName,
} from '../../board/kinds.ts';
import { firstDayOf, type Cadence, type Series } from '../../board/cadence.ts';
import type { Seat } from '../../seats.ts';
import type { Item, Summary } from '../summary.ts';

/** An intention of a summary, its fields by name. */
export interface Intention {
  readonly item: Item;
  readonly owners: readonly Seat[];
  readonly cadence: Cadence | undefined;
  /** `19:00` */
  readonly time: string | undefined;
  readonly startsOn: string | undefined;
  readonly reviewOn: string | undefined;
  readonly wordsOf: (name: FieldName) => string;
}

/** Those of *Next week*: what the forms for lists and calendars are about. */
export const intentionsOf = ({ sections }: Pick<Summary, 'sections'>): Intention[] =>
  sections
    .filter(({ id }) => id === 'next-week')
    .flatMap(({ items }) => items.filter(({ kind }) => kind === 'intention').map(intentionOf));

function intentionOf(item: Item): Intention {
  const find = (name: FieldName) => item.fields.find((field) => field.name === name);
  const parsed = <T>(name: FieldName, schema: v.GenericSchema<unknown, T>): T | undefined => {
    const result = v.safeParse(schema, find(name)?.value);
    return result.success ? result.output : undefined;
  };
  return {
    item,
    owners: parsed('owners', fieldValueSchemas.owners) ?? [],
    cadence: parsed('cadence', v.picklist(CADENCES)),
    time: parsed('time', timeSchema),
    startsOn: parsed('startsOn', daySchema),
    reviewOn: parsed('reviewOn', daySchema),
    wordsOf: (name) => find(name)?.words ?? '',
  };
}

/**
 * When it happens. It goes on until it is looked at again; a day for that from before it began says nothing.
 * @param today where no first day is said
 */
export function seriesOf({ cadence = 'once', startsOn, reviewOn }: Timing, today: string): Series {
  const from = startsOn ?? today;
  const until = reviewOn !== undefined && reviewOn >= from ? reviewOn : undefined;
  const starts = firstDayOf(cadence, from);
  return { cadence, starts, until: cadence === 'once' ? undefined : until };
}

type Timing = Pick<Intention, 'cadence' | 'startsOn' | 'reviewOn'>;

/** Whether it has days of its own. "Once a week" without a first day is on whichever day somebody likes. */
export const hasDays = ({ cadence, startsOn }: Timing): boolean =>
  startsOn !== undefined || cadence === 'daily' || cadence === 'weekdays';

/** The last of its days, as far as one is said; none comes after it. */
export function lastDayOf(one: Timing, today: string): string | undefined {
  const { cadence, starts, until } = seriesOf(one, today);
  if (until !== undefined) return until;
  if (one.startsOn === undefined) return one.reviewOn;
  return cadence === 'once' ? starts : undefined;
}

/** [E16] Whether it has days that are today or later, or were before. */
export function isPlanned(one: Timing, today: string): boolean {
  if (!hasDays(one)) return false;
  if (one.startsOn === undefined && (one.reviewOn ?? today) < today) return false;
  const { starts, until } = seriesOf(one, today);
  return until === undefined || until >= starts;
}
