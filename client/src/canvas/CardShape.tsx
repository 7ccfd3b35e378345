import { isCard, readCard } from '@steady/shared/board/card.ts';
import { CARD_SIZE } from '@steady/shared/board/place.ts';
import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react';
import {
  HTMLContainer,
  Rectangle2d,
  ShapeUtil,
  stopEventPropagation,
  T,
  useEditor,
  useIsEditing,
  useValue,
  type Geometry2d,
  type TLAnyShapeUtilConstructor,
} from 'tldraw';
import { cardOfShapeId } from './ids.ts';
import type { CanvasOptions } from './options.ts';
import { cardIdOf, type CardShape } from './shapes.ts';
import { comeCloser } from './startWriting.ts';

/** A card on the canvas: geometry, and in it the same card component as in the lane. */
export function makeCardUtil(options: CanvasOptions): TLAnyShapeUtilConstructor {
  return class CardShapeUtil extends ShapeUtil<CardShape> {
    static override type = 'card' as const;
    static override props = { w: T.number, h: T.number, card: T.string };

    getDefaultProps(): CardShape['props'] {
      return { w: CARD_SIZE.width, h: CARD_SIZE.height, card: '' };
    }
    getGeometry({ props }: CardShape): Geometry2d {
      return new Rectangle2d({ width: props.w, height: props.h, isFilled: true });
    }
    /** A copy that is not yet a card of its own has no words of its own to edit. */
    override canEdit(shape: CardShape): boolean {
      return cardOfShapeId(shape.id) !== undefined;
    }
    /** To read it all; its words refuse the pen themselves. */
    override canEditInReadonly(): boolean {
      return true;
    }
    override canResize(): boolean {
      return false;
    }
    override hideResizeHandles(): boolean {
      return true;
    }
    override hideSelectionBoundsFg(): boolean {
      return true;
    }
    override hideRotateHandle(): boolean {
      return true;
    }
    override getText(shape: CardShape): string {
      return textOf(options, shape);
    }
    override getAriaDescriptor(shape: CardShape): string {
      return textOf(options, shape);
    }
    component(shape: CardShape): ReactElement {
      return <CardBody shape={shape} options={options} />;
    }
    indicator({ id, props }: CardShape): ReactElement {
      // An open card has an edge of its own, and grows beyond this one.
      if (this.editor.getEditingShapeId() === id) return <></>;
      return <rect width={props.w} height={props.h} rx={12} />;
    }
  };
}

function textOf(options: CanvasOptions, shape: CardShape): string {
  const id = cardIdOf(shape);
  const card = id === undefined ? undefined : readCard(options.board, id);
  return card !== undefined && isCard(card) ? card.text.toString() : '';
}

interface BodyProps {
  readonly shape: CardShape;
  readonly options: CanvasOptions;
}

function CardBody({ shape, options }: BodyProps): ReactElement {
  const editor = useEditor();
  const place = useRef<HTMLDivElement>(null);
  const editing = useIsEditing(shape.id);
  // Culled shapes are only hidden: their contents would go on listening, 500 of them at once.
  const culled = useValue('culled', () => editor.getCulledShapes().has(shape.id), [
    editor,
    shape.id,
  ]);
  const card = cardIdOf(shape);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || card === undefined || culled) return;
    const done = () => void editor.complete();
    return options.renderCard(element, card, { editing, canvas: true, done });
  }, [options, card, culled, editing, editor]);

  useEffect(
    () => (editing ? comeCloser(editor, shape.id) : undefined),
    [editor, editing, shape.id],
  );

  useEffect(() => {
    if (!editing) return;
    editor.timers.requestAnimationFrame(() => {
      const field = place.current?.querySelector<HTMLElement>(
        '[contenteditable="true"], textarea, input',
      );
      field?.focus();
    });
  }, [editor, editing]);

  return (
    <HTMLContainer className="steady-card" data-editing={editing}>
      <div
        ref={place}
        className="steady-card__body"
        onPointerDown={(event) => {
          if (editing || isControl(event.target)) stopEventPropagation(event);
        }}
        onTouchEnd={(event) => {
          // The engine prevents what a finger's tap would do: no button, date or list would open.
          if (editing || isControl(event.target)) stopEventPropagation(event);
        }}
        onWheelCapture={editing ? stopEventPropagation : undefined}
      />
    </HTMLContainer>
  );
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a') !== null;
