import { showCode, type PrivateCode } from '@steady/shared/private/code.ts';
import { For } from 'solid-js';

/** A code to be copied by hand: seven groups, which a screen reader spells. */
export function CodeShown(props: { label: string; code: PrivateCode }) {
  const groups = () => showCode(props.code).split('-');
  return (
    <div class="private-code" role="group" aria-label={props.label} dir="ltr" tabindex="0">
      <For each={groups()}>
        {(group) => (
          <span>
            <span class="visually-hidden">{group.split('').join(' ')}</span>
            <span aria-hidden="true">{group}</span>
          </span>
        )}
      </For>
    </div>
  );
}
