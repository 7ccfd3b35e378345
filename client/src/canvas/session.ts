import {
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  react,
  unsafe__withoutCapture,
  type Editor,
  type TLAnyShapeUtilConstructor,
  type TLShapeId,
  type TLStore,
} from 'tldraw';
import { bindCanvas, type CanvasBinding } from './binding.ts';
import { cloneShape } from './cards.ts';
import { byId } from './engine.ts';
import { guard } from './guards.ts';
import { canvasShapes } from './shapeUtils.ts';
import type { CanvasOptions } from './options.ts';
import { shareUndo } from './undo.ts';

/**
 * One store, bound to the board, and the editor that comes to work on it. It holds nothing that is
 * not in the document: after a crash a new one takes its place.
 */
export interface Session {
  readonly store: TLStore;
  readonly shapeUtils: readonly TLAnyShapeUtilConstructor[];
  readonly binding: CanvasBinding;
  /** @returns what has to be done when the editor goes */
  attach(editor: Editor): () => void;
  dispose(): void;
}

export type Schedule = (task: () => void, ms: number) => () => void;

/** States in which something is held in the hand: what they touch is written when they end. */
const GESTURES = [
  'select.translating',
  'select.resizing',
  'select.rotating',
  'select.dragging_handle',
  'arrow.pointing',
  'line.pointing',
  'geo.pointing',
  'note.pointing',
  'frame.pointing',
  'text.pointing',
];
const STROKES = ['draw.drawing', 'highlight.drawing'];

export function makeSession(options: CanvasOptions, schedule: Schedule): Session {
  let editor: Editor | undefined;
  /** What was selected when the gesture began: a selection may change while something is dragged. */
  let held: readonly TLShapeId[] = [];
  const shapeUtils = canvasShapes(options);
  const store = createTLStore({
    shapeUtils: [...defaultShapeUtils, ...shapeUtils],
    bindingUtils: defaultBindingUtils,
  });
  const isGesture = () => editor?.isInAny(...GESTURES) ?? false;
  const binding = bindCanvas({
    board: options.board,
    store,
    mayWrite: () => options.mayWrite(),
    isGesture,
    beforeWrite() {
      // A pen that rests on the paper for a second still draws one stroke, which is one step of undo.
      options.undo.captureTimeout = editor?.isInAny(...STROKES) ? STROKE_MS : captureMs;
    },
    cloneCard: (shape, place) => cloneShape(options, shape, place),
    beforeRemove(ids, inHand) {
      if (editor === undefined) return;
      if (ids.has(editor.getEditingShapeId() ?? '')) editor.cancel();
      // Over a frame that is gone the engine's drag fails too.
      const concerned =
        inHand ||
        [...held, ...editor.getSelectedShapeIds()].some((id) => ids.has(id)) ||
        [...ids].some((id) => Reflect.get(byId(store, id) ?? {}, 'type') === 'frame');
      if (concerned && editor.isInAny(...GESTURES, ...STROKES)) editor.complete();
    },
    renamed(ids) {
      if (editor === undefined) return;
      const selected = editor.getSelectedShapeIds();
      if (!selected.some((id) => ids.has(id))) return;
      const now = selected.flatMap((id): TLShapeId[] => {
        const record = byId(store, ids.get(id) ?? id);
        return record?.typeName === 'shape' ? [record.id] : [];
      });
      editor.run(() => editor?.setSelectedShapes(now), { history: 'ignore' });
    },
    onRefused: () => options.onNotice('not-here'),
    onOutdated: () => options.onNotice('reload'),
    schedule,
  });
  const captureMs = options.undo.captureTimeout;
  const mayWrite = () => options.mayWrite() && !binding.outdated();

  return {
    store,
    shapeUtils,
    binding,
    attach(attached) {
      editor = attached;
      const setReadonly = () =>
        attached.updateInstanceState({ isReadonly: !mayWrite() }, { history: 'ignore' });
      setReadonly();
      const off = [
        react('what is in the hand', () => {
          if (!attached.isInAny(...GESTURES)) held = [];
          else if (held.length === 0)
            held = unsafe__withoutCapture(() => attached.getSelectedShapeIds());
        }),
        guard(attached, options),
        shareUndo(attached, options.undo, binding, mayWrite),
        options.onMayWrite(() => {
          if (!mayWrite()) attached.complete();
          setReadonly();
          binding.rightsChanged();
        }),
      ];
      return () => {
        for (const stop of off) stop();
        if (editor === attached) editor = undefined;
      };
    },
    dispose() {
      options.undo.captureTimeout = captureMs;
      binding.dispose();
    },
  };
}

const STROKE_MS = 24 * 60 * 60 * 1000;
