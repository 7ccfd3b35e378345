// First: it says the order of the layers.
import '../ui/styles/index.css';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import * as Y from 'yjs';
import { createBoard, type Board } from '../board/createBoard.ts';
import { aLedgerServer, type TestLedgerServer } from '../board/testingLedger.ts';
import { aFilledDocument, aQuietConnection, people, seeded } from '../board/testing.ts';
import { BoardView } from '../pages/board/BoardView.tsx';
import { RoomView } from '../pages/board/RoomView.tsx';
import { loadEditor } from '../text/loadEditor.ts';

export interface Screen {
  readonly server: TestLedgerServer;
  readonly board: Board;
  /** The same board on somebody else's device. */
  readonly theirs: BoardDocument;
  close(): void;
}

export interface ScreenOptions {
  readonly seat?: Seat;
  readonly cards?: number;
  readonly names?: ReadonlyMap<Seat, string>;
  readonly room?: boolean;
  /** What was so before this screen opened. */
  readonly before?: (server: TestLedgerServer) => void;
}

/** One person's screen before a server that keeps promises; another device writes on the same board. */
export async function aScreen(options: ScreenOptions = {}): Promise<Screen> {
  const { seat = THERAPIST, cards = 0, names = people } = options;
  const random = seeded(31);
  const doc = aFilledDocument({ cards });
  const theirs = openBoard(new Y.Doc());
  Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(doc), 'network');
  join(doc, theirs.doc);
  join(theirs.doc, doc);
  const server = aLedgerServer(doc);
  options.before?.(server);
  const shown: { board?: Board } = {};
  const root = document.createElement('div');
  document.body.append(root);
  const end = render(() => {
    const board = createBoard({
      doc,
      me: { seat, name: names.get(seat) ?? 'Observer' },
      people: names,
      random,
      ledger: server.ledgerOf(seat),
      setTimer: () => () => {},
      connect: (given) => aQuietConnection(given),
    });
    shown.board = board;
    return options.room === true ? (
      <RoomView board={board} />
    ) : (
      <BoardView boardId={makeBoardId(random)} board={board} title={null} />
    );
  }, root);
  await new Promise<void>((done) => loadEditor(() => done()));
  if (shown.board === undefined) throw new Error('nothing was shown');
  return {
    server,
    board: shown.board,
    theirs,
    close() {
      end();
      root.remove();
    },
  };
}

function join(from: Y.Doc, to: Y.Doc): void {
  from.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(to, update, 'network');
  });
}

export const inSession = (server: TestLedgerServer): void => {
  server.ask(THERAPIST, { kind: 'start-session' });
};
export const paused = (server: TestLedgerServer): void => {
  server.ask(PARTNER_A, { kind: 'pause' });
};

/** What axe finds on the page once nothing fades in or out: on the way colours are others. */
export async function axeFinds(): Promise<ReadonlyArray<readonly [string, unknown]>> {
  for (const { effect, finished } of document.getAnimations())
    // One that is taken back ends as well.
    if (effect?.getComputedTiming().endTime !== Infinity) await finished.catch(() => undefined);
  const { violations } = await axe.run(document);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)] as const);
}
