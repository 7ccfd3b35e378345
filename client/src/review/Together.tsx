import { parsePresence } from '@steady/shared/protocol/presence.ts';
import { roleOf, type Seat } from '@steady/shared/seats.ts';
import { createSignal, onCleanup, Show, type Accessor } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { named } from '../board/named.ts';
import { useDesk } from '../board/createDesk.ts';
import { PersonMark } from '../ui/PersonMark.tsx';
import { reviewWords } from '../words/review.ts';

/** Who has joined this review on another device; between sessions the server tells it only when both have. */
export function Together() {
  const { board } = useDesk();
  const other = createOther(board);
  return (
    <p class="review-together" role="status">
      <Show when={other()} fallback={reviewWords().notHere}>
        {(seat) => (
          <>
            <PersonMark seat={seat()} name={board.nameOf(seat())} size="small" />
            <span>{reviewWords().here({ name: named(board, seat()) })}</span>
          </>
        )}
      </Show>
    </p>
  );
}

function createOther({ awareness, me }: Board): Accessor<Seat | undefined> {
  const read = () => {
    for (const state of awareness.getStates().values()) {
      const seat = parsePresence(state).user?.seat;
      if (seat === undefined || seat === me.seat || roleOf(seat) !== 'partner') continue;
      if (state['review'] === true) return seat;
    }
    return undefined;
  };
  const [other, setOther] = createSignal(read());
  const changed = () => setOther(read());
  awareness.on('change', changed);
  onCleanup(() => awareness.off('change', changed));
  return other;
}
