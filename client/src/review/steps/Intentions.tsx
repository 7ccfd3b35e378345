import { isCard, type Card } from '@steady/shared/board/card.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { createMemo, For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { ownersOf } from '../../cards/promises/ownersOf.ts';
import { ReviewPanel } from '../../cards/promises/ReviewPanel.tsx';
import { Words } from '../../cards/Words.tsx';
import { words } from '../../words/index.ts';
import { reviewWords } from '../../words/review.ts';
import { StepFrame } from '../StepFrame.tsx';
import '../../cards/promises/promises.css';

/** Each looks at their own; the panel is the one that a card has. */
export function Intentions() {
  const desk = useDesk();
  const { board } = desk;
  const say = () => reviewWords().steps.intentions;
  const intention = (id: string): Card | undefined => {
    const card = board.cards.card(id);
    return card !== undefined && isCard(card) && card.kind === 'intention' ? card : undefined;
  };
  const own = createMemo<readonly CardId[]>(() =>
    board.lanes
      .all()
      .flatMap(({ id }) => board.cards.inLane(id))
      .flatMap((id) => intention(id) ?? [])
      .filter((card) => ownersOf(board, card).includes(board.me.seat))
      .map(({ id }) => id),
  );
  const isLookedAt = (id: CardId) => {
    const { reviews, session } = board.ledger.state();
    return (reviews.get(id) ?? []).some(
      ({ by, seq }) => by === board.me.seat && seq > session.lastEnded,
    );
  };
  /** Writing the small version is done on the card itself. */
  const toCard = (id: CardId) => {
    desk.ask(undefined);
    desk.goTo(id);
    desk.open(id);
  };
  return (
    <StepFrame
      title={say().title}
      what={own().length > 0 ? say().what : say().none}
      isDone={own().length === 0 || own().some((id) => isLookedAt(id))}
    >
      <Show when={own().length > 0 && board.connection().kind !== 'open'}>
        <p class="review-note">{say().needs}</p>
      </Show>
      <For each={own()}>
        {(id) => (
          <Show when={intention(id)}>
            {(card) => (
              <article class="review-card" aria-label={words().cards.kinds.intention}>
                <p class="review-said" dir="auto">
                  <Words text={card().text} empty={words().cards.emptyText} />
                </p>
                <ReviewPanel card={card()} onSmaller={() => toCard(id)} />
              </article>
            )}
          </Show>
        )}
      </For>
    </StepFrame>
  );
}
