import type { BoardId } from '@steady/shared/ids.ts';
import { createEffect, onCleanup, Show, untrack } from 'solid-js';
import type { BoardSummary } from '../../net/api.ts';
import { UNLOCKED } from '../../net/lockHeader.ts';
import { isLeaving } from './ending/leaving.ts';
import { AWAY } from '../../ui/away.ts';
import { later } from '../../ui/later.tsx';
import { keptHere } from '../../local/keptHere.ts';
import type { KeptCopy, OpenedCopy } from '../../local/openCopy.ts';
import type { Past } from '../../local/past.ts';
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
  /** Of this page, before. */
  past: readonly Past[];
  /** The document has to be let go: nothing in it may be merged, and none of it is thrown away. */
  onOpenAgain: (past: Past, kept: KeptCopy | undefined) => void;
}

/** One board over one connection, until it is closed for good. */
export function LiveBoard(props: LiveBoardProps) {
  // A keyed parent makes a new one when the board or its people change.
  // oxlint-disable-next-line solid/reactivity
  const board = createLiveBoard(props.boardId, props.people, props.kept, props.past);
  const closed = () => {
    const state = board.connection();
    return state.kind === 'closed' && !isLeaving() ? state : undefined;
  };
  const unsent = () =>
    board.saved() === 'kept' ||
    board.saved() === 'sending' ||
    [...board.aside.unsent(), ...board.aside.review()].length > 0 ||
    // Nowhere but on this page.
    (board.past().length > 0 && board.kept() === undefined);

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

  // Only another copy is followed anew: following ends with its effect, and the copy with it.
  createEffect(() => {
    const kept = board.kept();
    untrack(() => kept?.follow(board, props.told));
  });

  let isLetGo = false;
  const openAgain = () => {
    // Once: what is set aside twice would be begun anew twice.
    if (isLetGo) return;
    isLetGo = true;
    props.onOpenAgain(
      {
        doc: board.document.doc,
        unsaved: board.unsaved(),
        claims: board.claims(),
        why: 'restored',
      },
      keptHere(board.kept()),
    );
  };
  // What I wrote is asked about on the board itself; what I wrote for myself alone is shown before.
  createEffect(() => {
    if (board.kept()?.keeping() === 'stale') openAgain();
    if (closed()?.why !== 'resync' || !board.ready()) return;
    if ([...board.aside.unsent(), ...board.aside.review()].length === 0) openAgain();
  });
  return (
    <Show
      when={closed()}
      fallback={<BoardView boardId={props.boardId} board={board} title={props.people.title} />}
    >
      {(end) => <ClosedSheet board={board} why={end().why} onOpenAgain={openAgain} />}
    </Show>
  );
}
