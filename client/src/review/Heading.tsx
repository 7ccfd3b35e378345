import type { JSX } from 'solid-js';

/** Where a new part begins, for eyes and for the focus: neither a key nor a tap answers by mistake. */
export function Heading(props: { children: JSX.Element }) {
  return (
    <h3
      class="review-heading"
      tabindex="-1"
      autofocus
      ref={(element) => queueMicrotask(() => element.focus())}
    >
      {props.children}
    </h3>
  );
}
