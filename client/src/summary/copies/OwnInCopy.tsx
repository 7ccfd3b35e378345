import type { Format } from '@steady/shared/summary/choices.ts';
import { For, Match, Show, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { summaryWords } from '../../words/summary.ts';
import type { Own } from './createOwn.ts';
import { takesOwn } from './ownWriting.ts';

/** Says before a copy is made whether what only this device can read is in it, and if not why. */
export function OwnInCopy(props: { own: Own; format: Format }) {
  const say = () => summaryWords().copies.own;
  const state = () => props.own.state();
  const takes = () => takesOwn(props.format);
  const without = () => {
    const kind = state();
    return kind === 'locked' || kind === 'no-crypto' || kind === 'not-now' ? kind : undefined;
  };
  return (
    <div class="copy-own" role="status">
      <Switch>
        <Match when={takes() === 'not'}>
          <p>{say().notIn}</p>
        </Match>
        <Match when={state() === 'reading'}>
          <p>{say().reading}</p>
        </Match>
        <Match when={without()}>
          {(why) => (
            <>
              <p>{say()[why()]}</p>
              <Show when={why() === 'locked'}>
                <p>{say().unlock}</p>
              </Show>
              <Show when={why() === 'not-now'}>
                <Button onClick={() => props.own.again()}>{say().again}</Button>
              </Show>
            </>
          )}
        </Match>
        <Match when={state() === 'notes'}>
          <p>{say().addedNotes}</p>
        </Match>
        <Match when={state() === 'some'}>
          <p>
            {say().added} {say().server}
          </p>
          <For each={props.own.lacking()}>{(sentence) => <p>{sentence}</p>}</For>
          <Show when={props.own.lacking().includes(say().hereOnly)}>
            <Button onClick={() => props.own.again()}>{say().again}</Button>
          </Show>
        </Match>
      </Switch>
      <Show when={takes() === 'beside' && (state() === 'some' || state() === 'notes')}>
        <p>{say().second}</p>
      </Show>
    </div>
  );
}
