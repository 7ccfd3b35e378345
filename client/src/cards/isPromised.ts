import type { CardId } from '@steady/shared/ids.ts';
import type { LedgerState } from '@steady/shared/ledger/state.ts';

/** Whether the ledger says anything about a card: until then its code of promises is not needed. */
export function isPromised(
  { agreements, paraphrases, replies, reviews, suggestions }: LedgerState,
  id: CardId,
): boolean {
  if (agreements.has(id) || replies.has(id) || reviews.has(id)) return true;
  for (const said of paraphrases.values()) if (said.card === id) return true;
  for (const said of suggestions.values()) if (said.card === id) return true;
  return false;
}
