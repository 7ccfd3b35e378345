import { MAX_TEXT_LENGTH } from '@steady/shared/board/limits.ts';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';
import { caretDecorations, redrawCarets, showCarets } from './caretDecorations.ts';
import { absoluteSelection, relativeSelection, type Carets } from './carets.ts';
import { makeComposition } from './composition.ts';
import type { Delta } from './delta.ts';
import { deltaOfTransaction, FROM_DOCUMENT, transactionOfDelta } from './mapping.ts';
import { textInput } from './input.ts';
import { docOf } from './schema.ts';
import { makeTextSync } from './sync.ts';
import { makeTextUndo, type TextUndo } from './textUndo.ts';
import { readWords } from './words.ts';

export interface TextEditorOptions {
  /** Becomes the editor, and is left empty at the end; its role, name and classes stay its own. */
  readonly element: HTMLElement;
  readonly text: Y.Text;
  /** One of its own for every editor, so that two editors of one text can tell each other apart. */
  readonly origin: object;
  /** Asked at every change; call `refreshEditable` when the answer has changed. */
  readonly editable: () => boolean;
  readonly undo: TextUndo;
  readonly carets?: Carets | undefined;
  /** UTF-16 code units; what is there already may be longer. Default: MAX_TEXT_LENGTH. */
  readonly maxLength?: number | undefined;
  /** Something was not put in, because the text would be too long. It is still on the clipboard. */
  readonly onTooLong?: ((maxLength: number) => void) | undefined;
  readonly onEscape?: (() => void) | undefined;
  /** Ctrl or Cmd with Enter. */
  readonly onSubmit?: (() => void) | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
}

/** A place for the caret: an index in the words, or `x` and `y` in pixels of the window, as in a pointer event. */
export type Where = 'start' | 'end' | 'all' | number | { readonly x: number; readonly y: number };

export interface TextEditor {
  focus(where?: Where): void;
  refreshEditable(): void;
  dispose(): void;
}

/** Long enough for ProseMirror to have read what an input method left behind (it takes 20 ms). */
const SETTLE_MS = 40;
/** ProseMirror gives up an idle composition on Android after 5 s, and no event tells. */
const RECHECK_MS = 500;
/** `keyCode` of a key that an input method takes for itself. */
const IN_COMPOSITION = 229;

/**
 * Turns an element into an editor of a Y.Text. The document decides; this shows it.
 *
 * E1  What the person types is in the document before the next event.
 * E2  What others write never moves the caret from its place in the words.
 * E3  An input method is never disturbed: what would touch its letters is shown when it is done.
 * E4  Undo is the board's: ProseMirror keeps no history.
 */
export function makeTextEditor(options: TextEditorOptions): TextEditor {
  const { element, text, origin, carets, maxLength = MAX_TEXT_LENGTH } = options;
  const composition = makeComposition(() => view);
  let settling: number | undefined;
  let published = 'null';

  const sync = makeTextSync({
    text,
    origin,
    show,
    mayShow(delta) {
      const may = composition.lets(delta);
      if (!may) settleIn(RECHECK_MS);
      return may;
    },
  });
  const undo = makeTextUndo(options.undo, text, origin, selected);
  const state = EditorState.create({
    doc: docOf(readWords(text)),
    plugins: [
      caretDecorations(text, () => view.composing || sync.holding),
      ...textInput({
        maxLength,
        newStep: undo.newStep,
        undo: () => void (view.composing || undo.undo(restore)),
        redo: () => void (view.composing || undo.redo(restore)),
        onTooLong: () => options.onTooLong?.(maxLength),
        onEscape: () => options.onEscape?.(),
        onSubmit: () => options.onSubmit?.(),
      }),
    ],
  });
  const view: EditorView = new EditorView(
    { mount: element },
    {
      state,
      editable: options.editable,
      dispatchTransaction: dispatch,
      handleDOMEvents: {
        compositionstart: (_, event) => composition.composed(event.data),
        compositionupdate: (_, event) => composition.composed(event.data),
        compositionend: () => settleIn(SETTLE_MS),
        keydown: (_, event) => {
          if (!event.isComposing && event.keyCode !== IN_COMPOSITION) endLostComposition();
        },
        focus() {
          undo.newStep();
          publish();
          options.onFocus?.();
        },
        blur() {
          endLostComposition();
          undo.newStep();
          publish(false);
          options.onBlur?.();
        },
      },
    },
  );
  markEmpty();
  const stopCarets = carets?.observe((others) => view.dispatch(showCarets(view.state, others)));

  function dispatch(tr: Transaction): void {
    const fromDocument = tr.getMeta(FROM_DOCUMENT) === true;
    const typed = tr.docChanged && !fromDocument;
    if (typed && !options.editable()) {
      view.updateState(view.state); // puts back what the browser let in
      return;
    }
    const delta = typed ? deltaOfTransaction(tr) : [];
    if (!fromDocument)
      undo.before(delta, !view.composing && !tr.selection.eq(view.state.selection));
    view.updateState(view.state.apply(tr));
    if (typed) sync.local(delta); // [E1]
    if (tr.docChanged) markEmpty();
    publish();
  }

  function show(delta: Delta): void {
    composition.prepare(delta); // [E3]
    view.dispatch(transactionOfDelta(view.state, delta)); // [E2]
  }

  function settleIn(ms: number): void {
    window.clearTimeout(settling);
    settling = window.setTimeout(() => {
      if (view.composing) return settleIn(RECHECK_MS);
      sync.release();
      view.dispatch(redrawCarets(view.state));
    }, ms);
  }

  /** Chromium ends a composition whose letters were deleted without saying so; ProseMirror then waits. */
  function endLostComposition(): void {
    if (view.composing) element.dispatchEvent(new CompositionEvent('compositionend'));
  }

  function selected() {
    const { anchor, head } = view.state.selection;
    return { anchor: sync.toDocument(anchor), head: sync.toDocument(head) };
  }

  function restore(selection: ReturnType<typeof relativeSelection>): void {
    const at = sync.holding ? undefined : absoluteSelection(text, selection);
    if (at !== undefined) select(at.anchor, at.head);
  }

  function select(anchor: number, head = anchor): void {
    const { tr } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView());
  }

  function publish(here = view.hasFocus()): void {
    if (carets === undefined) return;
    const now = here && options.editable() ? relativeSelection(text, selected()) : null;
    const key = JSON.stringify(now);
    if (key === published) return;
    published = key;
    carets.set(now);
  }

  function markEmpty(): void {
    element.toggleAttribute('data-empty', view.state.doc.content.size === 0);
  }

  return {
    focus(where) {
      const { size } = view.state.doc.content;
      if (where === 'start') select(0);
      else if (where === 'end') select(size);
      else if (where === 'all') select(0, size);
      else if (typeof where === 'number') select(Math.min(where, size));
      else if (where !== undefined)
        select(view.posAtCoords({ left: where.x, top: where.y })?.pos ?? size);
      view.focus();
    },
    refreshEditable() {
      view.setProps({});
      publish();
    },
    dispose() {
      window.clearTimeout(settling);
      stopCarets?.();
      publish(false);
      undo.dispose();
      sync.dispose();
      view.destroy();
    },
  };
}
