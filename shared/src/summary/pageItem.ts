import * as v from 'valibot';
import { CADENCES, fieldValueSchemas, FIELDS, type FieldName } from '../board/kinds.ts';
import { PARTNER_A, PARTNER_B, seatSchema } from '../seats.ts';
import type { PageNote, PageRow } from './page.ts';
import type { Item, SectionId } from './summary.ts';
import type { Wording } from './wording.ts';

/** A card's fields and links, in words. */
export function rowsOf(item: Item, wording: Wording): PageRow[] {
  const { words } = wording;
  return [
    ...item.fields.flatMap((field): PageRow[] => {
      const name = fieldNameOf(item, field.name);
      if (name === undefined) return [];
      const label = labelOf(name, item, wording);
      if (field.words !== undefined) return [{ label, text: field.words, isPeoples: true }];
      const text = valueText(name, field.value, wording);
      return text === undefined ? [] : [{ label, text, isPeoples: false }];
    }),
    ...item.links.map(({ kind, words: other }) => ({
      label: words.links[kind],
      text: other,
      isPeoples: true,
    })),
  ];
}

function fieldNameOf({ kind }: Item, name: string): FieldName | undefined {
  const known: string[] = Object.keys(FIELDS[kind]);
  // A key of the kind's own table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return known.includes(name) ? (name as FieldName) : undefined;
}

/** "If this slips" says who will do it, where that is known. */
function labelOf(name: FieldName, { fields }: Item, { words, name: nameOf }: Wording): string {
  if (name !== 'ifThisSlips') return words.fields[name];
  const owner = fields.find((field) => field.name === 'slipOwner')?.value;
  const parsed = v.safeParse(seatSchema, owner);
  return parsed.success ? words.slipOf(nameOf(parsed.output)) : words.fields.ifThisSlips;
}

function valueText(
  name: FieldName,
  value: string | string[] | undefined,
  { words, name: nameOf }: Wording,
): string | undefined {
  if (name === 'slipOwner' || value === undefined) return undefined;
  if (name === 'owners') {
    const owners = v.safeParse(fieldValueSchemas.owners, value);
    if (!owners.success) return undefined;
    const [one, other] = owners.output.map(nameOf);
    return one === undefined ? undefined : other === undefined ? one : words.both(one, other);
  }
  const topic = v.safeParse(fieldValueSchemas.topic, value);
  if (topic.success) return topic.output === 'general' ? undefined : words.topics[topic.output];
  const cadence = v.safeParse(v.picklist(CADENCES), value);
  if (cadence.success) return words.cadences[cadence.output];
  const day = v.safeParse(fieldValueSchemas.day, value);
  return day.success ? words.day(day.output) : undefined;
}

/** What came of a card: who heard, answered, agreed, looked back. */
export function notesOf(item: Item, section: SectionId, wording: Wording): PageNote[] {
  const { words, name } = wording;
  const notes: PageNote[] = [];
  const note = (text: string, quote?: string) => notes.push({ text, quote });
  if (section === 'looked-back') {
    for (const review of item.reviews) {
      note(words.lookedBack(name(review.seat), words.day(review.day)));
      if (review.outcome !== undefined)
        note(words.said(name(review.seat), words.outcomes[review.outcome]));
      if (review.helped !== undefined) note(words.helped, review.helped);
      if (review.inTheWay !== undefined) note(words.inTheWay, review.inTheWay);
      if (review.next !== undefined) note(words.said(words.nextLabel, words.next[review.next]));
      if (review.isHelping !== undefined)
        note(words.said(words.helpingLabel, words.helping[review.isHelping]));
    }
    return notes;
  }
  for (const seat of item.heardBy) note(words.heard(name(seat)));
  for (const { seat, answer, words: said } of item.answers)
    note(words.said(name(seat), words.answers[answer]), said);
  for (const seat of item.answeredEarlier) note(words.answeredEarlier(name(seat)));
  if (item.agreement !== undefined) {
    const { status, agreedOn, answers } = item.agreement;
    const isWhole = status === 'agreed' && agreedOn !== undefined && answers.length === 2;
    if (isWhole)
      note(
        words.agreement.agreedOn(words.both(name(PARTNER_A), name(PARTNER_B)), words.day(agreedOn)),
      );
    else note(words.agreement[status]);
    if (status === 'put-forward')
      for (const { seat, answer, change } of answers)
        note(words.said(name(seat), words.answers[answer]), change);
  }
  if (item.takenBack === true) note(words.takenBack);
  if (item.heldBack === true) note(words.heldBack);
  return notes;
}
