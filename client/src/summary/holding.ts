import type { CardId } from '@steady/shared/ids.ts';
import { mayHoldBack } from '@steady/shared/ledger/exports.ts';
import type { SummaryInput } from '@steady/shared/summary/input.ts';
import { excerpt } from '@steady/shared/summary/plain.ts';
import type { Summary } from '@steady/shared/summary/summary.ts';
import { cardsOf } from '@steady/shared/summary/visible.ts';
import type { Seat } from '@steady/shared/seats.ts';

/** What somebody can do about one of their own cards on the page. */
export interface Holding {
  readonly card: CardId;
  readonly words: string;
  /** `agreed`: both said yes to it, so it stays ([P71]). */
  readonly how: 'hold' | 'release' | 'agreed';
}

/** By the item of the page beside which it stands: each own card once. */
export function holdingsOf(summary: Summary, seat: Seat): ReadonlyMap<string, Holding> {
  const holdings = new Map<string, Holding>();
  const seen = new Set<CardId>();
  for (const { id: section, items } of summary.sections) {
    if (section === 'heard' || section === 'own-taken-back') continue;
    for (const { id: card, by, words, heldBack, agreement } of items) {
      if (seen.has(card) || !mayHoldBack(seat, by)) continue;
      seen.add(card);
      const status = agreement?.status;
      const how =
        status === 'agreed' || status === 'paused'
          ? 'agreed'
          : heldBack === true
            ? 'release'
            : 'hold';
      holdings.set(`${section}-${card}`, { card, words: excerpt(words), how });
    }
  }
  return holdings;
}

/** Own cards that are held back, on the board as it is now: for their owner's eyes. */
export function heldBackBy(
  input: Pick<SummaryInput, 'board' | 'ledger' | 'seatOf'>,
  seat: Seat,
): readonly Holding[] {
  return cardsOf(input).flatMap(({ id, author, text, takenBack, heldBack }) =>
    heldBack && !takenBack && mayHoldBack(seat, author)
      ? [{ card: id, words: excerpt(text.toString()), how: 'release' as const }]
      : [],
  );
}
