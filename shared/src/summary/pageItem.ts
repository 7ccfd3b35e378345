import * as v from 'valibot';
import { CADENCES, fieldValueSchemas, FIELDS, type FieldName } from '../board/kinds.ts';
import { PARTNER_A, PARTNER_B, seatSchema } from '../seats.ts';
import type { PageNote, PageRow } from './page.ts';
import type { Item, ReviewFact, SectionId } from './summary.ts';
import type { Wording } from './wording.ts';
import type { SummaryWords } from './words/words.ts';

/** A card's fields and links, in words. */
export function rowsOf(item: Item, wording: Wording): PageRow[] {
  const { words } = wording;
  return [
    ...item.fields.flatMap((field): PageRow[] => {
      const name = fieldNameOf(item, field.name);
      if (name === undefined) return [];
      const label = labelOf(name, item, wording);
      if (field.words !== undefined)
        return [{ field: name, label, text: field.words, isPeoples: true }];
      const text = valueText(name, field.value, item, wording);
      return text === undefined ? [] : [{ field: name, label, text, isPeoples: false }];
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
  item: Item,
  { words, name: nameOf }: Wording,
): string | undefined {
  if (name === 'slipOwner' || value === undefined) return undefined;
  if (name === 'owners') {
    // Whose card it is does it, unless it says otherwise.
    if (value.length === 1 && value[0] === item.by) return undefined;
    const owners = v.safeParse(fieldValueSchemas.owners, value);
    if (!owners.success) return undefined;
    const [one, other] = owners.output.map(nameOf);
    return one === undefined ? undefined : other === undefined ? one : words.both(one, other);
  }
  const topic = v.safeParse(fieldValueSchemas.topic, value);
  if (topic.success) return topic.output === 'general' ? undefined : words.topics[topic.output];
  const cadence = v.safeParse(v.picklist(CADENCES), value);
  if (cadence.success) return words.cadences[cadence.output];
  const time = v.safeParse(fieldValueSchemas.time, value);
  if (time.success) return time.output;
  const day = v.safeParse(fieldValueSchemas.day, value);
  return day.success ? words.day(day.output) : undefined;
}

/** What came of a card: who heard, answered, agreed, looked back. */
export function notesOf(item: Item, section: SectionId, wording: Wording): PageNote[] {
  const { words, name } = wording;
  if (section === 'looked-back')
    return item.reviews.flatMap(({ seat, day, ...review }) => [
      plainNote(words.lookedBack(name(seat), words.day(day))),
      ...reviewNotes(review, words),
    ]);
  return [
    ...item.heardBy.map((seat) => plainNote(words.heard(name(seat)))),
    ...item.answers.map(({ seat, answer, words: quote }) => ({
      text: words.said(name(seat), words.answers[answer]),
      quote,
    })),
    ...item.answeredEarlier.map((seat) => plainNote(words.answeredEarlier(name(seat)))),
    ...(item.agreement === undefined ? [] : agreementNotes(item.agreement, item, wording)),
    ...(item.takenBack === true ? [plainNote(words.takenBack)] : []),
    ...(item.heldBack === true ? [plainNote(words.heldBack)] : []),
  ];
}

function agreementNotes(
  { status, agreedOn, answers }: NonNullable<Item['agreement']>,
  { fields }: Item,
  { words, name }: Wording,
): PageNote[] {
  const both = words.both(name(PARTNER_A), name(PARTNER_B));
  if (status === 'agreed' && agreedOn !== undefined)
    return [plainNote(words.agreement.agreedOn(both, words.day(agreedOn)))];
  const endsOn = fields.find(({ name: field }) => field === 'endsOn')?.value;
  if (status === 'over' && typeof endsOn === 'string')
    return [plainNote(words.agreement.agreedUntil(both, words.day(endsOn)))];
  return [
    plainNote(words.agreement[status]),
    // Whoever has not answered is not named.
    ...(status === 'put-forward' ? answers : []).map(({ seat, answer, change }) => ({
      text: words.said(name(seat), words.answers[answer]),
      quote: change,
    })),
  ];
}

export function reviewNotes(
  { outcome, helped, inTheWay, next, isHelping }: Omit<ReviewFact, 'seat' | 'day'>,
  words: SummaryWords,
): PageNote[] {
  const notes: PageNote[] = [];
  if (outcome !== undefined) notes.push(plainNote(words.outcomes[outcome]));
  if (helped !== undefined) notes.push({ text: words.helped, quote: helped });
  if (inTheWay !== undefined) notes.push({ text: words.inTheWay, quote: inTheWay });
  if (next !== undefined) notes.push(plainNote(words.said(words.nextLabel, words.next[next])));
  if (isHelping !== undefined)
    notes.push(plainNote(words.said(words.helpingLabel, words.helping[isHelping])));
  return notes;
}

const plainNote = (text: string): PageNote => ({ text, quote: undefined });
