import { diffWordsWithSpace } from 'diff';
import { createMemo, For, Match, Switch } from 'solid-js';
import { promiseWords } from '../../words/promises.ts';

/**
 * Two texts as one: what was taken away is struck through, what was added underlined, and both are
 * named for those who only hear it.
 */
export function Difference(props: { before: string; after: string }) {
  const parts = createMemo(() => diffWordsWithSpace(props.before, props.after));
  return (
    <p class="promise-words" dir="auto">
      <For each={parts()}>
        {(part) => (
          <Switch fallback={part.value}>
            <Match when={part.removed}>
              <del>
                <span class="visually-hidden">{promiseWords().takenAway} </span>
                {part.value}
              </del>
            </Match>
            <Match when={part.added}>
              <ins>
                <span class="visually-hidden">{promiseWords().added} </span>
                {part.value}
              </ins>
            </Match>
          </Switch>
        )}
      </For>
    </p>
  );
}
