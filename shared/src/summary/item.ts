import { fieldsOf } from '../board/kinds.ts';
import type { Link } from '../board/links.ts';
import { agreementTextOf, normalWords, sameAgreement } from '../ledger/agreementText.ts';
import { PARTNER_A, PARTNER_B, type Seat } from '../seats.ts';
import type { CardId } from '../ids.ts';
import type { Choices, SummaryInput } from './input.ts';
import type { Item } from './summary.ts';
import type { SummaryCard } from './visible.ts';
import { dayOfEntry } from './days.ts';

export interface Around {
  readonly input: SummaryInput;
  readonly choices: Choices;
  /** Those that may be seen. */
  readonly cards: ReadonlyMap<CardId, SummaryCard>;
  readonly links: readonly Link[];
  /** Reviews before this entry were shown in an earlier summary. */
  readonly reviewsAfter: number;
}

/** The facts of one card. In one's own data only one's own part of them. */
export function itemOf(card: SummaryCard, around: Around): Item {
  const { input, choices, cards, links, reviewsAfter } = around;
  const { ledger } = input;
  const replies = ledger.replies.get(card.id);
  const words = normalWords(card.text.toString());
  const isOwn = card.author === choices.seat;
  const onlyOwn = choices.audience === 'data';
  const mine = (seat: Seat | undefined): seat is Seat =>
    seat !== undefined && (!onlyOwn || seat === choices.seat);
  const partners = [PARTNER_A, PARTNER_B].filter(mine);
  // [E4] Of the other's cards no words; an agreement's are both's.
  const isTheirs = onlyOwn && !isOwn && card.kind !== 'agreement' && !isShared(card, choices.seat);
  const reviews = (ledger.reviews.get(card.id) ?? []).filter(
    ({ by, seq }) => mine(by) && (onlyOwn || seq > reviewsAfter),
  );
  return {
    id: card.id,
    kind: card.kind,
    by: card.author,
    words: isTheirs ? '' : words,
    fields: isTheirs ? [] : fieldFacts(card),
    links: isTheirs
      ? []
      : links.flatMap(({ kind, from, to }) => {
          const other = cards.get(to);
          if (from !== card.id || other === undefined) return [];
          if (onlyOwn && other.author !== choices.seat) return [];
          return [{ kind, to, words: excerpt(other.text.toString()) }];
        }),
    heardBy: isTheirs
      ? partners.filter((seat) => replies?.heard.has(seat) === true)
      : partners.filter((seat) => replies?.heard.get(seat)?.text === words),
    answers: partners.flatMap((seat) => {
      const reply = replies?.request.get(seat);
      if (reply === undefined || (reply.text !== words && !isTheirs)) return [];
      return [{ seat, answer: reply.answer, ...said({ words: reply.words }) }];
    }),
    answeredEarlier: isTheirs
      ? []
      : partners.filter((seat) => {
          const reply = replies?.request.get(seat);
          return reply !== undefined && reply.text !== words;
        }),
    paraphrases: [...ledger.paraphrases.values()].flatMap((said) =>
      said.card === card.id && said.answer === 'yes' && mine(said.by)
        ? [{ seat: said.by, words: said.words }]
        : [],
    ),
    ...(card.kind === 'agreement' ? { agreement: agreementFact(card, around, partners) } : {}),
    reviews: reviews.map(({ by, at, outcome, helped, inTheWay, next, isHelping }) => ({
      seat: by ?? choices.seat,
      day: dayOfEntry(at, input.dayOf),
      ...(outcome === undefined ? {} : { outcome }),
      ...said({ helped, inTheWay }),
      ...(next === undefined ? {} : { next }),
      ...(isHelping === undefined ? {} : { isHelping }),
    })),
    ...(card.takenBack ? { takenBack: true as const } : {}),
    ...(card.heldBack ? { heldBack: true as const } : {}),
  };
}

const isShared = (card: SummaryCard, seat: Seat): boolean =>
  card.kind === 'intention' && card.owners.includes(seat);

function fieldFacts(card: SummaryCard): Item['fields'] {
  const facts: Item['fields'] = [];
  for (const [name, type] of fieldsOf(card.kind)) {
    if (type === 'words') {
      const words = normalWords(card.words.get(name)?.toString() ?? '');
      if (words !== '') facts.push({ name, words });
      continue;
    }
    const value = card.values.get(name);
    if (value !== undefined && name !== 'owners')
      facts.push({ name, value: typeof value === 'string' ? value : [...value] });
  }
  if (card.kind === 'intention') facts.unshift({ name: 'owners', value: [...card.owners] });
  return facts;
}

function agreementFact(
  card: SummaryCard,
  { input }: Around,
  partners: readonly Seat[],
): NonNullable<Item['agreement']> {
  const agreement = input.ledger.agreements.get(card.id);
  const newest = agreement?.versions.at(-1);
  if (agreement === undefined || newest === undefined) return { status: 'draft', answers: [] };
  // The server says `reopened` a moment after the words came; nobody reads a yes to other words meanwhile.
  const stands = sameAgreement(newest.text, agreementTextOf(card));
  const standing = ['put-forward', 'agreed', 'paused'].includes(agreement.status);
  const status = standing && !stands ? 'reopened' : agreement.status;
  if (!standing || !stands) return { status, answers: [] };
  return {
    status,
    answers: partners.flatMap((seat) => {
      const given = agreement.answers.get(seat);
      if (given === undefined) return [];
      return [{ seat, answer: given.answer, ...said({ change: given.change }) }];
    }),
    ...(agreement.agreedAt === undefined
      ? {}
      : { agreedOn: dayOfEntry(agreement.agreedAt, input.dayOf) }),
    textHash: newest.textHash,
  };
}

/** Letters of another card's words where they stand for it. */
const EXCERPT_LENGTH = 80;
const letters = new Intl.Segmenter('und');

export function excerpt(text: string): string {
  const words = normalWords(text).replaceAll('\n', ' ');
  if (words.length <= EXCERPT_LENGTH) return words;
  let short = '';
  for (const { segment } of letters.segment(words)) {
    if (short.length + segment.length >= EXCERPT_LENGTH) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

/** Only what was said: an absent key and an empty text are the same. */
function said<K extends string>(
  words: Readonly<Record<K, string | undefined>>,
): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key in words) {
    const text = words[key];
    if (text !== undefined && text !== '') kept[key] = text;
  }
  return kept;
}
