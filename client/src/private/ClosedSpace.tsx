import { createUniqueId, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { privateWords } from '../words/private.ts';
import type { Space } from './space.ts';

/** Closed for good to this page; what was not sent can be copied. */
export function ClosedSpace(props: { space: Space; onOpenAgain: () => void }) {
  const id = createUniqueId();
  const unsent = () => props.space.unsentWords().join('\n\n');
  return (
    <>
      <p role="alert">{privateWords().closed.what}</p>
      <Show when={unsent()}>
        <div class="field">
          <label class="field-label" for={id}>
            {privateWords().closed.unsent}
          </label>
          <textarea id={id} class="field-input" rows="8" readonly dir="auto">
            {unsent()}
          </textarea>
        </div>
      </Show>
      <Button look="primary" wide onClick={() => props.onOpenAgain()}>
        {privateWords().closed.again}
      </Button>
    </>
  );
}
