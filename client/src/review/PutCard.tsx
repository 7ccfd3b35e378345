import type { Card } from '@steady/shared/board/card.ts';
import type { JSX } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Words } from '../cards/Words.tsx';
import { reviewWords } from '../words/review.ts';

/** One's own words where they now stand, and what is true about them. */
export function PutCard(props: { card: Card; children?: JSX.Element }) {
  const { board } = useDesk();
  const say = () => reviewWords().steps.appreciation;
  return (
    <div class="review-card">
      <p class="review-said" dir="auto">
        <Words text={props.card.text} />
      </p>
      <p class="soft" role="status">
        {board.isUnsaved(props.card.id) ? say().doneUnsent : say().done}
      </p>
      <div class="review-moves">{props.children}</div>
    </div>
  );
}
