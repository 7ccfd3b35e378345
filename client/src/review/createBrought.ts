import { broughtCards } from '@steady/shared/board/bringing.ts';
import type { Card } from '@steady/shared/board/card.ts';
import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type * as Y from 'yjs';
import type { Board } from '../board/createBoard.ts';

/** What is brought to the next session. Words are shown by whoever shows the card; only its map is looked at. */
export function createBrought({ document }: Pick<Board, 'document'>): Accessor<readonly Card[]> {
  const [brought, setBrought] = createSignal(broughtCards(document), {
    equals: (a, b) => a.length === b.length && a.every(({ id }, n) => id === b[n]?.id),
  });
  const changed = (events: ReadonlyArray<Y.YEvent<Y.AbstractType<unknown>>>) => {
    // A letter typed in a card's words is no mark on the card.
    if (events.some(({ path }) => path.length < 2)) setBrought(broughtCards(document));
  };
  document.cards.observeDeep(changed);
  onCleanup(() => document.cards.unobserveDeep(changed));
  return brought;
}
