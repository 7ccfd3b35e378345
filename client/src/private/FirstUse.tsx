import { For } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { later } from '../ui/later.tsx';
import { checkInWords } from '../words/checkIn.ts';
import { privateWords } from '../words/private.ts';
import { createFirstKey } from './createFirstKey.ts';
import type { Begin } from './OpenSpace.tsx';
import type { SpaceKeys } from './space.ts';

const BeforeWriting = later(() => import('../help/BeforeWriting.tsx'), 'nothing');

/** Says what happens before it happens; one tap makes the key. */
export function FirstUse(props: { keys: SpaceKeys; begin: Begin; onMade: () => void }) {
  const key = createFirstKey(
    () => props.keys,
    () => props.onMade(),
  );
  const say = () => privateWords().firstUse;
  const sentences = () => [
    props.begin === 'check-in' ? checkInWords().firstUse : say().what,
    say().sealed,
    say().server,
    privateWords().nobodyTold,
    props.keys.isKept() ? say().key : say().keyShared,
  ];
  return (
    <>
      <ul class="private-facts">
        <For each={sentences()}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
      <BeforeWriting />
      <Button look="primary" wide busy={key.busy()} onClick={() => void key.make()}>
        {say().begin}
      </Button>
      <p class="field-problem" role="alert">
        {key.problem()}
      </p>
    </>
  );
}
