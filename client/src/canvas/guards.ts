import type { CardId } from '@steady/shared/ids.ts';
import { toRichText, type TLShape, type TLShapeId } from '@tldraw/tlschema';
import { getIndexBetween, type Editor, type VecLike } from 'tldraw';
import { cardOfShapeId, isDerivedId, isPaper, PAGE_ID } from './ids.ts';
import { snapshot, takeBackCards } from './cards.ts';
import type { CanvasOptions } from './options.ts';
import { takeWords } from './record.ts';
import { same } from './same.ts';
import { cardIdOf, isCardShape } from './shapes.ts';

/**
 * What the engine would let people do and a board must not.
 *
 * G1  Paper (lanes, links) cannot be selected, moved, erased or changed.
 * G2  Of a card on the canvas only its place can be changed.
 * G3  Deleting a card's shape takes the card back or is refused; deleting the frame around it
 *     leaves it where it stands. The eraser passes over it.
 * G4  Nothing is grouped: equal sibling indexes crashed editors with groups.
 * G5  There is one page, and it stays.
 * G6  Siblings never have the same index: the engine gives it to two copies of one shape, and its
 *     reordering and duplicating then throw.
 * G7  While something is duplicated nothing changes its pile: the engine takes arrows off their shapes
 *     meanwhile, which moves them to another pile, and then throws over the indexes of the first.
 * G8  With several shapes selected a paste goes onto the page: the engine looks for a frame that all of
 *     them share, and throws when one of them is a frame itself.
 * G9  Words are those that everybody would take from the document (richText.ts): what is pasted has no
 *     others, and its links lead where links may lead.
 * @returns a function that takes the guards off
 */
export function guard(editor: Editor, options: CanvasOptions): () => void {
  const { sideEffects } = editor;
  const isDuplicating = watchDuplicating(editor);
  const off = [
    sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      source !== 'user'
        ? after
        : isDuplicating()
          ? inItsPile(before, after)
          : apart(editor, withWords(allowedChange(before, after), before), before),
    ),
    sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
      source === 'user' ? apart(editor, withWords(shape)) : shape,
    ),
    sideEffects.registerBeforeDeleteHandler('shape', (shape, source) =>
      source === 'user' && isDerivedId(shape.id) ? false : undefined,
    ),
    sideEffects.registerBeforeChangeHandler('page', (before, after, source) =>
      source === 'user' ? before : after,
    ),
    sideEffects.registerBeforeDeleteHandler('page', (_, source) =>
      source === 'user' ? false : undefined,
    ),
    sideEffects.registerBeforeChangeHandler('instance_page_state', (_, state) => {
      const { selectedShapeIds, erasingShapeIds, hoveredShapeId } = state;
      if (
        !selectedShapeIds.some(isPaper) &&
        !erasingShapeIds.some(isDerivedId) &&
        !isPaper(hoveredShapeId ?? '')
      )
        return state;
      return {
        ...state,
        selectedShapeIds: selectedShapeIds.filter((id) => !isPaper(id)),
        erasingShapeIds: erasingShapeIds.filter((id) => !isDerivedId(id)),
        hoveredShapeId: isPaper(hoveredShapeId ?? '') ? null : hoveredShapeId,
      };
    }),
  ];
  guardDeletion(editor, options);
  carrySnapshots(editor, options);
  pasteOntoPage(editor);
  Object.assign(editor, { groupShapes: () => editor });
  return () => {
    for (const stop of off) stop();
  };
}

/** [G1] [G2] */
function allowedChange(before: TLShape, after: TLShape): TLShape {
  if (isPaper(before.id)) return before;
  if (!isCardShape(before)) return after;
  return {
    ...before,
    x: after.x,
    y: after.y,
    parentId: after.parentId,
    index: after.index,
  };
}

