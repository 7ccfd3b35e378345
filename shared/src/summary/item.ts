import { fieldsOf } from '../board/kinds.ts';
import { LINK_KINDS, type Link } from '../board/links.ts';
import { agreementTextOf, normalWords, sameAgreement } from '../ledger/agreementText.ts';
import { PARTNER_A, PARTNER_B } from '../seats.ts';
import type { CardId } from '../ids.ts';
import type { Choices, SummaryInput } from './input.ts';
import type { Item } from './summary.ts';
import { excerpt, plainWords, said } from './plain.ts';
import type { SummaryCard } from './visible.ts';
import { dayOfEntry } from '../days.ts';

export interface Around {
  readonly input: SummaryInput;
  readonly choices: Choices;
  /** Those that may be seen, in reading order. */
  readonly cards: ReadonlyMap<CardId, SummaryCard>;
  readonly links: readonly Link[];
  /** Reviews before this entry were shown in an earlier summary. */
  readonly reviewsAfter: number;
}

const PARTNERS = [PARTNER_A, PARTNER_B] as const;

/** The facts of one card. */
export function itemOf(card: SummaryCard, around: Around): Item {
  return {
    id: card.id,
    kind: card.kind,
    ...(card.author === undefined ? {} : { by: card.author }),
    ...(card.prompt === undefined ? {} : { prompt: card.prompt }),
    words: plainWords(card.text.toString()),
    fields: fieldFacts(card),
    links: linkFacts(card, around),
    ...(around.choices.audience === 'data' ? NOTHING_SAID : repliesTo(card, around)),
    ...(card.kind === 'agreement' ? { agreement: agreementFact(card, around) } : {}),
    ...(isLetGo(card, around.input) ? { letGo: true as const } : {}),
    ...(card.takenBack ? { takenBack: true as const } : {}),
    ...(card.heldBack ? { heldBack: true as const } : {}),
  };
}

type Replies = Pick<Item, 'heardBy' | 'answers' | 'answeredEarlier' | 'paraphrases' | 'reviews'>;

/** [E4] In one's own data what one said of a card stands in the record, and what others said nowhere. */
const NOTHING_SAID: Replies = {
  heardBy: [],
  answers: [],
  answeredEarlier: [],
  paraphrases: [],
  reviews: [],
};

function repliesTo(card: SummaryCard, { input, reviewsAfter }: Around): Replies {
  const { ledger, dayOf } = input;
  const replies = ledger.replies.get(card.id);
  const now = normalWords(card.text.toString());
  const requests = PARTNERS.flatMap((seat) => {
    const reply = replies?.request.get(seat);
    return reply === undefined ? [] : [{ seat, ...reply }];
  });
  return {
    heardBy: PARTNERS.filter((seat) => replies?.heard.get(seat)?.text === now),
    answers: requests
      .filter(({ text }) => text === now)
      .map(({ seat, answer, words }) => ({ seat, answer, ...said({ words }) })),
    answeredEarlier: requests.filter(({ text }) => text !== now).map(({ seat }) => seat),
    paraphrases: [...ledger.paraphrases.values()].flatMap((one) =>
      one.card === card.id && one.answer === 'yes' && one.by !== undefined
        ? [{ seat: one.by, words: plainWords(one.words) }]
        : [],
    ),
    reviews: (ledger.reviews.get(card.id) ?? []).flatMap(
      ({ seq, by, at, outcome, helped, inTheWay, next, isHelping }) => {
        if (by === undefined || seq <= reviewsAfter) return []; // [E8]
        return [
          {
            seat: by,
            day: dayOfEntry(at, dayOf),
            ...(outcome === undefined ? {} : { outcome }),
            ...said({ helped, inTheWay }),
            ...(next === undefined ? {} : { next }),
            ...(isHelping === undefined ? {} : { isHelping }),
          },
        ];
      },
    ),
  };
}

/** Every owner's latest word on what comes next is to let it go. */
function isLetGo(card: SummaryCard, { ledger }: SummaryInput): boolean {
  const reviews = (ledger.reviews.get(card.id) ?? []).filter(({ next }) => next !== undefined);
  return (
    card.kind === 'intention' &&
    card.owners.length > 0 &&
    card.owners.every((owner) => reviews.findLast(({ by }) => by === owner)?.next === 'let-go')
  );
}

/** To cards that may be seen, in the order in which those are read: no replica's order of keys shows. */
function linkFacts(card: SummaryCard, { links, cards }: Around): Item['links'] {
  const order = [...cards.keys()];
  return links
    .flatMap(({ kind, from, to }) => {
      const other = cards.get(to);
      if (from !== card.id || other === undefined) return [];
      return [{ kind, to, words: excerpt(other.text.toString()) }];
    })
    .toSorted(
      (a, b) =>
        LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind) ||
        order.indexOf(a.to) - order.indexOf(b.to),
    );
}

function fieldFacts(card: SummaryCard): Item['fields'] {
  const facts: Item['fields'] = [];
  for (const [name, type] of fieldsOf(card.kind)) {
    if (name === 'owners') {
      facts.push({ name, value: [...card.owners] });
      continue;
    }
    if (type === 'words') {
      const words = plainWords(card.words.get(name)?.toString() ?? '');
      if (words !== '') facts.push({ name, words });
      continue;
    }
    const value = card.values.get(name);
    if (value !== undefined)
      facts.push({ name, value: typeof value === 'string' ? value : [...value] });
  }
  return facts;
}

function agreementFact(
  card: SummaryCard,
  { input, choices }: Around,
): NonNullable<Item['agreement']> {
  const agreement = input.ledger.agreements.get(card.id);
  const newest = agreement?.versions.at(-1);
  if (agreement === undefined || newest === undefined) return { status: 'draft', answers: [] };
  // [E9] The server says `reopened` a moment after the words came; nobody reads a yes to other words meanwhile.
  const stands = sameAgreement(newest.text, agreementTextOf(card));
  const standing = ['put-forward', 'agreed', 'paused'].includes(agreement.status);
  if (!standing) return { status: agreement.status, answers: [] };
  if (!stands) return { status: 'reopened', answers: [] };
  const { endsOn } = newest.text;
  const isOver = agreement.status !== 'put-forward' && endsOn !== null && endsOn < input.day;
  return {
    status: isOver ? 'over' : agreement.status,
    answers: PARTNERS.flatMap((seat) => {
      const given = agreement.answers.get(seat);
      if (given === undefined) return [];
      if (choices.audience === 'data' && seat !== choices.seat) return []; // [E4]
      return [{ seat, answer: given.answer, ...said({ change: given.change }) }];
    }),
    ...(agreement.agreedAt === undefined
      ? {}
      : { agreedOn: dayOfEntry(agreement.agreedAt, input.dayOf) }),
    textHash: newest.textHash,
  };
}
