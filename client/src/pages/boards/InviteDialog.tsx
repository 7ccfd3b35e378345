import { createSignal, For, onMount, Show } from 'solid-js';
import type { BoardId } from '@steady/shared/ids.ts';
import {
  PARTNER_A,
  PARTNER_B,
  parseSeat,
  roleOf,
  ROOM_VIEW,
  THERAPIST,
  type Seat,
} from '@steady/shared/seats.ts';
import { api, type BoardSummary } from '../../net/api.ts';
import { pagesApi, type OpenInvite } from '../../net/pagesApi.ts';
import type { Answer } from '../../net/request.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { words } from '../../words/index.ts';
import { pageWords } from '../../words/pages.ts';
import { problemText } from '../../words/problemText.ts';
import { Colleagues } from './Colleagues.tsx';
import { createSpokenCode } from './SpokenCode.tsx';
import { SeatRow } from './SeatRow.tsx';

export interface InviteDialogProps {
  /** Open while there is one. */
  boardId: BoardId | undefined;
  onClose: () => void;
}

/** Every seat of one board: who sits there, which links to it are open, and taking it away. */
export function InviteDialog(props: InviteDialogProps) {
  return (
    <Dialog
      open={props.boardId !== undefined}
      onClose={props.onClose}
      title={pageWords().invites.title}
      actions={
        <Button look="primary" onClick={() => props.onClose()}>
          {pageWords().invites.done}
        </Button>
      }
    >
      <Show when={props.boardId}>{(boardId) => <Seats boardId={boardId()} />}</Show>
    </Dialog>
  );
}

interface Known {
  readonly board: BoardSummary;
  readonly links: readonly OpenInvite[];
}

function Seats(props: { boardId: BoardId }) {
  const [known, setKnown] = createSignal<Known>();
  const [problem, setProblem] = createSignal('');
  const spokenCode = createSpokenCode();
  let newest = 0;
  const look = async () => {
    const mine = ++newest;
    const answer = await load(props.boardId);
    if (mine !== newest) return;
    setProblem(answer.ok ? '' : problemText(answer.problem));
    // What was known stays: a link that was just made is on the screen only, and told once.
    if (answer.ok) setKnown(answer.value);
  };
  onMount(() => void look());
  return (
    <>
      <p class="soft">{pageWords().invites.intro}</p>
      <spokenCode.Field />
      <Show when={problem()}>
        <div class="seats-problem" role="alert">
          <p>{problem()}</p>
          <Button onClick={() => void look()}>{words().shell.tryAgain}</Button>
        </div>
      </Show>
      <Show when={known()} fallback={problem() === '' && <Skeleton lines={3} />}>
        {(known) => (
          <ul class="seat-list">
            <For each={seatsOf(known().board)}>
              {(seat) => (
                <SeatRow
                  boardId={props.boardId}
                  seat={seat}
                  known={known().board.seats.find((one) => one.seat === seat)}
                  links={known().links.filter((link) => link.seat === seat)}
                  onChanged={() => void look()}
                  spokenCode={spokenCode.take}
                />
              )}
            </For>
          </ul>
        )}
      </Show>
      <Show when={known()}>
        {(known) => <Colleagues board={known().board} onChanged={() => void look()} />}
      </Show>
    </>
  );
}

async function load(boardId: BoardId): Promise<Answer<Known>> {
  const [board, links] = await Promise.all([api.board(boardId), pagesApi.openInvites(boardId)]);
  if (!board.ok) return board;
  if (!links.ok) return links;
  return { ok: true, value: { board: board.value, links: links.value } };
}

/** Offered on every board. */
const ALWAYS: readonly Seat[] = [THERAPIST, PARTNER_A, PARTNER_B, ROOM_VIEW];

/** Known seats, and one observer more. */
function seatsOf(board: BoardSummary): readonly Seat[] {
  const observers = board.seats.filter(({ seat }) => roleOf(seat) === 'observer');
  // A colleague who no longer sits there keeps the number, and is offered below by name.
  const shown = observers.filter((known) => known.taken || !known.account);
  const next = parseSeat(`observer-${observers.length + 1}`);
  return [...ALWAYS, ...shown.map(({ seat }) => seat), next];
}
