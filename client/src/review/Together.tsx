import { roleOf } from '@steady/shared/seats.ts';
import { Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { PersonMark } from '../ui/PersonMark.tsx';
import { reviewWords } from '../words/review.ts';

/** Who has joined this review on another device; the server tells it only when both have. */
export function Together() {
  const { board } = useDesk();
  const other = () =>
    board.presence.here().find(({ seat }) => seat !== board.me.seat && roleOf(seat) === 'partner');
  return (
    <p class="review-together" role="status">
      <Show when={other()} fallback={reviewWords().notHere}>
        {(person) => (
          <>
            <PersonMark seat={person().seat} name={person().name} size="small" />
            <span>{reviewWords().here({ name: person().name })}</span>
          </>
        )}
      </Show>
    </p>
  );
}
