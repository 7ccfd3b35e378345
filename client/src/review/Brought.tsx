import type { Card } from '@steady/shared/board/card.ts';
import { leaveAtHome } from '@steady/shared/board/bringing.ts';
import { createEffect, For, Show } from 'solid-js';
import { named } from '../board/named.ts';
import { useDesk } from '../board/createDesk.ts';
import { Words } from '../cards/Words.tsx';
import { Button } from '../ui/Button.tsx';
import { PersonMark } from '../ui/PersonMark.tsx';
import { words } from '../words/index.ts';
import { reviewWords } from '../words/review.ts';
import { createBrought } from './createBrought.ts';
import './brought.css';

/**
 * What partners brought, at the start of a session: these cards and nothing else of what happened at home. It
 * stays until somebody says that it was talked about; in later stages it is out of the way.
 */
export default function Brought() {
  const desk = useDesk();
  const { board } = desk;
  const brought = createBrought(board);
  const isStart = () => board.ledger.state().session.running?.stage === 'opening';
  const talkedAbout = (card: Card) => desk.act(() => leaveAtHome(board.document, card.id));
  const author = (card: Card) => board.cards.authorOf(card.id) ?? card.by;
  createEffect(() => {
    if (isStart() && brought().length > 0) desk.announce(reviewWords().brought.title);
  });
  return (
    <Show when={isStart() && brought().length > 0}>
      <section class="brought" aria-label={reviewWords().brought.title}>
        <h2 class="brought-title">{reviewWords().brought.title}</h2>
        <ul class="brought-list">
          <For each={brought()}>
            {(card) => (
              <li class="brought-one" data-brought={card.id}>
                <PersonMark seat={author(card)} name={named(board, author(card))} size="small" />
                <p class="brought-words" dir="auto">
                  <Words text={card.text} empty={words().cards.emptyText} />
                </p>
                <div class="brought-acts">
                  <Button look="plain" onClick={() => desk.goTo(card.id)}>
                    {reviewWords().brought.show}
                  </Button>
                  <Button onClick={() => talkedAbout(card)}>{reviewWords().brought.done}</Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
