import type { JSX } from 'solid-js';

/**
 * The first sentence of a sheet that opened by itself: the focus goes here, so that a key somebody was
 * just pressing neither closes it nor answers.
 */
export function Lead(props: { children: JSX.Element }) {
  return (
    <p
      class="round-lead"
      tabindex="-1"
      autofocus
      ref={(element) => queueMicrotask(() => element.focus())}
    >
      {props.children}
    </p>
  );
}
