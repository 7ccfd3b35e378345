import type { CardId } from '@steady/shared/ids.ts';
import type { LedgerState, Paraphrase, Suggestion } from '@steady/shared/ledger/state.ts';

export type Numbered<T> = T & { readonly seq: number };

/** What was said back about one card, oldest first. */
export const paraphrasesOf = (state: LedgerState, card: CardId): readonly Numbered<Paraphrase>[] =>
  paraphrases(state.paraphrases).get(card) ?? [];

/** Wording that is suggested for one card and neither taken nor left yet, oldest first. */
export const suggestionsOf = (state: LedgerState, card: CardId): readonly Numbered<Suggestion>[] =>
  (suggestions(state.suggestions).get(card) ?? []).filter(({ answer }) => answer === undefined);

/** By card, once for each new state: a board of 500 cards asks 500 times. */
function makeGrouped<T extends { readonly card: CardId }>() {
  const groups = new WeakMap<ReadonlyMap<number, T>, ReadonlyMap<CardId, readonly Numbered<T>[]>>();
  return (all: ReadonlyMap<number, T>): ReadonlyMap<CardId, readonly Numbered<T>[]> => {
    const present = groups.get(all);
    if (present !== undefined) return present;
    const made = new Map<CardId, Array<Numbered<T>>>();
    for (const [seq, one] of all) {
      const list = made.get(one.card) ?? [];
      list.push({ ...one, seq });
      made.set(one.card, list);
    }
    groups.set(all, made);
    return made;
  };
}

const paraphrases = makeGrouped<Paraphrase>();
const suggestions = makeGrouped<Suggestion>();
