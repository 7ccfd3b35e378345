import { LANE_MIN_HEIGHT, LANE_WIDTH } from '@steady/shared/board/place.ts';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import {
  HTMLContainer,
  Rectangle2d,
  ShapeUtil,
  T,
  useEditor,
  useValue,
  type Geometry2d,
  type TLAnyShapeUtilConstructor,
} from 'tldraw';
import type { CanvasOptions } from './options.ts';
import { laneIdOf, type LaneShape } from './shapes.ts';

/** A lane as a sheet of paper under its cards: nothing to select, nothing to bind to. */
export function makeLaneUtil(options: CanvasOptions): TLAnyShapeUtilConstructor {
  return class LaneShapeUtil extends ShapeUtil<LaneShape> {
    static override type = 'lane' as const;
    static override props = { w: T.number, h: T.number, lane: T.string };

    getDefaultProps(): LaneShape['props'] {
      return { w: LANE_WIDTH, h: LANE_MIN_HEIGHT, lane: '' };
    }
    getGeometry({ props }: LaneShape): Geometry2d {
      return new Rectangle2d({ width: props.w, height: props.h, isFilled: false });
    }
    override canBind(): boolean {
      return false;
    }
    override canEdit(): boolean {
      return false;
    }
    override canSnap(): boolean {
      return false;
    }
    override canTabTo(): boolean {
      return false;
    }
    component(shape: LaneShape): ReactElement {
      return <LaneSheet shape={shape} options={options} />;
    }
    indicator(): null {
      return null;
    }
  };
}

function LaneSheet({
  shape,
  options,
}: {
  readonly shape: LaneShape;
  readonly options: CanvasOptions;
}): ReactElement {
  const editor = useEditor();
  const icon = useRef<HTMLSpanElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const lane = laneIdOf(shape);
  const empty = useValue(
    'empty lane',
    () => {
      const { x, y } = shape;
      const { w, h } = shape.props;
      return !editor
        .getCurrentPageShapes()
        .some(
          (card) =>
            card.type === 'card' && card.x >= x && card.x < x + w && card.y >= y && card.y < y + h,
        );
    },
    [editor, shape],
  );
  useLayoutEffect(() => {
    const element = icon.current;
    if (element === null || lane === undefined) return;
    return options.renderLaneIcon?.(element, lane);
  }, [options, lane]);
  useLayoutEffect(() => {
    const element = mark.current;
    if (element === null || lane === undefined) return;
    return options.renderLaneMark?.(element, lane);
  }, [options, lane]);

  return (
    <HTMLContainer className="steady-lane" data-lane={lane}>
      <div className="steady-lane__strip" />
      <h2 className="steady-lane__name">
        <span ref={icon} className="steady-lane__icon" aria-hidden="true" />
        <span>{lane === undefined ? '' : options.words.lanes[lane]}</span>
        <span ref={mark} className="steady-lane__mark" role="status" />
      </h2>
      {empty ? <p className="steady-lane__empty">{options.words.laneEmpty}</p> : null}
    </HTMLContainer>
  );
}
