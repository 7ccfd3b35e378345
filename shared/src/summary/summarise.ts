import { changesBetween } from '../board/changes.ts';
import type { CardKind } from '../board/kinds.ts';
import { readLinks } from '../board/links.ts';
import type { CardId } from '../ids.ts';
import { chartOf } from './chart.ts';
import type { Choices, SummaryInput } from './input.ts';
import { excerpt, itemOf } from './item.ts';
import { readLanguage } from './language.ts';
import { lastSession, ownRounds, timelineOf } from './past.ts';
import { SECTION_IDS, type Item, type Section, type SectionId, type Summary } from './summary.ts';
import { cardsOf, isVisible, type SummaryCard } from './visible.ts';

/**
 * A board, its ledger and some choices → one summary. Pure; the only way from a board to any form.
 *
 * E1-E4  `visible.ts`: which cards it may hold.
 * E5  Temperatures, sealed answers, pauses, private writing and notes are in none; one's own answers
 *     of rounds that were opened are in one's own data.
 * E6  *Ours* is the same whoever asks for it.
 */
export function summarise(input: SummaryInput, choices: Choices): Summary {
  const { audience, seat, without } = choices;
  const isOwn = audience === 'mine' || audience === 'data';
  const all = cardsOf(input);
  const seen = all.filter((card) => isVisible(card, input, choices) && !isEmpty(card));
  const cards = new Map<CardId, SummaryCard>(seen.map((card) => [card.id, card]));
  const session = lastSession(input);
  const links = readLinks(input.board);
  const around = { input, choices, cards, links, reviewsAfter: session.reviewsAfter };
  const items = seen.map((card) => itemOf(card, around));
  const sections = SECTION_IDS.filter((id) => without?.has(id) !== true).flatMap(
    (id): Section[] => {
      const inside = items.filter((item) => isIn(id, item, audience === 'data'));
      return inside.length === 0 ? [] : [{ id, items: inside }];
    },
  );
  return {
    version: 1,
    audience,
    ...(isOwn ? { seat } : {}),
    language: readLanguage(input.board),
    title: input.title,
    day: input.day,
    people: [...input.people]
      .filter(([at]) => at === 'therapist' || at.startsWith('partner'))
      .map(([at, name]) => ({ seat: at, name })),
    ...(session.day === undefined ? {} : { session: { day: session.day } }),
    ...(input.recipient === undefined ? {} : { recipient: input.recipient }),
    sections,
    reviewDates: reviewDates(sections),
    ...(choices.extras?.has('since') === true && input.before !== undefined
      ? { since: sinceThen(input, input.before, cards, session.before) }
      : {}),
    timeline: choices.extras?.has('timeline') === true ? timelineOf(input, cards) : [],
    ...(audience === 'clinician' ? { chart: chartOf(input, choices.chart ?? 'soap') } : {}),
    ...(audience === 'data' ? { ownRounds: ownRounds(input, seat) } : {}),
    ...(audience === 'ours' && input.picture !== undefined && without?.has('picture') !== true
      ? { picture: input.picture }
      : {}),
  };
}

/** A card without any words, a starter that nobody answered, says nothing. */
function isEmpty({ text, words }: SummaryCard): boolean {
  return [text, ...words.values()].every((inner) => inner.toString().trim() === '');
}

const SECTION_OF: Readonly<Record<CardKind, SectionId>> = {
  win: 'wins',
  appreciation: 'wins',
  need: 'needs',
  request: 'requests',
  boundary: 'boundaries',
  repair: 'repairs',
  agreement: 'agreements',
  intention: 'next-week',
  note: 'parked',
  question: 'parked',
  feeling: 'feelings',
};

/** A card stands in the section of its kind, and in *heard* and *looked-back* with what was said of it. */
function isIn(id: SectionId, item: Item, isData: boolean): boolean {
  if (item.takenBack === true) return id === 'own-taken-back';
  if (id === 'heard') return item.paraphrases.length > 0;
  if (id === 'looked-back') return item.reviews.length > 0;
  if (item.kind === 'agreement') return id === agreementSection(item);
  if (item.kind === 'intention' && !isData) return id === 'next-week' && !isLetGo(item);
  return id === SECTION_OF[item.kind];
}

function agreementSection({ agreement }: Item): SectionId {
  const status = agreement?.status ?? 'draft';
  switch (status) {
    case 'agreed':
    case 'paused':
      return 'agreements';
    case 'withdrawn':
    case 'ended':
      return 'agreements-over';
    case 'draft':
    case 'put-forward':
    case 'reopened':
      return 'agreements-open';
    default:
      return status satisfies never;
  }
}

const isLetGo = ({ reviews }: Item): boolean => reviews.at(-1)?.next === 'let-go';

function reviewDates(sections: readonly Section[]): Summary['reviewDates'] {
  const dates = new Map<CardId, Summary['reviewDates'][number]>();
  for (const { id, items } of sections) {
    if (id === 'agreements-over' || id === 'own-taken-back') continue;
    for (const { id: card, words, fields } of items) {
      const day = fields.find(({ name }) => name === 'reviewOn')?.value;
      if (typeof day === 'string') dates.set(card, { day, id: card, words: excerpt(words) });
    }
  }
  return [...dates.values()].toSorted((a, b) =>
    a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1,
  );
}

function sinceThen(
  input: SummaryInput,
  before: NonNullable<SummaryInput['before']>,
  cards: ReadonlyMap<CardId, SummaryCard>,
  day: string | undefined,
): NonNullable<Summary['since']> {
  const fresh = new Map<CardId, CardKind>();
  const changed = new Map<CardId, CardKind>();
  for (const { kind, card } of changesBetween(before, input.board)) {
    if (!cards.has(card.id)) continue;
    if (kind === 'new' || kind === 'brought-back') fresh.set(card.id, card.kind);
    else if (kind === 'changed' && !fresh.has(card.id)) changed.set(card.id, card.kind);
  }
  const lines = (of: ReadonlyMap<CardId, CardKind>) =>
    [...of].map(([id, kind]) => ({
      id,
      kind,
      words: excerpt(cards.get(id)?.text.toString() ?? ''),
    }));
  return { ...(day === undefined ? {} : { day }), fresh: lines(fresh), changed: lines(changed) };
}
