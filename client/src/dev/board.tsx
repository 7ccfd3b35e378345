import '../ui/styles/index.css';
import { makeBoardId } from '@steady/shared/ids.ts';
import { parseSeat } from '@steady/shared/seats.ts';
import { Show } from 'solid-js';
import { render } from 'solid-js/web';
import { createBoard } from '../board/createBoard.ts';
import { aFilledDocument, aQuietConnection, aQuietLedger, people } from '../board/testing.ts';
import { theWorld } from '../net/connect.ts';
import { BoardView } from '../pages/board/BoardView.tsx';
import { RoomView } from '../pages/board/RoomView.tsx';

/**
 * A board without a server, for looking at: `/dev/board.html?cards=25&seat=partner-a&template=open`.
 * Only the development server knows this page; it is in no build.
 */
const asked = new URLSearchParams(location.search);
const boardId = makeBoardId((bytes) => bytes.fill(1));

function DevBoard() {
  const seat = parseSeat(asked.get('seat') ?? 'therapist');
  const doc = aFilledDocument({
    cards: Number(asked.get('cards') ?? 25),
    template: asked.get('template') ?? 'open',
    kind: asked.get('words') ?? 'plain',
  });
  const board = createBoard({
    doc,
    me: { seat, name: people.get(seat) ?? 'Observer' },
    people,
    random: (bytes) => crypto.getRandomValues(bytes),
    ledger: aQuietLedger(),
    setTimer: theWorld().setTimer,
    connect: (options) => aQuietConnection(options, asked.get('state') ?? 'open'),
  });
  return (
    <Show
      when={asked.has('room')}
      fallback={<BoardView boardId={boardId} board={board} title="Robin and Mika" />}
    >
      <RoomView board={board} />
    </Show>
  );
}

if (asked.has('room')) document.documentElement.dataset['view'] = 'room';
render(() => <DevBoard />, document.body);
