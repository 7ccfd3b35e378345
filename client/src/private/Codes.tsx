import { createSignal, Show } from 'solid-js';
import { privateWords } from '../words/private.ts';
import { AskForCode } from './AskForCode.tsx';
import { CodeShown } from './CodeShown.tsx';
import type { ShownCode, SpaceKeys } from './space.ts';
import { SubView } from './SubView.tsx';

/** Where the key is, and how it comes to another device or back after all of them are lost. */
export function Codes(props: { keys: SpaceKeys; onBack: () => void }) {
  const [handOver, setHandOver] = createSignal<ShownCode>();
  const [recovery, setRecovery] = createSignal<ShownCode>();
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
            <AskForCode
              keys={props.keys}
              what="hand-over"
              label={say().show}
              onCode={setHandOver}
            />
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
              <AskForCode
                keys={props.keys}
                what="recovery"
                label={say().makeNew}
                onCode={setRecovery}
              />
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
