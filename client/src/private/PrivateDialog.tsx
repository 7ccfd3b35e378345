import type { BoardId } from '@steady/shared/ids.ts';
import { createEffect, createMemo, createSignal, on, onCleanup, Show, untrack } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { useDesk } from '../board/createDesk.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { privateWords } from '../words/private.ts';
import { makeSpace, type MakeSpace } from './makeSpace.ts';
import type { Space } from './space.ts';
import { SpaceView } from './SpaceView.tsx';
import './private.css';

export interface PrivateDialogProps {
  boardId: BoardId;
  /** Default: over the network. */
  make?: MakeSpace;
}

/**
 * What one person writes for themselves alone, over the board. Its words stay in this page's memory while
 * the dialog is closed, so that what is not sent yet is sent later; its view begins at the list each time.
 */
export default function PrivateDialog(props: PrivateDialogProps) {
  const desk = useDesk();
  const { board } = desk;
  /** Counts up when it must be opened anew, with an empty document. */
  const [round, setRound] = createSignal(1);
  const openAgain = () => setRound((n) => n + 1);
  const space = createMemo(() => {
    round();
    return untrack(() => {
      const made = (props.make ?? makeSpace)(props.boardId, board.me.seat, board.kept()?.own);
      leaveWordsTo(board, made);
      tryWhenBack(made);
      return made;
    });
  });
  const begin = () => {
    const asking = desk.asking();
    return asking?.what === 'private' ? asking.begin : undefined;
  };
  // A copy was begun on this device, or given up: what stands here goes into it at once, sent or not.
  createEffect(
    on(
      () => board.kept(),
      (kept) => void space().keepIn(kept?.own),
      { defer: true },
    ),
  );
  // Nothing is at stake: it simply opens anew.
  createEffect(() => {
    const state = space().state();
    if (state.kind === 'closed' && state.why === 'resync' && space().unsentWords().length === 0)
      openAgain();
  });
  return (
    <Dialog
      open={desk.asking()?.what === 'private'}
      onClose={() => desk.ask(undefined)}
      title={privateWords().title[space().of]}
    >
      <Show when={space()} keyed>
        {(shown) => (
          <SpaceView
            space={shown}
            board={board}
            begin={begin()}
            onClose={() => desk.ask(undefined)}
            onOpenAgain={openAgain}
          />
        )}
      </Show>
    </Dialog>
  );
}

/** The network is back, or somebody looks at the page again. */
function tryWhenBack(space: Space): void {
  const seen = () => {
    if (document.visibilityState === 'visible') space.tryNow();
  };
  window.addEventListener('online', space.tryNow);
  document.addEventListener('visibilitychange', seen);
  onCleanup(() => {
    window.removeEventListener('online', space.tryNow);
    document.removeEventListener('visibilitychange', seen);
  });
}

/** The board's page asks before it is closed, and keeps at the end what could not be sent. */
function leaveWordsTo(board: Board, space: Space): void {
  board.aside.unsent = space.unsentWords;
  board.aside.space = space;
  onCleanup(() => {
    const left = space.unsentWords();
    board.aside.unsent = () => left;
    board.aside.space = undefined;
  });
}
