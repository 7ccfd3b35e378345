import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js';
import type { EntryKind } from '@steady/shared/ledger/entries.ts';
import type { Board } from '../../board/createBoard.ts';
import { liveWords } from '../../words/live.ts';
import { createRounds } from './createRounds.ts';
import { Reveal } from './Reveal.tsx';
import './rounds.css';

/** What shows that the session has gone on: nobody can close anything on a television. */
const GOES_ON: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'stage',
  'gathered',
  'floor-given',
  'timer-started',
  'round-started',
  'paused',
  'session-ended',
]);

/** ms that both answers stay on a television when nothing else happens: time to read them together. */
const STAYS_MS = 5 * 60 * 1000;

/** Rounds for the room: that one is open, and both answers, until the session goes on. */
export default function RoundRoom(props: { board: Board }) {
  // A view is made for one board.
  // oxlint-disable-next-line solid/reactivity
  const { ledger, nameOf, me } = props.board;
  const rounds = createRounds({ ledger, me });
  const [read, setRead] = createSignal(0);
  const entry = createMemo(() => {
    const entries = ledger.entries();
    const at = entries.findLastIndex(({ body }) => body.kind === 'revealed');
    return entries.slice(at + 1).some(({ body }) => GOES_ON.has(body.kind))
      ? undefined
      : entries[at];
  });
  createEffect(() => {
    const revealed = entry();
    if (revealed === undefined) return;
    const timer = setTimeout(() => setRead(revealed.seq), revealed.at + STAYS_MS - ledger.now());
    onCleanup(() => clearTimeout(timer));
  });
  const both = () => {
    const revealed = entry();
    if (ledger.state().session.running === undefined || revealed === undefined) return undefined;
    return revealed.seq > read() ? rounds.last() : undefined;
  };
  return (
    <>
      <Show when={rounds.open()}>
        {(round) => (
          <p class="round-room-waiting" role="status">
            <strong>{liveWords().rounds.kinds[round().of]}</strong>{' '}
            <span>{liveWords().rounds.waiting}</span>
          </p>
        )}
      </Show>
      <Show when={both()}>
        {(round) => (
          <section class="round-room" aria-label={liveWords().rounds.revealed}>
            <h2>{liveWords().rounds.kinds[round().of]}</h2>
            <Reveal round={round()} nameOf={nameOf} />
          </section>
        )}
      </Show>
    </>
  );
}
