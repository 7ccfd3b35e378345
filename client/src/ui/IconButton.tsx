import { splitProps, type JSX } from 'solid-js';
import './button.css';

type Native = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'aria-label' | 'title'>;

export interface IconButtonProps extends Native {
  /** What it does: the accessible name, and what a mouse sees when it rests there. */
  name: string;
  look?: 'quiet' | 'plain';
}

/** A square of 44 px with one icon. Where there is room for words, use Button. */
export function IconButton(props: IconButtonProps) {
  const [own, native] = splitProps(props, ['name', 'look', 'children']);
  return (
    <button
      type="button"
      {...native}
      class="icon-button"
      data-look={own.look ?? 'plain'}
      aria-label={own.name}
      title={own.name}
    >
      {own.children}
    </button>
  );
}
