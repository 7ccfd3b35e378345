import { createSignal, Show } from 'solid-js';
import { Button, type ButtonLook } from '../ui/Button.tsx';
import { words } from '../words/index.ts';
import { privateWords } from '../words/private.ts';
import type { ShownCode, SpaceKeys } from './space.ts';

export interface AskForCodeProps {
  keys: SpaceKeys;
  what: 'recovery' | 'hand-over';
  label: string;
  look?: ButtonLook;
  onCode: (shown: ShownCode) => void;
}

/** A code is shown when the server has what it opens, and not before: else it might open nothing. */
export function AskForCode(props: AskForCodeProps) {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const ask = async () => {
    setBusy(true);
    setProblem('');
    try {
      props.onCode(await props.keys.showCode(props.what));
    } catch {
      setProblem(words().errors.unexpected);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button look={props.look ?? 'quiet'} busy={busy()} onClick={() => void ask()}>
        {props.label}
      </Button>
      <p class="private-said" role="status">
        <Show when={busy() && props.keys.isOffline()}>{privateWords().codes.needsConnection}</Show>
        {problem()}
      </p>
    </>
  );
}
