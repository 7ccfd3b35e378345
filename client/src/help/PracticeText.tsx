import { For, Match, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { readBlocks } from './readBlocks.ts';

/** A practice's own words, as text and nothing else, each part in the direction it is written in. */
export function PracticeText(props: { text: string; level: 2 | 3 | 4 }) {
  return (
    <div class="practice-text">
      <For each={readBlocks(props.text)}>
        {(block) => (
          <Switch>
            <Match when={block.kind === 'heading' && block}>
              {(found) => (
                <Dynamic component={`h${props.level}`} dir="auto">
                  {found().text}
                </Dynamic>
              )}
            </Match>
            <Match when={block.kind === 'paragraph' && block}>
              {(found) => <p dir="auto">{found().text}</p>}
            </Match>
            <Match when={block.kind === 'list' && block}>
              {(found) => (
                <ul>
                  <For each={found().items}>{(item) => <li dir="auto">{item}</li>}</For>
                </ul>
              )}
            </Match>
          </Switch>
        )}
      </For>
    </div>
  );
}
