import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type * as Y from 'yjs';
import { shapeOf } from '../ui/PersonMark.tsx';
import { absoluteSelection, type RemoteCaret } from './carets.ts';
import { FROM_DOCUMENT } from './mapping.ts';

interface Drawn {
  readonly carets: readonly RemoteCaret[];
  readonly set: DecorationSet;
}

const key = new PluginKey<Drawn>('carets');

/**
 * Draws where others write. Decorations only: nothing here is part of the words, of a copy or of
 * what a screen reader reads. While `frozen` they only move with the words, because drawing one
 * anew could cut the DOM text an input method is composing in.
 */
export const caretDecorations = (text: Y.Text, frozen: () => boolean): Plugin<Drawn> =>
  new Plugin<Drawn>({
    key,
    state: {
      init: () => ({ carets: [], set: DecorationSet.empty }),
      apply(tr, { carets, set }) {
        const news: readonly RemoteCaret[] | undefined = tr.getMeta(key);
        const now = news ?? carets;
        const fresh = news !== undefined || tr.getMeta(FROM_DOCUMENT) === true;
        if (!fresh || frozen()) return { carets: now, set: set.map(tr.mapping, tr.doc) };
        return { carets: now, set: draw(text, now, tr) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });

export const showCarets = (state: EditorState, carets: readonly RemoteCaret[]): Transaction =>
  state.tr.setMeta(key, carets);

/** Draws again what was frozen. */
export const redrawCarets = (state: EditorState): Transaction =>
  state.tr.setMeta(key, key.getState(state)?.carets ?? []);

function draw(text: Y.Text, carets: readonly RemoteCaret[], { doc }: Transaction): DecorationSet {
  const size = doc.content.size;
  const drawn = carets.flatMap((caret) => {
    const selected = absoluteSelection(text, caret);
    if (selected === undefined) return [];
    const anchor = Math.min(selected.anchor, size);
    const head = Math.min(selected.head, size);
    const selection = Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
      class: 'remote-selection',
      'data-person': caret.seat,
    });
    // The place is in the key, so that the name shows again wherever the caret goes.
    const place = Decoration.widget(head, () => markOf(caret), {
      key: `${caret.client}:${caret.name}:${head}`,
      side: 1,
      ignoreSelection: true,
    });
    return anchor === head ? [place] : [selection, place];
  });
  return DecorationSet.create(doc, drawn);
}

function markOf({ seat, name }: RemoteCaret): HTMLElement {
  const caret = element('span', 'remote-caret');
  caret.setAttribute('aria-hidden', 'true');
  caret.dataset['person'] = seat;
  const shape = element('span', 'remote-caret-shape');
  shape.dataset['shape'] = shapeOf(seat);
  const flag = element('bdi', 'remote-caret-name');
  flag.textContent = name;
  caret.append(shape, flag);
  return caret;
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
