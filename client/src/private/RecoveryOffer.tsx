import type { PrivateCode } from '@steady/shared/private/code.ts';
import { createSignal, For, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { privateWords } from '../words/private.ts';
import { AskForCode } from './AskForCode.tsx';
import { CodeShown } from './CodeShown.tsx';
import type { SpaceKeys } from './space.ts';

export interface RecoveryOfferProps {
  keys: SpaceKeys;
  onDone: () => void;
}

/**
 * Offered once, right after the key was made, with what it means to lose both. Where the device keeps no
 * key there is no way past it: the writing would be gone with the page.
 */
export function RecoveryOffer(props: RecoveryOfferProps) {
  const [code, setCode] = createSignal<PrivateCode>();
  const say = () => privateWords().recovery;
  return (
    <section class="private-part" aria-labelledby="private-recovery">
      <h3 id="private-recovery">{say().title}</h3>
      <ul class="private-facts">
        <For each={[say().what, say().forget, say().losing, say().nobody]}>
          {(sentence) => <li>{sentence}</li>}
        </For>
      </ul>
      <Show
        when={code()}
        fallback={
          <div class="private-acts">
            <Show when={props.keys.isKept()}>
              <Button onClick={() => props.onDone()}>{say().notNow}</Button>
            </Show>
            <AskForCode
              keys={props.keys}
              what="recovery"
              label={say().make}
              look="primary"
              onCode={({ code }) => setCode(code)}
            />
          </div>
        }
      >
        {(shown) => (
          <>
            <CodeShown label={say().code} code={shown()} />
            <p>
              {say().once} {say().where}
            </p>
            <Button look="primary" wide onClick={() => props.onDone()}>
              {say().noted}
            </Button>
          </>
        )}
      </Show>
    </section>
  );
}
