import { boardIdSchema } from '@steady/shared/ids.ts';
import { createResource, onCleanup, Show } from 'solid-js';
import * as v from 'valibot';
import { api } from '../../net/api.ts';
import { later } from '../../ui/later.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { createLiveBoard } from './createLiveBoard.ts';
import { peopleOf, type People } from './people.ts';
import { RoomView } from './RoomView.tsx';
import type { BoardId } from '@steady/shared/ids.ts';

const NoSeatPage = later(() => import('../NoSeatPage.tsx'));

/** `/room/:boardId`: the board on a television, read from two metres. Nothing on it can be pressed. */
export default function RoomPage(props: { boardId?: string }) {
  document.documentElement.dataset['view'] = 'room';
  onCleanup(() => delete document.documentElement.dataset['view']);
  const [opening] = createResource(async () => {
    const id = v.safeParse(boardIdSchema, props.boardId);
    if (!id.success) return undefined;
    const answer = await api.board(id.output);
    const people = answer.ok ? peopleOf(answer.value) : undefined;
    return people === undefined ? undefined : { id: id.output, people };
  });
  return (
    <Show when={!opening.loading} fallback={<Skeleton lines={4} />}>
      <Show when={opening()} keyed fallback={<NoSeatPage />}>
        {(room) => <LiveRoom boardId={room.id} people={room.people} />}
      </Show>
    </Show>
  );
}

function LiveRoom(props: { boardId: BoardId; people: People }) {
  // A keyed parent makes a new one when the board changes.
  // oxlint-disable-next-line solid/reactivity
  const board = createLiveBoard(props.boardId, props.people);
  const closed = () => board.connection().kind === 'closed';
  return (
    <Show when={!closed()} fallback={<NoSeatPage />}>
      <RoomView board={board} />
    </Show>
  );
}
