import { createSignal, onCleanup, Show, type JSX } from 'solid-js';
import { words } from '../words/index.ts';
import { Dialog } from './Dialog.tsx';
import { later } from './later.tsx';

const ShortcutList = later(() => import('./ShortcutList.tsx'));

export interface Shortcut {
  /** Pressed together, as they are printed on a keyboard: `['Ctrl', 'Z']`. */
  keys: readonly string[];
  does: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

/**
 * Opens a list of all keys on `?`, unless somebody is typing one. A page has one, with its own groups first,
 * or a list of its own that comes when it is first asked for.
 */
export function Shortcuts(props: { groups?: readonly ShortcutGroup[]; children?: JSX.Element }) {
  const [open, setOpen] = createSignal(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    setOpen(true);
  };
  document.addEventListener('keydown', onKeyDown);
  onCleanup(() => document.removeEventListener('keydown', onKeyDown));

  return (
    <Dialog open={open()} onClose={() => setOpen(false)} title={words().keys.title}>
      <Show when={props.groups} fallback={props.children}>
        {(groups) => <ShortcutList groups={groups()} />}
      </Show>
    </Dialog>
  );
}

/** Whether a key press there writes something. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['button', 'checkbox', 'radio'].includes(target.type))
  );
}
