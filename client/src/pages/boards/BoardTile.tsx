import UserPlus from 'lucide-solid/icons/user-plus';
import { For, Show } from 'solid-js';
import { roleOf } from '@steady/shared/seats.ts';
import type { ListedBoard } from '../../net/pagesApi.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { pageWords } from '../../words/pages.ts';
import { spokenDay } from '../board/ending/spokenDay.ts';
import { partnersOf, titleOf } from './names.ts';

/** One board in the list: whose it is, who has joined, and the way in. */
export function BoardTile(props: { board: ListedBoard; mayInvite: boolean; onInvite: () => void }) {
  const title = () => titleOf(props.board);
  const joined = () => partnersOf(props.board).filter((seat) => seat.taken).length;
  const href = () =>
    `/${props.board.ownSeat && roleOf(props.board.ownSeat) === 'room-view' ? 'room' : 'board'}/${props.board.boardId}`;
  return (
    <li class="board-tile">
      <Show when={props.board.state !== 'unreadable'} fallback={<Unreadable />}>
        <h2 dir="auto">{title()}</h2>
        <div class="board-tile-people">
          <For each={partnersOf(props.board)}>
            {(seat) => <PersonMark seat={seat.seat} name={seat.name ?? ''} withName size="small" />}
          </For>
        </div>
        <p class="soft">
          {props.board.state === 'resting'
            ? pageWords().boards.resting
            : pageWords().boards.seated({ count: joined() })}
        </p>
        <Show when={props.board.retention?.deletedOn}>
          {(day) => <p>{pageWords().boards.deletedOn({ day: spokenDay(day()) })}</p>}
        </Show>
        <div class="row">
          <ButtonLink href={href()} name={pageWords().boards.openNamed({ title: title() })}>
            {pageWords().boards.open}
          </ButtonLink>
          <Show when={props.mayInvite}>
            <Button
              look="plain"
              icon={<UserPlus aria-hidden="true" />}
              aria-label={pageWords().boards.inviteTo({ title: title() })}
              onClick={() => props.onInvite()}
            >
              {pageWords().boards.invite}
            </Button>
          </Show>
        </div>
      </Show>
    </li>
  );
}

/** Set aside by the server: it says so rather than showing less than there was. */
function Unreadable() {
  return (
    <>
      <h2>{pageWords().boards.unreadable.title}</h2>
      <p>{pageWords().boards.unreadable.text}</p>
      <p class="soft">{pageWords().boards.unreadable.safe}</p>
    </>
  );
}
