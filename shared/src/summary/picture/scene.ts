import { arrange, type LaneBox } from '../../board/arrange.ts';
import { isCard, readCards, type Card } from '../../board/card.ts';
import type { BoardDocument } from '../../board/document.ts';
import { readLanes } from '../../board/laneSettings.ts';
import { isOrderKey } from '../../board/order.ts';
import { CARD_SIZE, isOnSlot, laneFrame, laneOfFrame, type Place } from '../../board/place.ts';
import { strays } from '../../board/strays.ts';
import type { Standing } from './arrow.ts';
import { boxAround, corners, HERE, outOf, placedIn, type Box, type Placement } from './geometry.ts';
import { readRecords, type Drawn, type DrawnOf, type Hold } from './records.ts';
import { drawThing, type Thing } from './things.ts';

/**
 * What stands where: the canvas as a tree, the lowest first, with nothing in it that must not be seen.
 *
 * N1  A card that is left out is nowhere in the scene, and neither is an arrow that holds on to it: an
 *     arrow that points at nothing would tell that something was there.
 * N2  Cards stand where the screen has them, those that are left out counted: what was drawn around a
 *     card must not come to lie around another.
 * N3  Strays, piles and holds are as on the screen (strays.ts; client/src/canvas/view.ts).
 */
export interface Scene {
  readonly lanes: readonly LaneBox[];
  readonly page: readonly Item[];
  readonly cards: ReadonlyMap<string, CardItem>;
  /** What an arrow's ends hold, by the arrow's id. */
  readonly held: ReadonlyMap<string, Holding>;
  standing(id: string): Standing | undefined;
  /** Whether anybody used the canvas: somebody drew, or moved a card there. */
  readonly isUsed: boolean;
}

export type Item = CardItem | ThingItem | ArrowItem;

interface Base {
  readonly id: string;
  readonly place: Placement;
  readonly opacity: number;
}

export interface CardItem extends Base {
  readonly kind: 'card';
  readonly card: Card;
  /** On the page; of a card in a turned frame the box around it. */
  readonly box: Box;
  /** The lane it stands in, if it stands in one. */
  readonly lane: LaneBox | undefined;
}

export interface ThingItem extends Base {
  readonly kind: 'thing';
  readonly shape: Exclude<Drawn, { type: 'arrow' }>;
  readonly thing: Thing;
  readonly inside: readonly Item[];
}

export interface ArrowItem extends Base {
  readonly kind: 'arrow';
  readonly shape: DrawnOf<'arrow'>;
}

export interface Holding {
  readonly start: Hold | undefined;
  readonly end: Hold | undefined;
}

export const PAGE = 'page:page';
export const cardShapeId = (id: string): string => `shape:card-${id}`;

interface Node {
  readonly id: string;
  readonly type: string;
  readonly parentId: string;
  readonly index: string;
  readonly place: Placement;
  readonly opacity: number;
  readonly what: { readonly card: Card; readonly lane: LaneBox | undefined } | Drawn;
}

