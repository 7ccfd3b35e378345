import { isNewerThan } from '@steady/shared/board/afterVector.ts';
import type { Card } from '@steady/shared/board/card.ts';
import { parkCard } from '@steady/shared/board/writeCards.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import Lock from 'lucide-solid/icons/lock';
import { createComputed, createSignal, onCleanup, Show } from 'solid-js';
import * as Y from 'yjs';
import { useDesk } from '../board/createDesk.ts';
import { words } from '../words/index.ts';
import { liveWords } from '../words/live.ts';
import './lane.css';

/**
 * A card in a locked lane that says more than it did at the lock: a device that was offline came back.
 * The therapist can set it aside; nobody's words are lost.
 * @param props.says the lane's own sentence too, where its head is not in sight: on an open card of the canvas
 */
export default function AfterLock(props: { card: Card; says: boolean }) {
  const desk = useDesk();
  const isLater = createIsLater(() => props.card);
  const say = () => liveWords().session.lock;
  const setAside = () => {
    const { id } = props.card;
    const done = desk.act(() => {
      parkCard(desk.board.document, id);
      return true;
    });
    if (done) desk.say({ text: words().cards.movedTo({ lane: words().lanes.parked }) });
  };
  return (
    <>
      <Show when={props.says}>
        <p class="lane-locked">
          <Lock aria-hidden="true" size={16} /> {say().locked}
        </p>
      </Show>
      <Show when={isLater()}>
        <div class="after-lock">
          <span>{say().after}</span>
          <Show when={desk.board.me.seat === THERAPIST}>
            <button
              type="button"
              class="button"
              data-look="quiet"
              title={say().setAsideHint}
              on:click={setAside}
            >
              <span>{say().setAside}</span>
            </button>
          </Show>
        </div>
      </Show>
    </>
  );
}

/** Asked again at each change of that card. */
function createIsLater(card: () => Card): () => boolean {
  const { document: board, ledger } = useDesk().board;
  const [isLater, setLater] = createSignal(false);
  createComputed(() => {
    const { id, lane } = card();
    const lock = ledger.state().session.running?.lockedLanes.get(lane);
    const map: unknown = board.cards.get(id);
    if (lock === undefined || !(map instanceof Y.Map)) return void setLater(false);
    const look = () => setLater(isNewerThan(board, id, lock.stateVector));
    look();
    map.observeDeep(look);
    onCleanup(() => map.unobserveDeep(look));
  });
  return isLater;
}
