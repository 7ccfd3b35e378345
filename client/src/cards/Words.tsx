import { Show } from 'solid-js';
import type * as Y from 'yjs';
import { createText } from '../board/createText.ts';

/** Words that are only read: no editor, one text node. */
export function Words(props: { text: Y.Text; empty?: string | undefined }) {
  return (
    <Show when={props.text} keyed>
      {(text) => {
        const words = createText(text);
        return (
          <Show when={words()} fallback={<span class="card-empty">{props.empty}</span>}>
            {words()}
          </Show>
        );
      }}
    </Show>
  );
}
