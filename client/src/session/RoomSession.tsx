import { Show } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { createSession } from './createSession.ts';
import { PauseCover } from './PauseCover.tsx';
import './roomSession.css';

/** The session on a television: where we are, the time, who has the floor; nothing to press. */
export function RoomSession(props: { board: Board }) {
  // A room has one board.
  // oxlint-disable-next-line solid/reactivity
  const session = createSession(props.board);
  return (
    <>
      <Show when={session.running()}>
        <div class="room-session">
          <p class="room-stage">{session.stage()}</p>
          <p>{session.floor() ?? session.first()}</p>
          <Show when={session.timer()}>
            {(time) => (
              <p class="room-time" data-over={session.isTimeOver() ? '' : undefined}>
                {time()}
              </p>
            )}
          </Show>
        </div>
      </Show>
      <PauseCover board={props.board} room />
    </>
  );
}
