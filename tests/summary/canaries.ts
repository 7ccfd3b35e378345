import type { CardKind } from '@steady/shared/board/kinds.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, roleOf, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { Audience } from '@steady/shared/summary/choices.ts';

/**
 * What a summary may and must not say, told a second time and in another way than `visible.ts`: from what
 * people did, not from the document and the ledger. Every text that anybody writes is one word of its own.
 */
export interface Canary {
  readonly word: string;
  /** Who wrote it. */
  readonly by: Seat;
  /** On which card, if on one. */
  readonly card: CardId | undefined;
  readonly what:
    | 'card'
    | 'answer'
    | 'paraphrase'
    | 'change'
    | 'review'
    | 'suggestion'
    | 'round'
    | 'recipient';
  /** Other words stand there now, or nobody was ever to see it: in no summary for anybody. */
  isGone: boolean;
  /** Said in the ledger to words that have changed since, or overtaken: in the own record only. */
  isOld: boolean;
  /** Of a paraphrase. */
  isConfirmed: boolean;
}

export interface Told {
  readonly kind: CardKind;
  readonly author: Seat;
  readonly owners: readonly Seat[];
  isTakenBack: boolean;
  isHeldBack: boolean;
  /** An agreement that was put forward once is both's. */
  isBoths: boolean;
  /** Both said yes, and it stands: nobody holds it back alone. */
  isAgreed: boolean;
  isLetGo: boolean;
}

export type Verdict = 'must' | 'may' | 'must not';

export interface Asker {
  readonly audience: Audience;
  readonly seat: Seat;
}

export const ASKERS: readonly Asker[] = [
  { audience: 'ours', seat: PARTNER_A },
  { audience: 'clinician', seat: THERAPIST },
  { audience: 'mine', seat: PARTNER_A },
  { audience: 'mine', seat: PARTNER_B },
  { audience: 'data', seat: PARTNER_A },
  { audience: 'data', seat: PARTNER_B },
  { audience: 'data', seat: THERAPIST },
];

export function verdict(
  canary: Canary,
  cards: ReadonlyMap<CardId, Told>,
  heardBy: (card: CardId, seat: Seat) => boolean,
  { audience, seat }: Asker,
): Verdict {
  if (canary.isGone) return 'must not';
  const own = canary.by === seat;
  // What was said in the ledger: whole in one's own data, of the others nothing.
  if (audience === 'data' && canary.what !== 'card') return own ? 'must' : 'must not';
  if (canary.what === 'suggestion' || canary.what === 'round' || canary.what === 'recipient')
    return 'must not';
  const card = canary.card === undefined ? undefined : cards.get(canary.card);
  if (card === undefined) return 'must not';
  const sees = seesCard(card, canary.card!, heardBy, { audience, seat });
  if (!sees) return 'must not';
  switch (canary.what) {
    case 'card':
      // Let go: its words stand where it is looked back on, and its fields nowhere.
      return card.isLetGo && audience !== 'data' ? 'may' : 'must';
    case 'paraphrase':
      return canary.isConfirmed ? 'must' : 'must not';
    case 'answer':
    case 'change':
      return canary.isOld ? 'must not' : 'must';
    case 'review':
      return canary.isOld ? 'must not' : 'must';
    default:
      return canary.what satisfies never;
  }
}

function seesCard(
  card: Told,
  id: CardId,
  heardBy: (card: CardId, seat: Seat) => boolean,
  { audience, seat }: Asker,
): boolean {
  const own = card.author === seat;
  if (card.isTakenBack) return own && audience === 'data';
  if (card.isHeldBack && !card.isAgreed)
    return own && audience !== 'ours' && audience !== 'clinician';
  if (audience === 'ours' || audience === 'clinician' || own) return true;
  const isPartner = roleOf(seat) === 'partner';
  if (!isPartner) return false;
  if (card.isBoths || (card.kind === 'intention' && card.owners.includes(seat))) return true;
  if (audience === 'data') return false;
  const isFromTheOther = card.author !== THERAPIST;
  if (isFromTheOther && (card.kind === 'request' || card.kind === 'appreciation')) return true;
  return heardBy(id, seat);
}

/**
 * [E12] Whether the summary of an earlier session may say what today's must not: it was words then, and the
 * card that it stands on is not kept from this reader since.
 */
export function mayHaveBeenSaid(
  { what, card: id, by }: Canary,
  cards: ReadonlyMap<CardId, Told>,
  { audience, seat }: Asker,
): boolean {
  if (what === 'suggestion' || what === 'round' || what === 'recipient') return false;
  if (what !== 'card' && audience === 'data') return by === seat;
  const card = id === undefined ? undefined : cards.get(id);
  if (card === undefined) return false;
  const isHidden = card.isTakenBack || (card.isHeldBack && !card.isAgreed);
  return !isHidden || (audience === 'data' && card.author === seat);
}
