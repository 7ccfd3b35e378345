import { For } from 'solid-js';
import { words } from '../words/index.ts';
import './skeleton.css';

/**
 * Where something will stand, shown after 300 ms by the stylesheet alone: what comes sooner never flickers.
 * @param props.lines how many blocks, about as many as will come
 */
export function Skeleton(props: { lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{words().shell.loading}</span>
      <For each={Array.from({ length: props.lines ?? 3 })}>
        {() => <div class="skeleton-line" aria-hidden="true" />}
      </For>
    </div>
  );
}
