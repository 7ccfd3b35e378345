import * as v from 'valibot';
import {
  CADENCES,
  daySchema,
  fieldValueSchemas,
  timeSchema,
  type FieldName,
} from '../../board/kinds.ts';
import type { Cadence } from '../../board/cadence.ts';
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
export const intentionsOf = ({ sections }: Summary): Intention[] =>
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
