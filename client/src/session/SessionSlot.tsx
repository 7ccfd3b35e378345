import { roleOf, THERAPIST } from '@steady/shared/seats.ts';
import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Button } from '../ui/Button.tsx';
import { later } from '../ui/later.tsx';
import { whenIdle } from '../ui/whenIdle.ts';
import { words } from '../words/index.ts';
import type { SessionLayerProps } from './SessionLayer.tsx';

const SessionLayer = later(() => import('./SessionLayer.tsx'), 'nothing');

/**
 * ms after which a screen that nobody touches fetches the rest all the same: a pause has to cover it
 * at once. Long after start-up, which it would only slow down.
 */
const FETCH_AFTER_MS = 4_000;

/** The session's place in the header of a board; all of it but this comes when there is a need. */
export function SessionSlot(props: SessionLayerProps) {
  const desk = useDesk();
  const [isDue, setDue] = createSignal(false);
  const timer = setTimeout(() => setDue(true), FETCH_AFTER_MS);
  const use = () => setDue(true);
  document.addEventListener('pointerdown', use, { capture: true, once: true });
  document.addEventListener('keydown', use, { capture: true, once: true });
  onCleanup(() => {
    clearTimeout(timer);
    document.removeEventListener('pointerdown', use, { capture: true });
    document.removeEventListener('keydown', use, { capture: true });
  });
  const { ledger, me, ready, resting } = desk.board;
  const isRunning = () => ledger.state().session.running !== undefined;
  /** A partner's row between sessions: it has its place from the start, so that nothing moves when it comes. */
  const isHome = createMemo(() => {
    const { session, pause } = ledger.state();
    const isBetween = session.running === undefined && session.lastEnded > 0;
    return roleOf(me.seat) === 'partner' && isBetween && pause === undefined && !resting();
  });
  createEffect(() => {
    if (isHome()) whenIdle(use);
  });
  const isWanted = createMemo(
    (was: boolean) => was || isDue() || isRunning() || ledger.state().pause !== undefined,
    false,
  );
  return (
    <>
      <Show when={me.seat === THERAPIST && ready() && !isRunning() && !resting()}>
        <StartSession />
      </Show>
      <Show when={isWanted()}>
        <SessionLayer boardId={props.boardId} showing={props.showing} onArrive={props.onArrive} />
      </Show>
      <Show when={isHome()}>
        <div class="home-place" />
      </Show>
    </>
  );
}

function StartSession() {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  const start = async () => {
    setBusy(true);
    try {
      const { askAndSay } = await import('./askAndSay.ts');
      await askAndSay(desk, { kind: 'start-session' });
    } catch {
      desk.say({ text: words().shell.unwell.offline });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="session-start">
      <Button look="primary" busy={busy()} onClick={() => void start()}>
        {words().board.startSession}
      </Button>
    </div>
  );
}
