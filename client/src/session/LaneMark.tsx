import type { LaneId } from '@steady/shared/board/lanes.ts';
import Lock from 'lucide-solid/icons/lock';
import { Show } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { liveWords } from '../words/live.ts';

/** On a lane of the canvas, beside its name: that it is locked. */
export function LaneMark(props: { board: Board; id: LaneId }) {
  return (
    <Show when={props.board.isLocked(props.id)}>
      <Lock aria-hidden="true" size={20} /> {liveWords().session.lock.mark}
    </Show>
  );
}
