import { keymap } from 'prosemirror-keymap';
import { Plugin, type Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { wordsOfTransfer } from './paste.ts';

export interface TextInput {
  readonly maxLength: number;
  readonly newStep: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly onTooLong: () => void;
  readonly onEscape: () => void;
  readonly onSubmit: () => void;
}

/** Keys, paste, drop and copy: plain text in, plain text out, never more than `maxLength`. */
export function textInput(to: TextInput): Plugin[] {
  const always =
    (act: () => void): Command =>
    () => {
      act();
      return true;
    };
  const lineBreak: Command = (_state, _dispatch, view) => {
    to.newStep();
    if (view !== undefined) insert(view, '\n');
    return true;
  };
  const deleteSelected: Command = ({ selection, tr }, dispatch) => {
    if (selection.empty) return false;
    dispatch?.(tr.deleteSelection().scrollIntoView());
    return true;
  };

  const fits = (view: EditorView, from: number, end: number, length: number) => {
    const { size } = view.state.doc.content;
    const grows = length > end - from;
    return !grows || size - (end - from) + length <= to.maxLength;
  };

  /** All of it or nothing: half a pasted sentence could say the opposite. */
  function insert(view: EditorView, words: string, at?: number): void {
    const { from, to: end } = at === undefined ? view.state.selection : { from: at, to: at };
    if (words === '') return;
    if (!fits(view, from, end, words.length)) to.onTooLong();
    else view.dispatch(view.state.tr.insertText(words, from, end).scrollIntoView());
  }

  return [
    keymap({
      Enter: lineBreak,
      'Shift-Enter': lineBreak,
      'Mod-Enter': always(to.onSubmit),
      Escape: always(to.onEscape),
      Backspace: deleteSelected,
      Delete: deleteSelected,
      'Mod-z': always(to.undo),
      'Mod-y': always(to.redo),
      'Shift-Mod-z': always(to.redo),
    }),
    new Plugin({
      props: {
        handleTextInput(view, from, end, words) {
          // An input method that is refused a letter loses the others too, so it may finish.
          if (view.composing || fits(view, from, end, words.length)) return false;
          to.onTooLong();
          return true;
        },
        handleDOMEvents: {
          // Before the editor parses what it is given.
          drop(view, event) {
            if (!view.editable || view.dragging !== null || event.dataTransfer === null)
              return false;
            event.preventDefault();
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
            to.newStep();
            insert(view, wordsOfTransfer(event.dataTransfer), at);
            return true;
          },
          paste(view, event) {
            if (!view.editable || event.clipboardData === null) return false;
            event.preventDefault();
            to.newStep();
            insert(view, wordsOfTransfer(event.clipboardData));
            to.newStep();
            return true;
          },
          copy: (view, event) => copy(view, event),
          cut(view, event) {
            if (!view.editable || !copy(view, event)) return false;
            to.newStep();
            view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
            return true;
          },
          beforeinput(view, event) {
            const kind = event.inputType;
            if (kind === 'historyUndo') to.undo();
            else if (kind === 'historyRedo') to.redo();
            else if (BREAKS.has(kind) && isAndroid() && event.cancelable) {
              // Android tells of Enter by this alone; elsewhere ProseMirror has seen the key.
              to.newStep();
              insert(view, '\n');
            } else if (!kind.startsWith('format')) return false;
            event.preventDefault();
            return true;
          },
        },
      },
    }),
  ];
}

function copy(view: EditorView, event: ClipboardEvent): boolean {
  const { from, to: end, empty } = view.state.selection;
  if (empty || event.clipboardData === null) return false;
  event.preventDefault();
  event.clipboardData.setData('text/plain', view.state.doc.textBetween(from, end));
  return true;
}

const BREAKS = new Set(['insertParagraph', 'insertLineBreak']);
const isAndroid = () => /Android/.test(navigator.userAgent);
