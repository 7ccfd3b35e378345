// First, as in a page: the order of the style layers.
import '../../ui/styles/index.css';
import { makeBoardId, type RandomBytes } from '@steady/shared/ids.ts';
import { PARTNER_A, type Seat } from '@steady/shared/seats.ts';
import { render } from 'solid-js/web';
import type * as Y from 'yjs';
import { createBoard, type Board } from '../../board/createBoard.ts';
import { aQuietConnection, aQuietLedger, people } from '../../board/testing.ts';
import { BoardView } from './BoardView.tsx';

export interface ShownBoard {
  readonly board: Board;
  dispose(): void;
}

/** One person's screen, without a server. */
export function showBoard(
  doc: Y.Doc,
  { random, seat = PARTNER_A }: { random: RandomBytes; seat?: Seat },
): ShownBoard {
  const root = document.createElement('div');
  document.body.append(root);
  let shown: Board | undefined;
  const end = render(() => {
    const board = createBoard({
      doc,
      me: { seat, name: people.get(seat) ?? 'Observer' },
      people,
      random,
      ledger: aQuietLedger(),
      setTimer: () => () => {},
      connect: (given) => aQuietConnection(given),
    });
    shown = board;
    return <BoardView boardId={makeBoardId(random)} board={board} title={null} />;
  }, root);
  if (shown === undefined) throw new Error('nothing was shown');
  return {
    board: shown,
    dispose() {
      end();
      root.remove();
    },
  };
}
