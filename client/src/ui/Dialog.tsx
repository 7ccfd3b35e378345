import X from 'lucide-solid/icons/x';
import { createEffect, createUniqueId, onCleanup, Show, type JSX } from 'solid-js';
import { words } from '../words/index.ts';
import { HelpButton } from './HelpButton.tsx';
import { IconButton } from './IconButton.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import './dialog.css';

export interface DialogProps {
  open: boolean;
  /** Asked for by Escape, the close button or a tap beside it; the owner then sets `open` to false. */
  onClose: () => void;
  title: string;
  /** Buttons at its foot, the primary one last. */
  actions?: JSX.Element;
  /** It is the help itself. */
  noHelp?: boolean;
  children: JSX.Element;
}

/**
 * A native modal dialog: the browser keeps the focus inside and gives it back. Its contents exist only
 * while it is open, so nothing typed in it outlives it. It covers the page's own way out, so it has one.
 */
export function Dialog(props: DialogProps) {
  const titleId = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  let close: HTMLButtonElement | undefined;
  createEffect(() => {
    if (!props.open) dialog?.close();
    else if (dialog && !dialog.open) {
      dialog.showModal();
      // Left to the browser the focus would be on the first button, and Enter would leave the page.
      (dialog.querySelector<HTMLElement>('[autofocus]') ?? close)?.focus();
    }
  });
  onCleanup(() => dialog?.close());
  return (
    <dialog
      ref={(element) => (dialog = element)}
      class="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClose={() => {
        // A browser may close it itself, for instance at a second Escape. It tells late: it may be open anew.
        if (props.open && dialog?.open === false) props.onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog) props.onClose();
      }}
    >
      <Show when={props.open}>
        <div class="dialog-body">
          <header class="dialog-head">
            <h2 id={titleId}>{props.title}</h2>
            <div class="dialog-ways-out">
              <Show when={!props.noHelp}>
                <HelpButton />
              </Show>
              <LeaveButton small />
              <IconButton
                ref={(button) => (close = button)}
                name={words().shell.close}
                onClick={() => props.onClose()}
              >
                <X aria-hidden="true" />
              </IconButton>
            </div>
          </header>
          {props.children}
          <Show when={props.actions}>
            <footer class="dialog-actions">{props.actions}</footer>
          </Show>
        </div>
      </Show>
    </dialog>
  );
}
