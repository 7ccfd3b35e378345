import { splitProps, type JSX } from 'solid-js';
import './button.css';

type Native = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'class'>;

/**
 * `primary` is the one next step of a screen; `quiet` has an edge; `plain` is only words, for what is
 * always there. No look means danger: words say what will happen before it happens.
 */
export type ButtonLook = 'primary' | 'quiet' | 'plain';

export interface ButtonProps extends Native {
  look?: ButtonLook;
  /** Shown before the words, hidden from screen readers: the words are the name. */
  icon?: JSX.Element;
  /** Busy buttons keep their place, ignore presses and say so. */
  busy?: boolean;
  /** As wide as what it stands in: the one big step of a phone screen. */
  wide?: boolean;
}

export function Button(props: ButtonProps) {
  const [own, native] = splitProps(props, ['look', 'icon', 'busy', 'wide', 'children']);
  return (
    <button
      type="button"
      {...native}
      class="button"
      data-look={own.look ?? 'quiet'}
      data-wide={own.wide ? '' : undefined}
      aria-disabled={own.busy ? 'true' : undefined}
      aria-busy={own.busy ? 'true' : undefined}
      on:click={{
        capture: true,
        handleEvent: (event: MouseEvent) => {
          if (!own.busy) return;
          event.preventDefault();
          event.stopImmediatePropagation();
        },
      }}
    >
      {own.icon}
      <span>{own.children}</span>
    </button>
  );
}
