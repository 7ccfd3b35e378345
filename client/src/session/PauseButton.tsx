import Pause from 'lucide-solid/icons/pause';
import { createSignal, onCleanup } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { words } from '../words/index.ts';

/**
 * One tap pauses for everybody, and nobody is told whose it was. Always in reach, and by a key that
 * writes nothing, so that it can be pressed in the middle of a word.
 */
export function PauseButton() {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  const pause = async () => {
    if (busy() || desk.board.ledger.state().pause !== undefined) return;
    setBusy(true);
    try {
      const { askAndSay } = await import('./askAndSay.ts');
      await askAndSay(desk, { kind: 'pause' });
    } catch {
      // The sentences did not load; the pause itself needs none.
      await desk.board.ledger.ask({ kind: 'pause' });
    } finally {
      setBusy(false);
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.repeat || event.isComposing || !isPauseKey(event)) return;
    // Before the canvas or an editor takes it.
    event.preventDefault();
    event.stopPropagation();
    void pause();
  };
  window.addEventListener('keydown', keyDown, { capture: true });
  onCleanup(() => window.removeEventListener('keydown', keyDown, { capture: true }));
  return (
    <button
      type="button"
      class="button pause-button"
      data-look="quiet"
      title={words().board.pause.hint}
      aria-keyshortcuts="Alt+P"
      aria-disabled={busy() ? 'true' : undefined}
      aria-busy={busy() ? 'true' : undefined}
      on:click={() => void pause()}
    >
      <Pause aria-hidden="true" />
      <span>{words().board.pause.button}</span>
    </button>
  );
}

/** By its place for Alt+P: on a Mac that key with Alt is another letter. */
const isPauseKey = ({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'Pause' || (altKey && !ctrlKey && !metaKey && !shiftKey && code === 'KeyP');
