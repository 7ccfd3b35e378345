import { For, Show } from 'solid-js';
import {
  PARTNER_A,
  PARTNER_B,
  parseSeat,
  roleOf,
  ROOM_VIEW,
  type Seat,
} from '@steady/shared/seats.ts';
import type { BoardSummary } from '../../net/api.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Say } from '../../ui/notices.tsx';
import { words } from '../../words/index.ts';
import { SeatRow } from './SeatRow.tsx';

export interface InviteDialogProps {
  /** Open while there is one. */
  board: BoardSummary | undefined;
  onClose: () => void;
  /** A seat was taken away: what is known of the board is old. */
  onChanged: () => void;
  say: Say;
}

/** Every seat of one board: who sits there, a link for it, and taking it away. */
export function InviteDialog(props: InviteDialogProps) {
  return (
    <Dialog
      open={props.board !== undefined}
      onClose={props.onClose}
      title={words().invites.title}
      actions={
        <Button look="primary" onClick={() => props.onClose()}>
          {words().invites.done}
        </Button>
      }
    >
      <Show when={props.board}>
        {(board) => (
          <>
            <p class="soft">{words().invites.intro}</p>
            <ul class="seat-list">
              <For each={seatsOf(board())}>
                {(seat) => (
                  <SeatRow
                    boardId={board().boardId}
                    seat={seat}
                    known={board().seats.find((known) => known.seat === seat)}
                    onChanged={props.onChanged}
                    say={props.say}
                  />
                )}
              </For>
            </ul>
          </>
        )}
      </Show>
    </Dialog>
  );
}

/** Offered on every board. */
const ALWAYS: readonly Seat[] = [PARTNER_A, PARTNER_B, ROOM_VIEW];

/** Known seats that can be invited, and one observer more. */
function seatsOf(board: BoardSummary): readonly Seat[] {
  const observers = board.seats
    .map((known) => known.seat)
    .filter((seat) => roleOf(seat) === 'observer');
  return [...ALWAYS, ...observers, parseSeat(`observer-${observers.length + 1}`)];
}
