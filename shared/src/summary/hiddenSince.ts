import { isCard, readCard } from '../board/card.ts';
import type { BoardDocument } from '../board/document.ts';
import { isHeldBack } from '../ledger/exports.ts';
import type { LedgerState } from '../ledger/state.ts';

/**
 * What a summary of an earlier session leaves out: cards that were taken back, held back or are gone since.
 * @param then the board when that session ended
 * @param ledger as it is now
 */
export function hiddenSince(
  then: BoardDocument,
  now: BoardDocument,
  ledger: LedgerState,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const id of then.cards.keys()) {
    const card = readCard(now, id);
    if (card === undefined || !isCard(card) || card.takenBack || isHeldBack(ledger, card.id))
      hidden.add(id);
  }
  return hidden;
}
