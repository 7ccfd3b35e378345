import { roleOf } from '@steady/shared/seats.ts';
import { createEffect, createSignal, createUniqueId, onCleanup, Show } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { Button } from '../ui/Button.tsx';
import { HelpButton } from '../ui/HelpButton.tsx';
import { LeaveButton } from '../ui/LeaveButton.tsx';
import { locale } from '../words/index.ts';
import { liveWords } from '../words/live.ts';
import { askAndSay } from './askAndSay.ts';
import { clockTime, createCountdown, minutesAndSeconds } from './countdown.ts';
import '../ui/cover.css';
import './pause.css';

export interface PauseCoverProps {
  board: Board;
  room?: boolean;
  /** A pause stops what people say to each other, not what one writes alone. */
  onPrivate?: (() => void) | undefined;
}

/**
 * An agreed break, over everything, on every screen.
 *
 * C1  It names nobody.
 * C2  A modal dialog of the browser: nothing under it takes a key or a press, an editor keeps what was
 *     typed, and the focus comes back to where it was.
 * C3  Nothing closes it but the end of the pause; the way out of the page stays in reach.
 */
export function PauseCover(props: PauseCoverProps) {
  const until = () => props.board.ledger.state().pause?.until;
  return (
    <Show when={until()}>
      {(end) => (
        <Cover
          board={props.board}
          room={props.room ?? false}
          until={end()}
          onPrivate={props.onPrivate}
        />
      )}
    </Show>
  );
}

function Cover(props: PauseCoverProps & { room: boolean; until: number }) {
  const titleId = createUniqueId();
  const textId = createUniqueId();
  // A board is opened once and its view with it.
  // oxlint-disable-next-line solid/reactivity
  const { ledger, me, mayWrite } = props.board;
  const seconds = createCountdown(ledger.now, () => props.until);
  const isOver = () => seconds() === 0;
  const time = () => clockTime(props.until, locale());
  const say = () => liveWords().session.pause;
  let dialog: HTMLDialogElement | undefined;
  let heading: HTMLHeadingElement | undefined;
  const show = () => {
    if (dialog === undefined || dialog.open) return;
    dialog.showModal();
    // On no button: whoever was typing must not resume or leave by the next key.
    heading?.focus({ preventScroll: true });
    dialog.scrollTo(0, 0);
  };
  createEffect(show);
  onCleanup(() => dialog?.close());
  // The board's own keys stay outside; leaving by Shift is heard before anything in the page.
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') event.preventDefault();
    event.stopPropagation();
  };
  const mayResume = () => mayWrite && (roleOf(me.seat) === 'therapist' || isOver());
  return (
    <dialog
      ref={(element) => {
        dialog = element;
        element.setAttribute('closedby', 'none');
      }}
      class="cover pause"
      data-room={props.room ? '' : undefined}
      aria-labelledby={titleId}
      aria-describedby={textId}
      on:keydown={keyDown}
      on:cancel={(event) => event.preventDefault()}
      on:close={() => queueMicrotask(() => dialog?.isConnected && show())}
    >
      <div class="cover-body">
        <div class="pause-guide" aria-hidden="true" />
        <h2 id={titleId} tabindex="-1" ref={(element) => (heading = element)}>
          {isOver() ? say().over : say().until({ time: time() })}
        </h2>
        <p class="pause-left" role="timer" aria-live="off" aria-label={say().left}>
          {minutesAndSeconds(seconds(), locale())}
        </p>
        <div class="pause-words" id={textId}>
          <p>
            {say().everyone} <Show when={mayWrite}>{say().kept}</Show>
          </p>
          <p class="pause-moving">{say().breathe}</p>
          <p class="pause-still">{say().breatheStill}</p>
        </div>
        <Show when={mayWrite}>
          <ResumeButton board={props.board} may={mayResume()} time={time()} />
        </Show>
        <Show when={mayWrite && props.onPrivate}>
          {(open) => <Button onClick={() => open()()}>{say().private}</Button>}
        </Show>
        <Show when={!props.room}>
          <div class="cover-ways-out">
            <HelpButton />
            <LeaveButton />
          </div>
        </Show>
      </div>
    </dialog>
  );
}

/** Its own sentence when it was refused: notices of the board lie under the cover. */
function ResumeButton(props: { board: Board; may: boolean; time: string }) {
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const say = () => liveWords().session.pause;
  const resume = async () => {
    setSaid('');
    setBusy(true);
    await askAndSay({ board: props.board, say: ({ text }) => setSaid(text) }, { kind: 'resume' });
    setBusy(false);
  };
  return (
    <div class="pause-resume">
      <Show when={props.may} fallback={<p>{say().later({ time: props.time })}</p>}>
        <Button look="primary" busy={busy()} onClick={() => void resume()}>
          {say().resume}
        </Button>
      </Show>
      <p role="status">{said()}</p>
    </div>
  );
}
