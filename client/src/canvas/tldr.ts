import { arrange, type LaneBox } from '@steady/shared/board/arrange.ts';
import { isCard, readCards, type Card } from '@steady/shared/board/card.ts';
import type { BoardDocument } from '@steady/shared/board/document.ts';
import { readLanes } from '@steady/shared/board/laneSettings.ts';
import { readLinks } from '@steady/shared/board/links.ts';
import { CARD_SIZE, laneFrame } from '@steady/shared/board/place.ts';
import type { PictureOptions } from '@steady/shared/summary/picture/canvasPicture.ts';
import { makeScene } from '@steady/shared/summary/picture/scene.ts';
import {
  createBindingId,
  createShapeId,
  isBinding,
  isShapeId,
  type TLArrowBinding,
  type TLParentId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
} from '@tldraw/tlschema';
import { cardOfShapeId, cardShapeId, laneShapeId, PAGE_ID } from './ids.ts';
import { indexKey } from './indexKey.ts';
import { readRecord, validated } from './record.ts';
import { engineSchema, schemaAge } from './schema.ts';
import { cardAsGeo, laneAsFrame, linkAsArrow } from './tldrShapes.ts';
import { composeView } from './view.ts';

/**
 * The canvas as a file of the engine's own (`.tldr`), for taking the drawing elsewhere: any program that
 * opens such files opens it. Cards and lanes are ours alone, so they become shapes that everybody has: a
 * rectangle with the card's words in it, a frame with the lane's name, a dotted arrow for a link.
 *
 * T1  What was taken back, and what is left out, is nowhere in it, and neither is an arrow that holds on to it.
 * T2  Every record in it passes the engine's own validators.
 * @returns undefined when nobody used the canvas, or when the board needs a newer program than this one
 */
export function tldrFile(board: BoardDocument, options: PictureOptions): string | undefined {
  const age = schemaAge(board.meta.get('canvasSchema'));
  if (age.age === 'newer' || !makeScene(board, options.without).isUsed) return undefined;
  const records = [...board.canvas].flatMap(
    ([id, map]) => readRecord(id, map, age.age === 'older' ? age.from : undefined) ?? [],
  );
  const cards = readCards(board).filter(isCard);
  const { lanes, places } = arrange(readLanes(board), cards);
  const derived = new Map<TLShapeId, TLShape>();
  for (const lane of lanes) {
    const frame = laneAsFrame(lane, options.words.lanes[lane.lane]);
    derived.set(frame.id, frame);
  }
  const shown = new Map<string, Card>();
  for (const card of cards) {
    const place = places.get(card.id);
    if (place === undefined || options.without.has(card.id)) continue;
    shown.set(card.id, card);
    const lane = lanes.find((box) => laneFrame(box.lane) === place.frame);
    const shape = cardAsGeo(
      card,
      { ...stands(place, lane), index: indexKey(place.index) },
      options,
    );
    derived.set(shape.id, shape);
  }
  const links = readLinks(board).filter(({ from, to }) => shown.has(from) && shown.has(to));
  const ties = links.flatMap(({ id, from, to }): TLRecord[] => {
    const arrow = linkAsArrow(createShapeId(`link-${id}`));
    derived.set(arrow.id, arrow);
    return [tie(arrow.id, 'start', cardShapeId(to)), tie(arrow.id, 'end', cardShapeId(from))];
  });

  const gone = arrowsToNothing(records, shown);
  const kept = records.filter((record) => !gone.has(isBinding(record) ? record.fromId : record.id));
  const view = composeView([...kept, ...ties], derived, new Map(), new Map());
  return JSON.stringify({
    tldrawFileFormatVersion: 1,
    schema: engineSchema.serialize(),
    records: [...view.values()].flatMap((record) => validated(record) ?? []), // [T2]
  });
}

/** Inside its lane's frame when it fits there whole: a frame cuts off what sticks out. */
function stands(
  { x, y, frame }: { x: number; y: number; frame: string },
  lane: LaneBox | undefined,
): { x: number; y: number; parentId: TLParentId } {
  if (lane === undefined) return { x, y, parentId: isShapeId(frame) ? frame : PAGE_ID };
  const fits = x >= 0 && y >= 0 && x + CARD_SIZE.width <= lane.w && y + CARD_SIZE.height <= lane.h;
  return fits
    ? { x, y, parentId: laneShapeId(lane.lane) }
    : { x: lane.x + x, y: lane.y + y, parentId: PAGE_ID };
}

function tie(arrow: TLShapeId, terminal: 'start' | 'end', card: TLShapeId): TLArrowBinding {
  return {
    typeName: 'binding',
    type: 'arrow',
    id: createBindingId(`${arrow.slice('shape:'.length)}-${terminal}`),
    fromId: arrow,
    toId: card,
    props: {
      terminal,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
    meta: {},
  };
}

/** [T1] */
function arrowsToNothing(
  records: readonly TLRecord[],
  shown: ReadonlyMap<string, Card>,
): Set<string> {
  return new Set(
    records.flatMap((record) => {
      if (!isBinding(record)) return [];
      const card = cardOfShapeId(record.toId);
      return card === undefined || shown.has(card) ? [] : [record.fromId];
    }),
  );
}
