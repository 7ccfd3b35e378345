import type { Card } from '@steady/shared/board/card.ts';
import type { Board } from '../../board/createBoard.ts';

/** Whose an intention is; its author's while nobody else is named. */
export function ownersOf({ cards }: Pick<Board, 'cards'>, card: Card): readonly string[] {
  const owners = card.values.get('owners');
  if (Array.isArray(owners)) return owners;
  const author = cards.authorOf(card.id);
  return author === undefined ? [] : [author];
}
