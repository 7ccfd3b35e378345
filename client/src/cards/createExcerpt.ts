import { isCard } from '@steady/shared/board/card.ts';
import { createMemo, type Accessor } from 'solid-js';
import { createText } from '../board/createText.ts';
import type { Board } from '../board/createBoard.ts';
import { words } from '../words/index.ts';

/** Characters of a card's words that stand for it in a link, a menu's name or an announcement. */
const LONGEST = 80;

/** The first words of a card; the name of its kind when it has none; empty when it is not shown. */
export function createExcerpt(board: Board, id: Accessor<string>): Accessor<string> {
  const text = createMemo(() => {
    const card = board.cards.card(id());
    return card !== undefined && isCard(card) && !card.takenBack ? card.text : undefined;
  });
  const listened = createMemo(() => {
    const present = text();
    return present === undefined ? undefined : createText(present);
  });
  return () => {
    const written = listened()?.().trim() ?? '';
    if (written !== '') return excerpt(written);
    const card = board.cards.card(id());
    return card !== undefined && isCard(card) && !card.takenBack
      ? words().cards.kinds[card.kind]
      : '';
  };
}

/** @returns at most LONGEST characters of one line, never half a letter */
export function excerpt(written: string): string {
  const line = written.replaceAll(/\s+/g, ' ');
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  const space = cut.lastIndexOf(' ');
  // Half a surrogate pair at the end would show as a box.
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
