import type { FieldChange, FieldContent } from '@steady/shared/board/changes.ts';
import { AGREEMENT_TOPICS, CADENCES } from '@steady/shared/board/kinds.ts';
import { parseSeat, type Seat } from '@steady/shared/seats.ts';
import type { Board } from '../../board/createBoard.ts';
import { historyWords } from '../../words/history.ts';
import { locale, words } from '../../words/index.ts';
import { named } from '../../board/named.ts';

/** What stood in a field, as people read it. */
export function contentWords(board: Board, content: FieldContent | undefined): string {
  if (content === undefined) return historyWords().nothingThere;
  if ('words' in content) return content.words;
  const { value } = content;
  if (typeof value !== 'string') {
    const [one = '', other] = value.map((seat) => named(board, seat));
    return other === undefined ? one : words().cards.owners({ one, other });
  }
  const topic = AGREEMENT_TOPICS.find((known) => known === value);
  if (topic !== undefined) return words().cards.topics[topic];
  const cadence = CADENCES.find((known) => known === value);
  if (cadence !== undefined) return words().cards.cadences[cadence];
  if (value.includes(':')) return timeInWords(value);
  const seat = seatIn(value);
  return seat === undefined ? dayInWords(value) : named(board, seat);
}

export const fieldLabel = (field: FieldChange['field']): string =>
  field === 'text' ? historyWords().words : words().cards.fields[field];

/** The day on which a session began, where this device is. */
export const sessionDay = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(at);

/** A day of the wall calendar: read as UTC and shown as UTC, so that no time zone moves it. */
function dayInWords(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/** A time of the wall clock, in the same way. */
const timeInWords = (time: string): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone: 'UTC' }).format(
    Date.parse(`1970-01-01T${time}Z`),
  );

function seatIn(value: string): Seat | undefined {
  return /^\d/.test(value) ? undefined : parseSeat(value);
}
