import type { PrivateCode } from '@steady/shared/private/code.ts';
import { createSignal, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { privateWords } from '../words/private.ts';
import { CodeShown } from './CodeShown.tsx';
import type { SpaceKeys } from './space.ts';
import { SubView } from './SubView.tsx';

interface Shown {
  readonly code: PrivateCode;
  readonly id: string;
}

/** Where the key is, and how it comes to another device or back after all of them are lost. */
export function Codes(props: { keys: SpaceKeys; onBack: () => void }) {
  const [handOver, setHandOver] = createSignal<Shown>();
  const [recovery, setRecovery] = createSignal<Shown>();
  const say = () => privateWords().codes;
  return (
    <SubView title={privateWords().devices} onBack={() => props.onBack()}>
      <p>{props.keys.isKept() ? say().kept : say().notKept}</p>
      <section class="private-group" aria-label={say().another}>
        <h4>{say().another}</h4>
        <p>{say().anotherWhat}</p>
        <Show
          when={handOver()}
          fallback={
            <Button onClick={() => void props.keys.showCode('hand-over').then(setHandOver)}>
              {say().show}
            </Button>
          }
        >
          {(shown) => (
            <Show
              when={props.keys.isHandOverOpen(shown().id)}
              fallback={<p role="status">{say().used}</p>}
            >
              <CodeShown label={say().code} code={shown().code} />
              <p>{say().type}</p>
            </Show>
          )}
        </Show>
      </section>
      <section class="private-group" aria-label={say().recovery}>
        <h4>{say().recovery}</h4>
        <p>{props.keys.hasRecovery() ? say().has : say().hasNone}</p>
        <p>{privateWords().recovery.losing}</p>
        <Show
          when={recovery()}
          fallback={
            <>
              <Show when={props.keys.hasRecovery()}>
                <p>{say().replaces}</p>
              </Show>
              <Button onClick={() => void props.keys.showCode('recovery').then(setRecovery)}>
                {say().makeNew}
              </Button>
            </>
          }
        >
          {(shown) => (
            <>
              <CodeShown label={privateWords().recovery.code} code={shown().code} />
              <p>
                {privateWords().recovery.once} {privateWords().recovery.where}
              </p>
            </>
          )}
        </Show>
      </section>
    </SubView>
  );
}
