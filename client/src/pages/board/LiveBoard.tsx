import type { BoardId } from '@steady/shared/ids.ts';
import { createEffect, onCleanup, Show } from 'solid-js';
import type { BoardSummary } from '../../net/api.ts';
import { UNLOCKED } from '../../net/lockHeader.ts';
import { isLeaving } from './ending/leaving.ts';
import { AWAY } from '../../ui/away.ts';
import { later } from '../../ui/later.tsx';
import type { OpenedCopy } from '../../local/openCopy.ts';
import type { People } from './people.ts';
import { BoardView } from './BoardView.tsx';
import { createLiveBoard } from './createLiveBoard.ts';

const ClosedSheet = later(() => import('./ClosedSheet.tsx'));

export interface LiveBoardProps {
  boardId: BoardId;
  people: People;
  kept: OpenedCopy | undefined;
  /** As the server told it; undefined without a network. */
  told: BoardSummary | undefined;
  /** The document has to be let go; nothing in it that was not sent may be merged. */
  onOpenAgain: () => void;
}

/** One board over one connection, until it is closed for good. */
export function LiveBoard(props: LiveBoardProps) {
  // A keyed parent makes a new one when the board or its people change.
  // oxlint-disable-next-line solid/reactivity
  const board = createLiveBoard(props.boardId, props.people, props.kept);
  const closed = () => {
    const state = board.connection();
    return state.kind === 'closed' && !isLeaving() ? state : undefined;
  };
  const unsent = () =>
    board.saved() === 'kept' ||
    board.saved() === 'sending' ||
    [...board.aside.unsent(), ...board.aside.review()].length > 0;

  const online = () => board.tryNow();
  const seen = () => {
    if (document.visibilityState === 'visible') board.tryNow();
  };
  const unload = (event: BeforeUnloadEvent) => {
    // After "Leave this page" nothing may ask anything.
    if (unsent() && location.pathname !== AWAY) event.preventDefault();
  };
  window.addEventListener('online', online);
  window.addEventListener(UNLOCKED, online);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('beforeunload', unload);
  onCleanup(() => {
    window.removeEventListener('online', online);
    window.removeEventListener(UNLOCKED, online);
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('beforeunload', unload);
  });

  createEffect(() => board.kept()?.follow(board, props.told));

  // Nothing of mine is at stake: the board simply opens anew.
  createEffect(() => {
    if (closed()?.why === 'resync' && board.ready() && !unsent()) props.onOpenAgain();
  });
  return (
    <Show
      when={closed()}
      fallback={<BoardView boardId={props.boardId} board={board} title={props.people.title} />}
    >
      {(end) => <ClosedSheet board={board} why={end().why} onOpenAgain={props.onOpenAgain} />}
    </Show>
  );
}
