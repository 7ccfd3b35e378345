import { arrange, type CardHead, type LaneBox } from '@steady/shared/board/arrange.ts';
import type { Lane } from '@steady/shared/board/laneSettings.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { CARD_SIZE, laneFrame, PAGE_FRAME, type Place } from '@steady/shared/board/place.ts';
import { isShapeId, type TLParentId, type TLShape, type TLShapeId } from '@tldraw/tlschema';
import { cardShapeId, laneShapeId, LINKS_SHAPE_ID, PAGE_ID } from './ids.ts';
import type { CardShape, LaneShape, LinksShape } from './shapes.ts';
import { indexKey, type IndexKey } from './indexKey.ts';

/** Cards and lanes as shapes of the engine; where they stand says `arrange` in shared/board. */
export interface Derived {
  readonly shapes: ReadonlyMap<TLShapeId, TLShape>;
  readonly lanes: readonly LaneBox[];
}

export function deriveShapes(lanes: readonly Lane[], cards: Iterable<CardHead>): Derived {
  const all = [...cards];
  const { lanes: boxes, places } = arrange(lanes, all);
  const originOf = new Map(boxes.map((box) => [laneFrame(box.lane), box]));
  const shapes = new Map<TLShapeId, TLShape>();

  for (const { lane, ...box } of boxes) {
    const shape = laneShape(lane, box);
    shapes.set(shape.id, shape);
  }
  if (boxes.length > 0) {
    const shape = linksShape(boxes);
    shapes.set(shape.id, shape);
  }
  for (const card of all) {
    const place = places.get(card.id);
    if (place === undefined) continue;
    const origin = originOf.get(place.frame) ?? { x: 0, y: 0 };
    const parentId: TLParentId = isShapeId(place.frame) ? place.frame : PAGE_ID;
    const shape = cardShape(card.id, {
      x: origin.x + place.x,
      y: origin.y + place.y,
      parentId,
      index: indexKey(place.index),
    });
    shapes.set(shape.id, shape);
  }
  return { shapes, lanes: boxes };
}

/**
 * Where a card stands after somebody moved its shape: in the lane frame that its middle is over, in
 * the drawn frame it became a child of, or on the page. The inverse of `deriveShapes`.
 */
export function placeOf(
  shape: Pick<TLShape, 'x' | 'y' | 'parentId' | 'index'>,
  lanes: readonly LaneBox[],
): Place {
  const { x, y, parentId, index } = shape;
  if (isShapeId(parentId)) return { x: round(x), y: round(y), frame: parentId, index };
  const middle = { x: x + CARD_SIZE.width / 2, y: y + CARD_SIZE.height / 2 };
  const box = lanes.find(
    (lane) =>
      middle.x >= lane.x &&
      middle.x <= lane.x + lane.w &&
      middle.y >= lane.y &&
      middle.y <= lane.y + lane.h,
  );
  if (box === undefined) return { x: round(x), y: round(y), frame: PAGE_FRAME, index };
  return { x: round(x - box.x), y: round(y - box.y), frame: laneFrame(box.lane), index };
}

/** Hundredths of a unit: what nobody can see is not worth its bytes in the history. */
const round = (value: number): number => Math.round(value * 100) / 100;

const PAPER = {
  typeName: 'shape',
  rotation: 0,
  isLocked: true,
  opacity: 1,
  meta: {},
  parentId: PAGE_ID,
  index: indexKey('a0'),
} as const;

const laneShape = (
  lane: LaneId,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): LaneShape => ({ ...PAPER, type: 'lane', id: laneShapeId(lane), x, y, props: { w, h, lane } });

const linksShape = (boxes: readonly LaneBox[]): LinksShape => {
  const last = boxes.at(-1);
  const w = last === undefined ? 1 : last.x + last.w;
  return { ...PAPER, type: 'links', id: LINKS_SHAPE_ID, x: 0, y: 0, props: { w, h: last?.h ?? 1 } };
};

const cardShape = (
  id: CardHead['id'],
  at: { x: number; y: number; parentId: TLParentId; index: IndexKey },
): CardShape => ({
  typeName: 'shape',
  type: 'card',
  id: cardShapeId(id),
  rotation: 0,
  isLocked: false,
  opacity: 1,
  meta: {},
  ...at,
  props: { w: CARD_SIZE.width, h: CARD_SIZE.height, card: id },
});
