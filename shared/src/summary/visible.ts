import * as v from 'valibot';
import { clientOfCard } from '../board/authorship.ts';
import { isCard, readCards, type Card } from '../board/card.ts';
import { fieldValueSchemas } from '../board/kinds.ts';
import { LANE_IDS } from '../board/lanes.ts';
import { compareOrder } from '../board/order.ts';
import { isHeldBack, mayHoldBack } from '../ledger/exports.ts';
import { roleOf, type Seat } from '../seats.ts';
import type { Choices, SummaryInput } from './input.ts';

/**
 * Which cards a summary may hold. One place, and every form comes after it.
 *
 * E1  What its author took back is in nobody's summary; it is in that author's own data.
 * E2  What its author holds back is in nobody else's: it is in *Mine* and the own data of the author.
 * E3  *Mine* holds one's own cards and what concerns one: agreements, what the other asked of one or
 *     appreciated, intentions one shares, and what one heard.
 * E4  *All my data* holds one's own whole: cards, all that one said and answered; of the other's words none
 *     but what both share, agreements and intentions of both.
 */
export interface SummaryCard extends Card {
  /** Who made it, as the relay knows (details.md, 6). */
  readonly author: Seat | undefined;
  readonly owners: readonly Seat[];
  readonly heldBack: boolean;
}

/** All well-formed cards by lane and order, with their authors. */
export function cardsOf({
  board,
  ledger,
  seatOf,
}: Pick<SummaryInput, 'board' | 'ledger' | 'seatOf'>): SummaryCard[] {
  return readCards(board)
    .filter(isCard)
    .toSorted((a, b) => LANE_IDS.indexOf(a.lane) - LANE_IDS.indexOf(b.lane) || compareOrder(a, b))
    .map((card) => {
      const client = clientOfCard(board, card.id);
      const author = client === undefined ? undefined : seatOf(client);
      const owners = v.safeParse(fieldValueSchemas.owners, card.values.get('owners'));
      return {
        ...card,
        author,
        owners: owners.success ? owners.output : author === undefined ? [] : [author],
        heldBack: isHeldBack(ledger, card.id),
      };
    });
}

export function isVisible(card: SummaryCard, input: SummaryInput, choices: Choices): boolean {
  const { audience, seat } = choices;
  const own = card.author === seat;
  if (input.hiddenSince?.has(card.id) === true && !(audience === 'data' && own)) return false;
  if (card.takenBack) return audience === 'data' && own; // [E1]
  if (card.heldBack) return own && (audience === 'mine' || audience === 'data'); // [E2]
  switch (audience) {
    case 'ours':
    case 'clinician':
      return true;
    case 'mine':
      return own || isShared(card, input, seat) || concerns(card, input, seat); // [E3]
    case 'data':
      return own || isShared(card, input, seat); // [E4]
    default:
      return audience satisfies never;
  }
}

/** Both partners' together, whoever wrote it down. */
function isShared(card: SummaryCard, { ledger }: SummaryInput, seat: Seat): boolean {
  if (roleOf(seat) !== 'partner') return false;
  if (card.kind === 'agreement') return ledger.agreements.has(card.id);
  return card.owners.includes(seat) && card.kind === 'intention';
}

function concerns(card: SummaryCard, { ledger }: SummaryInput, seat: Seat): boolean {
  const isFromThem = card.author !== undefined && roleOf(card.author) === 'partner';
  if (isFromThem && (card.kind === 'request' || card.kind === 'appreciation')) return true;
  return [...ledger.paraphrases.values()].some(
    (said) => said.card === card.id && said.by === seat && said.answer === 'yes',
  );
}

/** [E1][E2] What the canvas picture of the same summary must not show. */
export function hiddenFrom(input: SummaryInput, choices: Choices): ReadonlySet<string> {
  return new Set(
    cardsOf(input).flatMap((card) => (isVisible(card, input, choices) ? [] : [card.id])),
  );
}

/** How many cards that are one's own to hold back one keeps out: for the preview of their owner alone. */
export function heldBackCount(input: SummaryInput, seat: Seat): number {
  return cardsOf(input).filter(
    (card) => card.heldBack && !card.takenBack && mayHoldBack(seat, card.author),
  ).length;
}
