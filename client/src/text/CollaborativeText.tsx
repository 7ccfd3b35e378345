import { makeTextOrigin } from '@steady/shared/board/origins.ts';
import {
  createEffect,
  createMemo,
  createRenderEffect,
  createSignal,
  on,
  onCleanup,
  onMount,
  untrack,
  type Accessor,
} from 'solid-js';
import type * as Y from 'yjs';
import type { Carets } from './carets.ts';
import { loadEditor, loadEditorSoon, type EditorModule } from './loadEditor.ts';
import type { TextEditor, Where } from './makeTextEditor.ts';
import type { TextUndo } from './textUndo.ts';
import { readWords } from './words.ts';
import './text.css';

export interface CollaborativeTextProps {
  text: Y.Text;
  /** What is written here and who can see it, for screen readers. */
  label: string;
  placeholder?: string | undefined;
  editable: boolean;
  undo: TextUndo;
  carets?: Carets | undefined;
  /** Default `press`. On the canvas a press drags the card, and the caller opens it. */
  opensBy?: 'press' | 'caller' | undefined;
  onEscape?: (() => void) | undefined;
  onSubmit?: (() => void) | undefined;
  onTooLong?: ((maxLength: number) => void) | undefined;
  onEditing?: ((editing: boolean) => void) | undefined;
  /** Where the way in is handed over, once mounted. */
  handle?: ((handle: TextHandle) => void) | undefined;
}

export interface TextHandle {
  /** Opens the editor and puts the caret there; does nothing where one may only read. */
  focus(where?: Where): void;
}

/**
 * The words of one Y.Text: plain text until somebody goes in, then an editor in the very same
 * element, so that a press places the caret itself and the keyboard of a phone comes up in the same
 * gesture. A page of 500 of these holds one editor at most.
 *
 * Listeners are `on:`: Solid's delegated events never fire inside the canvas.
 */
export function CollaborativeText(props: CollaborativeTextProps) {
  let element!: HTMLDivElement;
  // A memo: whoever passes the same text again does not end what is typed in it.
  const text = createMemo(() => props.text);
  const words = createWords(text);
  const [editor, setEditor] = createSignal<TextEditor>();
  let gone = false;
  const inUse = () => props.editable || editor() !== undefined;

  const open = (where: Where) => {
    const present = untrack(editor);
    if (present !== undefined) return present.focus(where);
    if (!props.editable) return;
    const begin = ({ makeTextEditor }: EditorModule) => {
      if (gone || untrack(editor) !== undefined || !props.editable) return;
      const made = makeTextEditor({
        element,
        text: props.text,
        origin: makeTextOrigin(),
        editable: () => props.editable,
        undo: props.undo,
        carets: props.carets,
        onEscape: () => (props.onEscape ?? (() => element.blur()))(),
        onSubmit: () => props.onSubmit?.(),
        onTooLong: (most) => props.onTooLong?.(most),
        onBlur: leave,
      });
      setEditor(made);
      props.onEditing?.(true);
      made.focus(where);
    };
    // In the same turn when it is there, which it is but for the first second of a page.
    loadEditor(begin);
  };
  const close = () => {
    const present = untrack(editor);
    if (present === undefined) return;
    present.dispose();
    setEditor(undefined);
    props.onEditing?.(false);
  };
  const hasFocus = () => document.activeElement === element;
  // A window in the background has lost focus, not the text. And the event has to end first.
  const leave = () => queueMicrotask(closeIfLeft);
  const closeIfLeft = () => {
    if (document.hasFocus() && !hasFocus()) close();
  };

  createEffect(() => {
    if (editor() === undefined) showWords(element, words());
  });
  createEffect(
    on(
      () => props.editable,
      () => editor()?.refreshEditable(),
      { defer: true },
    ),
  );
  createEffect(
    on(
      text,
      () => {
        const had = hasFocus();
        close();
        if (had) open('end');
      },
      { defer: true },
    ),
  );
  onMount(() => {
    props.handle?.({ focus: (where = 'end') => open(where) });
    if (props.editable) loadEditorSoon();
  });
  onCleanup(() => {
    gone = true;
    close();
  });

  const press = (event: MouseEvent) => {
    if (event.button !== 0 || props.opensBy === 'caller' || editor() !== undefined) return;
    open({ x: event.clientX, y: event.clientY });
  };
  const enter = () => {
    if (editor() === undefined) open('end');
  };

  return (
    <div
      ref={(made) => (element = made)}
      class="words"
      dir="auto"
      role={inUse() ? 'textbox' : undefined}
      tabindex={inUse() ? 0 : undefined}
      aria-multiline={inUse() ? 'true' : undefined}
      aria-label={inUse() ? props.label : undefined}
      aria-placeholder={inUse() ? props.placeholder : undefined}
      aria-readonly={inUse() && !props.editable ? 'true' : undefined}
      data-placeholder={props.placeholder}
      on:mousedown={press}
      on:focus={enter}
    />
  );
}

/** One text, one signal. */
function createWords(text: Accessor<Y.Text>): Accessor<string> {
  const [words, setWords] = createSignal('');
  createRenderEffect(() => {
    const now = text();
    const changed = () => setWords(readWords(now));
    changed();
    now.observe(changed);
    onCleanup(() => now.unobserve(changed));
  });
  return words;
}

function showWords(element: HTMLElement, words: string): void {
  // The last line break of a text shows only when something follows it.
  element.textContent = words.endsWith('\n') ? `${words}\n` : words;
  element.toggleAttribute('data-empty', words === '');
}
