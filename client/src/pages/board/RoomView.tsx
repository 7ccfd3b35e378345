import { cardsTouched } from '@steady/shared/board/authorship.ts';
import { isCard } from '@steady/shared/board/card.ts';
import { HOME_LANE, LANE_KINDS } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { createMemo, For, onCleanup, Show, untrack } from 'solid-js';
import type { Transaction } from 'yjs';
import type { Board } from '../../board/createBoard.ts';
import { createText } from '../../board/createText.ts';
import { isPromised } from '../../cards/isPromised.ts';
import { promptWords } from '../../cards/promptWords.ts';
import { RoomSession } from '../../session/RoomSession.tsx';
import { roomShowsSummary } from '../../summary/roomShows.ts';
import { LaneIcon } from '../../ui/LaneIcon.tsx';
import { later } from '../../ui/later.tsx';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { words } from '../../words/index.ts';
import './room.css';

const PromiseLine = later(async () => {
  const { PromiseLine } = await import('../../cards/promises/index.ts');
  return { default: PromiseLine };
}, 'nothing');
const RoomSummary = later(() => import('../../summary/RoomSummary.tsx'), 'nothing');
const RoundRoom = later(() => import('../../session/rounds/RoundRoom.tsx'), 'nothing');

/**
 * The board for a room: large, calm, without controls and without anything private. Lanes with
 * nothing on them are left out, so that what is there is as large as it can be.
 */
export function RoomView(props: { board: Board }) {
  const lanes = createMemo(() =>
    props.board.lanes.shown().filter((lane) => props.board.cards.inLane(lane).length > 0),
  );
  const isSummary = createMemo(() => {
    const { entries, state } = props.board.ledger;
    return roomShowsSummary(entries(), state().session.running);
  });
  // Nobody scrolls a television: whatever was written last comes into view.
  const board = untrack(() => props.board);
  const { document: content } = board;
  const bring = (what: string) =>
    document
      .querySelector(`.room ${what}`)
      ?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  const changed = (transaction: Transaction) => {
    const [card] = cardsTouched(content, transaction);
    if (card !== undefined) bring(`[data-card="${card}"]`);
  };
  content.doc.on('afterTransaction', changed);
  onCleanup(() => content.doc.off('afterTransaction', changed));
  onCleanup(
    board.ledger.onHappening(({ body }) => {
      if (body.kind !== 'gathered') return;
      if (body.card !== undefined) bring(`[data-card="${body.card}"]`);
      else if (body.lane !== undefined) bring(`.room-lane[data-lane="${body.lane}"]`);
    }),
  );
  return (
    <main class="room">
      <h1 class="visually-hidden">{words().board.room.title}</h1>
      <RoomSession board={board} />
      <Show when={props.board.ready()} fallback={<Skeleton lines={4} />}>
        <Show when={!isSummary()} fallback={<RoomSummary board={props.board} />}>
          <Show
            when={lanes().length > 0}
            fallback={<p class="room-nothing">{words().board.room.nothing}</p>}
          >
            <div class="room-lanes">
              <For each={lanes()}>{(id) => <RoomLane board={props.board} id={id} />}</For>
            </div>
          </Show>
        </Show>
      </Show>
      <Show when={props.board.ledger.state().rounds.size > 0}>
        <RoundRoom board={props.board} />
      </Show>
      <p class="room-state" role="status">
        {roomState(props.board)}
      </p>
    </main>
  );
}

function roomState(board: Board): string {
  if (board.connection().kind !== 'open') return words().board.room.waiting;
  return board.resting() ? words().board.withheld.resting : '';
}

function RoomLane(props: { board: Board; id: LaneId }) {
  return (
    <section class="room-lane" data-lane={props.id} aria-labelledby={`room-${props.id}`}>
      <div class="lane-strip" />
      <h2 id={`room-${props.id}`}>
        <LaneIcon lane={props.id} size={32} />
        {words().lanes[props.id]}
      </h2>
      <ul>
        <For each={props.board.cards.inLane(props.id)}>
          {(id) => <RoomCard board={props.board} id={id} />}
        </For>
      </ul>
    </section>
  );
}

/** A card without words says nothing to a room: it is left out until somebody has written on it. */
function RoomCard(props: { board: Board; id: string }) {
  const card = createMemo(() => {
    const found = props.board.cards.card(props.id);
    return found !== undefined && isCard(found) ? found : undefined;
  });
  const text = createMemo(() => {
    const found = card();
    return found === undefined ? undefined : createText(found.text);
  });
  const written = () => text()?.().trim() ?? '';
  const author = () => props.board.cards.authorOf(props.id);
  const hasPromises = createMemo(() => {
    const found = card();
    return found !== undefined && isPromised(props.board.ledger.state(), found.id);
  });
  return (
    <Show when={written() !== '' && card()}>
      {(shown) => (
        <li class="room-card" data-card={props.id} data-lane={HOME_LANE[shown().kind]}>
          <Show when={LANE_KINDS[shown().lane][0] !== shown().kind}>
            <p class="room-kind">{words().cards.kinds[shown().kind]}</p>
          </Show>
          <Show when={shown().prompt}>
            {(prompt) => <p class="room-kind">{promptWords(prompt())}</p>}
          </Show>
          <p class="room-words" dir="auto">
            {written()}
          </p>
          <Show when={hasPromises()}>
            <div class="room-promises">
              <PromiseLine board={props.board} card={shown()} />
            </div>
          </Show>
          <Show when={author()}>
            {(seat) => (
              <PersonMark seat={seat()} name={props.board.nameOf(seat())} withName size="small" />
            )}
          </Show>
        </li>
      )}
    </Show>
  );
}
