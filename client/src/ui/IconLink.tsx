import type { JSX } from 'solid-js';
import { followLink } from './address.ts';
import './button.css';

/** A way to another page where there is room for its icon only. */
export function IconLink(props: { href: string; name: string; children: JSX.Element }) {
  return (
    <a
      href={props.href}
      class="icon-button"
      data-look="plain"
      aria-label={props.name}
      title={props.name}
      on:click={followLink}
    >
      {props.children}
    </a>
  );
}
