import { readLinks } from '../board/links.ts';
import type { CardId } from '../ids.ts';
import { roleOf } from '../seats.ts';
import { chartOf } from './chart.ts';
import type { Choices, SummaryInput } from './input.ts';
import { itemOf } from './item.ts';
import { readLanguage } from '../board/language.ts';
import { lastSession, sinceThen, timelineOf } from './past.ts';
import { excerpt, plainName, plainWords } from './plain.ts';
import { recordOf } from './record.ts';
import { sectionsOf } from './sections.ts';
import type { Item, Section, Summary } from './summary.ts';
import { cardsOf, isVisible, type SummaryCard } from './visible.ts';

/**
 * A board, its ledger and some choices → one summary. Pure; the only way from a board to any form.
 *
 * E1-E4  `visible.ts`: which cards it may hold.
 * E5  Temperatures, sealed answers, pauses, private writing and notes are in none; one's own answers
 *     of rounds that were opened are in one's own data.
 * E6  *Ours* is the same whoever asks for it, and whichever copy of the board it is made from.
 * E7  People's words are data: no form takes them for markup, a formula, a property or an address.
 * E8  Looking back is of the time since the session before; what was let go is no intention for next week.
 * E9  A yes is shown beside the exact words that it was given to, or not at all; what has ended is not in force.
 */
export function summarise(input: SummaryInput, choices: Choices): Summary {
  const { audience, seat, without, extras } = choices;
  const isOwn = audience === 'mine' || audience === 'data';
  const seen = cardsOf(input).filter((card) => isVisible(card, input, choices) && !isEmpty(card));
  const cards = new Map<CardId, SummaryCard>(seen.map((card) => [card.id, card]));
  const session = lastSession(input);
  const links = readLinks(input.board);
  const around = { input, choices, cards, links, reviewsAfter: session.reviewsAfter };
  const items = new Map(seen.map((card) => [card, itemOf(card, around)]));
  const sections = sectionsOf(items, audience === 'data', without);
  const shown = new Set(sections.flatMap(({ items: inside }) => inside.map(({ id }) => id)));
  const told = new Map([...cards].filter(([id]) => shown.has(id)));
  return {
    version: 1,
    audience,
    ...(isOwn ? { seat } : {}),
    language: readLanguage(input.board),
    title: plainName(input.title),
    day: input.day,
    people: [...input.people]
      .filter(([at]) => ['therapist', 'partner'].includes(roleOf(at)) || (isOwn && at === seat))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([at, name]) => ({ seat: at, name: plainName(name) })),
    ...(session.day === undefined ? {} : { session: { day: session.day } }),
    ...(input.recipient === undefined ? {} : { recipient: plainName(input.recipient) }),
    sections,
    reviewDates: reviewDates(sections, input.day),
    ...(extras?.has('since') === true && input.before !== undefined
      ? { since: sinceThen(input, input.before, told, session.before) }
      : {}),
    timeline: extras?.has('timeline') === true ? timelineOf(input, told) : [],
    ...(audience === 'clinician' ? { chart: chartOf(input, choices.chart ?? 'soap') } : {}),
    ...(audience === 'data' ? { record: recordOf(input, seat, cards) } : {}),
    ...(audience === 'ours' && input.picture !== undefined && without?.has('picture') !== true
      ? { picture: { ...input.picture, alt: plainWords(input.picture.alt) } }
      : {}),
  };
}

/** A card without any words, a starter that nobody answered, says nothing. */
export function isEmpty({ text, words }: SummaryCard): boolean {
  return [text, ...words.values()].every((inner) => plainWords(inner.toString()) === '');
}

const WITHOUT_DATES: ReadonlySet<string> = new Set([
  'heard',
  'looked-back',
  'agreements-over',
  'own-let-go',
  'own-taken-back',
]);

/** What is still to come; what has a date behind it says so itself, and is not called late. */
function reviewDates(sections: readonly Section[], today: string): Summary['reviewDates'] {
  return sections
    .filter(({ id }) => !WITHOUT_DATES.has(id))
    .flatMap(({ items }) => items)
    .flatMap(({ id, words, fields }: Item) => {
      const day = fields.find(({ name }) => name === 'reviewOn')?.value;
      return typeof day === 'string' && day >= today ? [{ day, id, words: excerpt(words) }] : [];
    })
    .toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
}
