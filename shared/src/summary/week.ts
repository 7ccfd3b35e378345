import { happensOn } from '../board/cadence.ts';
import { readHomeReview } from '../board/homeReview.ts';
import { addDays, dayOfEntry } from '../days.ts';
import type { CardId } from '../ids.ts';
import type { Seat } from '../seats.ts';
import {
  hasDays,
  intentionsOf,
  isPlanned,
  lastDayOf,
  seriesOf,
  type Intention,
} from './forms/intentions.ts';
import type { SummaryInput } from './input.ts';
import { itemOf } from './item.ts';
import { sectionsOf } from './sections.ts';
import { isEmpty } from './summarise.ts';
import type { Item } from './summary.ts';
import { cardsOf } from './visible.ts';

/** Days that are shown, today the first of them. */
export const WEEK_DAYS = 7;

/** An intention on one of its days. */
export interface Due {
  readonly id: CardId;
  readonly owners: readonly Seat[];
  readonly words: string;
  readonly cue: string;
  readonly time: string | undefined;
}

/** Something whose day to be looked at again has come. */
export interface LookAgain {
  readonly id: CardId;
  readonly kind: Item['kind'];
  readonly owners: readonly Seat[];
  readonly words: string;
}

export interface WeekDay {
  /** `2026-11-25` */
  readonly day: string;
  readonly due: readonly Due[];
  readonly lookAgain: readonly LookAgain[];
  /** Both mean to look at the board together at home. */
  readonly homeReview: boolean;
}

export interface Week {
  readonly days: readonly WeekDay[];
  /** On no day of their own: "once a week" without a first day. */
  readonly anyDay: readonly Due[];
  /** Their day to be looked at again has passed. When it was nobody is told. */
  readonly ready: readonly LookAgain[];
}

/**
 * The coming seven days of a board: a way of looking at it, not a copy. So what somebody holds back from
 * summaries is in it, and what was taken back, parked or let go is not. Nothing is counted, and nothing behind
 * today has a date.
 * @param input `day` is today, where the device is
 */
export function weekOf(input: SummaryInput, seat: Seat): Week {
  const { day: today } = input;
  const sections = sectionsOnBoard(input, seat);
  const intentions = intentionsOf({ sections });
  const days = Array.from({ length: WEEK_DAYS }, (_, n) => addDays(today, n));
  const dated = sections
    .filter(({ id }) => id === 'boundaries' || id === 'agreements' || id === 'agreements-open')
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const on = item.fields.find(({ name }) => name === 'reviewOn')?.value;
      return typeof on === 'string' ? [{ on, what: lookAgain(item, []) }] : [];
    });
  const planned = intentions.filter((one) => isPlanned(one, today));
  const homeReviewOn = readHomeReview(input.board);
  return {
    days: days.map((day) => ({
      day,
      homeReview: day === homeReviewOn,
      due: planned
        .filter((one) => happensOn(seriesOf(one, today), day))
        .map(dueOf)
        .toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? '')),
      lookAgain: [
        ...intentions
          .filter(({ reviewOn }) => reviewOn === day)
          .map(({ item, owners }) => lookAgain(item, owners)),
        ...dated.filter(({ on }) => on === day).map(({ what }) => what),
      ],
    })),
    anyDay: intentions.filter((one) => !hasDays(one) && !isOver(one, today)).map(dueOf),
    ready: [
      ...intentions
        .filter((one) => isReady(one, input))
        .map(({ item, owners }) => lookAgain(item, owners)),
      ...dated.filter(({ on }) => on < today).map(({ what }) => what),
    ],
  };
}

/** All that is on the board and says something, where a summary would put it. */
function sectionsOnBoard(input: SummaryInput, seat: Seat) {
  const cards = cardsOf(input).filter((card) => !card.takenBack && !isEmpty(card));
  const around = {
    input,
    choices: { audience: 'ours', seat } as const,
    cards: new Map(cards.map((card) => [card.id, card])),
    links: [],
    reviewsAfter: 0,
  };
  return sectionsOf(new Map(cards.map((card) => [card, itemOf(card, around)])), false, undefined);
}

const dueOf = ({ item, owners, time, wordsOf }: Intention): Due => ({
  id: item.id,
  owners,
  words: item.words,
  cue: wordsOf('cue'),
  time,
});

const lookAgain = ({ id, kind, words, by }: Item, owners: readonly Seat[]): LookAgain => ({
  id,
  kind,
  words,
  owners: owners.length > 0 || by === undefined || kind === 'agreement' ? owners : [by],
});

const isOver = (one: Intention, today: string): boolean => (lastDayOf(one, today) ?? today) < today;

/** Its days are over, and one of its owners has not looked back since. */
function isReady(one: Intention, { day: today, ledger, dayOf }: SummaryInput): boolean {
  const last = lastDayOf(one, today) ?? today;
  if (last >= today) return false;
  const looks = ledger.reviews.get(one.item.id) ?? [];
  const hasLooked = (owner: Seat) =>
    looks.some(({ by, at }) => by === owner && dayOfEntry(at, dayOf) >= last);
  // Whose it is may not be known here yet.
  return one.owners.length === 0 || !one.owners.every(hasLooked);
}
