import { createSignal, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { privateWords } from '../words/private.ts';
import { CodeField } from './CodeField.tsx';
import { createFirstKey } from './createFirstKey.ts';
import type { SpaceKeys } from './space.ts';

/** There is writing, and no key on this device: a code brings it, or one begins anew and loses nothing. */
export function Locked(props: { keys: SpaceKeys; onMade: () => void }) {
  const [hasNeither, setNeither] = createSignal(false);
  const say = () => privateWords().locked;
  const key = createFirstKey(
    () => props.keys,
    () => props.onMade(),
  );
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
          <Button busy={key.busy()} onClick={() => void key.make()}>
            {say().anew}
          </Button>
          <p class="field-problem" role="alert">
            {key.problem()}
          </p>
        </div>
      </Show>
    </>
  );
}
