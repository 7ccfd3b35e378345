import type { JSX } from 'solid-js';

/** Heard, not seen. For a class on an element of your own: `visually-hidden`. */
export function VisuallyHidden(props: { children: JSX.Element }) {
  return <span class="visually-hidden">{props.children}</span>;
}
