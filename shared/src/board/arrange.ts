import type { Card } from './card.ts';
import type { Lane } from './laneSettings.ts';
import type { LaneId } from './lanes.ts';
import { compareOrder, isOrderKey } from './order.ts';
import {
  CARD_GAP,
  CARD_SIZE,
  freeSlot,
  LANE_GAP,
  LANE_MIN_HEIGHT,
  LANE_WIDTH,
  laneFrame,
  laneOfFrame,
  type Place,
} from './place.ts';

/**
 * Where cards and lanes stand on the canvas: a pure function of the board, so that every screen and
 * every picture of it show the same, and nothing of it is stored.
 *
 * D1  A visible card of a visible lane is there exactly once; taken back, it is not.
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

export interface Arranged {
  /** Visible lanes, from left to right. */
  readonly lanes: readonly LaneBox[];
  /** Of the cards that are shown; x and y relative to the place's frame. */
  readonly places: ReadonlyMap<string, Place>;
}

export type CardHead = Pick<Card, 'id' | 'lane' | 'order' | 'place' | 'takenBack'>;

/** How far, in canvas units, each card of a pile is moved from the one below. */
const CASCADE = 24;

export function arrange(lanes: readonly Lane[], cards: Iterable<CardHead>): Arranged {
  const visible = lanes.filter(({ hidden }) => !hidden).map(({ id }) => id);
  const shown = [...cards].filter((card) => !card.takenBack && visible.includes(card.lane));
  const places = cascaded(placed(shown, visible));
  return { lanes: laneBoxes(visible, places.values()), places };
}

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