export function makeScene(board: BoardDocument, without: ReadonlySet<string>): Scene {
  const { drawn, holds } = readRecords(board);
  const cards = readCards(board).filter(isCard);
  const { lanes, places } = arrange(readLanes(board), cards);
  const nodes = new Map<string, Node>();
  for (const shape of drawn.values()) nodes.set(shape.id, drawnNode(shape));
  for (const card of cards) {
    const place = places.get(card.id);
    if (place === undefined || without.has(card.id)) continue;
    const node = cardNode(card, place, lanes);
    nodes.set(node.id, node);
  }
  const isCardGone = (id: string): boolean => id.startsWith('shape:card-') && !nodes.has(id);
  for (const { fromId, toId } of holds) if (isCardGone(toId)) nodes.delete(fromId); // [N1]

  const strayed = strays(nodes, PAGE);
  const children = new Map<string, Node[]>();
  for (const node of nodes.values()) {
    const parent = strayed.has(node.id) ? PAGE : node.parentId;
    const siblings = children.get(parent) ?? [];
    siblings.push(node);
    children.set(parent, siblings);
  }
  for (const siblings of children.values()) siblings.sort(byPile);

  const standings = new Map<string, Standing>();
  const cardItems = new Map<string, CardItem>();
  const itemsIn = (parent: string, around: Placement, opacity: number): Item[] =>
    (children.get(parent) ?? []).map((node): Item => {
      const base = {
        id: node.id,
        place: placedIn(around, node.place),
        opacity: opacity * node.opacity,
      };
      const { what } = node;
      if ('card' in what) {
        const item = cardItem(base, what.card, what.lane);
        cardItems.set(what.card.id, item);
        standings.set(node.id, cardStanding(item));
        return item;
      }
      if (what.type === 'arrow') return { ...base, kind: 'arrow', shape: what };
      const thing = drawThing(what);
      standings.set(node.id, thingStanding(base.id, base.place, thing));
      const inside = what.type === 'frame' ? itemsIn(node.id, base.place, base.opacity) : [];
      return { ...base, kind: 'thing', shape: what, thing, inside };
    });
  const page = itemsIn(PAGE, HERE, 1);
  return {
    lanes,
    page,
    cards: cardItems,
    held: liveHolds(holds, nodes),
    standing: (id) => standings.get(id),
    isUsed:
      [...nodes.values()].some(({ what }) => !('card' in what)) ||
      [...cardItems.values()].some(({ card }) => card.place !== undefined && !isOnSlot(card.place)),
  };
}

const drawnNode = (shape: Drawn): Node => ({
  id: shape.id,
  type: shape.type,
  parentId: shape.parentId,
  index: isOrderKey(shape.index) ? shape.index : FIRST,
  place: { x: shape.xy[0], y: shape.xy[1], turn: shape.rotation },
  opacity: shape.opacity,
  what: shape,
});

/** Where whatever has no place in its pile stands. */
const FIRST = 'a1';

function cardNode(card: Card, place: Place, lanes: readonly LaneBox[]): Node {
  const lane = lanes.find((box) => laneFrame(box.lane) === place.frame);
  const inFrame = laneOfFrame(place.frame) === undefined && place.frame.startsWith('shape:');
  return {
    id: cardShapeId(card.id),
    type: 'card',
    parentId: inFrame ? place.frame : PAGE,
    index: isOrderKey(place.index) ? place.index : FIRST,
    place: { x: place.x + (lane?.x ?? 0), y: place.y + (lane?.y ?? 0), turn: 0 },
    opacity: 1,
    what: { card, lane },
  };
}

function byPile(a: Node, b: Node): number {
  if (a.index !== b.index) return a.index < b.index ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

const CARD_BOX: Box = { x: 0, y: 0, w: CARD_SIZE.width, h: CARD_SIZE.height };

const cardItem = (base: Base, card: Card, lane: LaneBox | undefined): CardItem => ({
  ...base,
  kind: 'card',
  card,
  box: boxAround(corners(CARD_BOX).map((corner) => outOf(base.place, corner))),
  lane,
});

const cardStanding = ({ id, place }: CardItem): Standing => ({
  id,
  place,
  box: CARD_BOX,
  edge: corners(CARD_BOX),
  closed: true,
  strokeWidth: 0,
  isText: false,
});

const thingStanding = (id: string, place: Placement, thing: Thing): Standing => ({
  id,
  place,
  box: thing.box,
  edge: thing.edge,
  closed: thing.closed,
  strokeWidth: thing.strokeWidth,
  isText: thing.isText === true,
});

/** Of two holds of one end the one with the smaller id counts; an arrow holds no arrow. */
function liveHolds(holds: readonly Hold[], nodes: ReadonlyMap<string, Node>): Map<string, Holding> {
  const held = new Map<string, Holding>();
  for (const hold of holds) {
    const to = nodes.get(hold.toId);
    if (to === undefined || to.type === 'arrow' || nodes.get(hold.fromId)?.type !== 'arrow')
      continue;
    const before = held.get(hold.fromId) ?? { start: undefined, end: undefined };
    const terminal = hold['props.terminal'];
    if (before[terminal] === undefined) held.set(hold.fromId, { ...before, [terminal]: hold });
  }
  return held;
}
