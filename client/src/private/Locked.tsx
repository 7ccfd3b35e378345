import { createSignal, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { words } from '../words/index.ts';
import { privateWords } from '../words/private.ts';
import { CodeField } from './CodeField.tsx';
import type { SpaceKeys } from './space.ts';

/** There is writing, and no key on this device: a code brings it, or one begins anew and loses nothing. */
export function Locked(props: { keys: SpaceKeys; onMade: () => void }) {
  const [hasNeither, setNeither] = createSignal(false);
  const say = () => privateWords().locked;
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const anew = async () => {
    setBusy(true);
    setProblem('');
    try {
      props.onMade();
      await props.keys.make();
    } catch {
      setProblem(words().errors.unexpected);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>{say().what}</p>
      <p>{say().how}</p>
      <CodeField keys={props.keys} onOpened={() => {}} />
      <Show
        when={hasNeither()}
        fallback={
          <Button look="plain" onClick={() => setNeither(true)}>
            {say().neither}
          </Button>
        }
      >
        <div class="private-part" role="status">
          <p>{say().nobody}</p>
          <p>{say().stays}</p>
          <Button busy={busy()} onClick={() => void anew()}>
            {say().anew}
          </Button>
          <p class="field-problem" role="alert">
            {problem()}
          </p>
        </div>
      </Show>
    </>
  );
}
