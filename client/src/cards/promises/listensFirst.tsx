import type { Card } from '@steady/shared/board/card.ts';
import { named } from '../../board/named.ts';
import { useDesk, type Desk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { isPartner } from './sayings.ts';

/** While listening is on, what was heard comes before any other reply (P21, P24). */
export function listensFirst(desk: Desk, { id }: Card): boolean {
  const { ledger, me, cards } = desk.board;
  const { session, paraphrases } = ledger.state();
  if (session.running?.listening !== true || !isPartner(cards.authorOf(id))) return false;
  for (const said of paraphrases.values())
    if (said.card === id && said.by === me.seat && said.answer === 'yes') return false;
  return true;
}

export function ListensFirst(props: { card: Card }) {
  const desk = useDesk();
  const name = () => {
    const author = desk.board.cards.authorOf(props.card.id);
    return author === undefined ? '' : named(desk.board, author);
  };
  return <p role="status">{promiseWords().paraphrase.first({ name: name() })}</p>;
}
