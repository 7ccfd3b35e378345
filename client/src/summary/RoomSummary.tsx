import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { summaryWords } from '../words/summary.ts';
import { AT_FIRST, type Chosen } from './chosen.ts';
import { createSummary } from './createSummary.ts';
import { Paper } from './Paper.tsx';
import './roomSummary.css';

/** Without the canvas: its cards are on the page, and beside them it would be too small to read. */
const IN_A_ROOM: Chosen = { ...AT_FIRST, picture: false };

/** Sizes of its letters, from two metres; the smallest is still read from there. */
const SIZES = ['large', 'middle', 'small'] as const;

/**
 * The couple's page on a television: what it says on every other screen, nothing to press, nothing that is
 * one person's. In columns, as large as it fits; nobody scrolls a television.
 */
export default function RoomSummary(props: { board: Board }) {
  const { page, summary } = createSummary(
    // A room has one board.
    // oxlint-disable-next-line solid/reactivity
    props.board,
    () => IN_A_ROOM,
    // The page of now needs no earlier moment.
    () => Promise.resolve({ ok: false, problem: 'not-found' }),
  );
  const [isWhole, setWhole] = createSignal(true);
  let home: HTMLDivElement | undefined;
  const fit = () => {
    if (home === undefined) return;
    for (const size of SIZES) {
      home.dataset['size'] = size;
      if (home.scrollWidth <= home.clientWidth) return void setWhole(true);
    }
    setWhole(false);
  };
  createEffect(on(summary, fit));
  window.addEventListener('resize', fit);
  onCleanup(() => window.removeEventListener('resize', fit));
  return (
    <div class="room-summary">
      <Show when={page()}>
        {(found) => (
          <div class="room-columns" ref={(element) => (home = element)}>
            <Paper page={found()} />
          </div>
        )}
      </Show>
      <p class="room-rest">{isWhole() ? '' : summaryWords().room.rest}</p>
    </div>
  );
}