/** [G9] */
function withWords(shape: TLShape, before?: TLShape): TLShape {
  if (before?.props === shape.props || !('richText' in shape.props || 'url' in shape.props))
    return shape;
  const props = { ...shape.props };
  if (takeWords(props)) return same(props, shape.props) ? shape : { ...shape, props };
  const richText =
    before !== undefined && 'richText' in before.props ? before.props.richText : NONE;
  return { ...shape, props: { ...props, richText } };
}

const NONE = toRichText('');

const HOLDING = [
  'select.translating',
  'select.resizing',
  'select.rotating',
  'select.dragging_handle',
];

/** [G3] */
function guardDeletion(editor: Editor, options: CanvasOptions): void {
  const remove = editor.deleteShapes.bind(editor);
  Object.assign(editor, {
    deleteShapes(shapes: ReadonlyArray<TLShapeId | TLShape>): Editor {
      if (editor.getIsReadonly()) return editor;
      // The engine's drag does not survive that what it holds is gone.
      if (editor.isInAny(...HOLDING)) editor.complete();
      const ids = shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id));
      const cards = ids.flatMap((id): CardId[] => {
        const card = cardOfShapeId(id);
        return card === undefined ? [] : [card];
      });
      const others = ids.filter((id) => !isDerivedId(id));
      if (others.length > 0) {
        editor.run(() => {
          const inside = [...editor.getShapeAndDescendantIds(others)].filter(
            (id) => cardOfShapeId(id) !== undefined,
          );
          if (inside.length > 0) editor.reparentShapes(inside, PAGE_ID);
          remove(others);
        });
      }
      if (cards.length > 0) takeBackCards(options, cards);
      return editor;
    },
  });
}

/** A copied card carries its words, for it may be gone when it is pasted. */
function carrySnapshots(editor: Editor, options: CanvasOptions): void {
  const content = editor.getContentFromCurrentPage.bind(editor);
  Object.assign(editor, {
    getContentFromCurrentPage(shapes: TLShapeId[] | TLShape[]) {
      const found = content(shapes);
      if (found === undefined) return undefined;
      return {
        ...found,
        shapes: found.shapes.map((shape) => {
          const card = isCardShape(shape) ? cardIdOf(shape) : undefined;
          const words = card === undefined ? undefined : snapshot(options, card);
          return words === undefined ? shape : { ...shape, meta: { ...shape.meta, card: words } };
        }),
      };
    },
  });
}

/** [G6] */
function apart(editor: Editor, shape: TLShape, before?: TLShape): TLShape {
  if (before?.index === shape.index && before.parentId === shape.parentId) return shape;
  let taken = false;
  let above: TLShape['index'] | undefined;
  for (const id of editor.getSortedChildIdsForParent(shape.parentId)) {
    const index = editor.getShape(id)?.index;
    if (id === shape.id || index === undefined) continue;
    if (index === shape.index) taken = true;
    if (index > shape.index && (above === undefined || index < above)) above = index;
  }
  return taken ? { ...shape, index: getIndexBetween(shape.index, above) } : shape;
}

/** [G7] @returns whether `duplicateShapes` is running */
function watchDuplicating(editor: Editor): () => boolean {
  const duplicate = editor.duplicateShapes.bind(editor);
  let depth = 0;
  Object.assign(editor, {
    duplicateShapes(shapes: TLShapeId[] | TLShape[], offset?: VecLike): Editor {
      depth += 1;
      try {
        return duplicate(
          shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id)),
          offset,
        );
      } finally {
        depth -= 1;
      }
    },
  });
  return () => depth > 0;
}

function inItsPile(before: TLShape, after: TLShape): TLShape {
  const { index, parentId, x, y, rotation } = before;
  return after.parentId === parentId
    ? { ...after, index }
    : { ...after, index, parentId, x, y, rotation };
}

/** [G8] */
function pasteOntoPage(editor: Editor): void {
  const put = editor.putContentOntoCurrentPage.bind(editor);
  Object.assign(editor, {
    putContentOntoCurrentPage(...[content, how]: Parameters<typeof put>): Editor {
      if (editor.getSelectedShapeIds().length > 1) editor.selectNone();
      return put(content, how);
    },
  });
}
