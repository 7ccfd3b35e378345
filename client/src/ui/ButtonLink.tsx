import { A } from '@solidjs/router';
import type { JSX } from 'solid-js';
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
    <A
      href={props.href}
      class="button"
      data-look={props.look ?? 'quiet'}
      data-wide={props.wide ? '' : undefined}
      aria-label={props.name}
    >
      {props.icon}
      <span>{props.children}</span>
    </A>
  );
}
