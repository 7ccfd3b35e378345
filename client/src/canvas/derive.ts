import type { Card } from '@steady/shared/board/card.ts';
import { isOrderKey, compareOrder } from '@steady/shared/board/order.ts';
import type { Lane } from '@steady/shared/board/laneSettings.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import {
  CARD_GAP,
  CARD_SIZE,
  freeSlot,
  LANE_GAP,
  LANE_MIN_HEIGHT,
  LANE_WIDTH,
  laneFrame,
  laneOfFrame,
  PAGE_FRAME,
  type Place,
} from '@steady/shared/board/place.ts';
import { isShapeId, type TLParentId, type TLShape, type TLShapeId } from '@tldraw/tlschema';
import { cardShapeId, laneShapeId, LINKS_SHAPE_ID, PAGE_ID } from './ids.ts';
import type { CardShape, LaneShape, LinksShape } from './shapes.ts';
import { indexKey, type IndexKey } from './indexKey.ts';

/**
 * Cards and lanes as shapes: a pure function of the board, so that all screens show the same and
 * nothing of it is stored.
 *
 * D1  A visible card of a visible lane is exactly one shape; taken back, it is none.
 * D2  Two cards at the very same place are shown cascaded, in the order of their ids.
 * D3  A card without a place, or in the frame of a hidden lane, has the next free slot of its own lane.
 */
export interface LaneBox {
  readonly lane: LaneId;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Derived {
  readonly shapes: ReadonlyMap<TLShapeId, TLShape>;
  readonly lanes: readonly LaneBox[];
}

export type CardHead = Pick<Card, 'id' | 'lane' | 'order' | 'place' | 'takenBack'>;

/** How far, in canvas units, each card of a pile is moved from the one below. */
const CASCADE = 24;

export function deriveShapes(lanes: readonly Lane[], cards: Iterable<CardHead>): Derived {
  const visible = lanes.filter(({ hidden }) => !hidden).map(({ id }) => id);
  const shown = [...cards].filter((card) => !card.takenBack && visible.includes(card.lane));
  const places = cascaded(placed(shown, visible));
  const boxes = laneBoxes(visible, places.values());
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
  for (const card of shown) {
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

function placed(cards: readonly CardHead[], visible: readonly LaneId[]): Map<string, Place> {
  const places = new Map<string, Place>();
  const homeless: CardHead[] = [];
  const taken = new Map<string, Place[]>();
  for (const card of cards) {
    const lane = card.place === undefined ? undefined : laneOfFrame(card.place.frame);
    if (card.place === undefined || (lane !== undefined && !visible.includes(lane))) {
      homeless.push(card);
      continue;
    }
    places.set(card.id, card.place);
    const there = taken.get(card.place.frame) ?? [];
    there.push(card.place);
    taken.set(card.place.frame, there);
  }
  for (const card of homeless.toSorted(compareOrder)) {
    const frame = laneFrame(card.lane);
    const there = taken.get(frame) ?? [];
    const index = isOrderKey(card.order) ? card.order : 'a0';
    const place = { ...freeSlot(there), frame, index };
    there.push(place);
    taken.set(frame, there);
    places.set(card.id, place);
  }
  return places;
}

function cascaded(places: ReadonlyMap<string, Place>): Map<string, Place> {
  const seen = new Map<string, number>();
  const result = new Map<string, Place>();
  for (const id of [...places.keys()].toSorted()) {
    const place = places.get(id);
    if (place === undefined) continue;
    const spot = `${place.frame} ${place.x} ${place.y}`;
    const below = seen.get(spot) ?? 0;
    seen.set(spot, below + 1);
    const by = below * CASCADE;
    result.set(id, by === 0 ? place : { ...place, x: place.x + by, y: place.y + by });
  }
  return result;
}

function laneBoxes(visible: readonly LaneId[], places: Iterable<Place>): LaneBox[] {
  const bottoms = new Map<string, number>();
  for (const { frame, y } of places) {
    const bottom = y + CARD_SIZE.height + CARD_GAP;
    bottoms.set(frame, Math.max(bottoms.get(frame) ?? 0, bottom));
  }
  // All lanes end at one line: a row of equal sheets is calmer than a skyline.
  const tallest = visible.map((lane) => bottoms.get(laneFrame(lane)) ?? 0);
  const h = Math.min(MAX_LANE_HEIGHT, Math.max(LANE_MIN_HEIGHT, ...tallest));
  return visible.map((lane, n) => ({
    lane,
    x: n * (LANE_WIDTH + LANE_GAP),
    y: 0,
    w: LANE_WIDTH,
    h,
  }));
}

/** One card placed a kilometre away must not make every lane that long; about 100 cards in one lane. */
const MAX_LANE_HEIGHT = 20_000;

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
