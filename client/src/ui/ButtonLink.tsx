import type { JSX } from 'solid-js';
import { followLink } from './address.ts';
import './button.css';

/** A way to another page that weighs as much as a button. */
export function ButtonLink(props: {
  href: string;
  look?: 'primary' | 'quiet' | 'plain';
  /** When the words alone do not say where to, for instance in a list. */
  name?: string;
  wide?: boolean;
  icon?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <a
      href={props.href}
      class="button"
      data-look={props.look ?? 'quiet'}
      data-wide={props.wide ? '' : undefined}
      aria-label={props.name}
      on:click={followLink}
    >
      {props.icon}
      <span>{props.children}</span>
    </a>
  );
}
