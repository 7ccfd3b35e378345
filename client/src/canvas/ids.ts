import { cardIdSchema, type CardId } from '@steady/shared/ids.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { createShapeId, type TLPageId, PageRecordType, type TLShapeId } from '@tldraw/tlschema';
import * as v from 'valibot';

/** The only page; made by the server with the board. */
export const PAGE_ID: TLPageId = PageRecordType.createId('page');

/**
 * What is derived has ids that follow from the board, so that an arrow bound to a card is bound to
 * it on every screen and after every reload.
 */
export const cardShapeId = (id: CardId): TLShapeId => createShapeId(`card-${id}`);
export const laneShapeId = (id: LaneId): TLShapeId => createShapeId(`lane-${id}`);
export const LINKS_SHAPE_ID: TLShapeId = createShapeId('lane-links');

const CARD_PREFIX = 'shape:card-';
const LANE_PREFIX = 'shape:lane-';

/** @returns the card whose shape this is, or undefined */
export function cardOfShapeId(id: string): CardId | undefined {
  if (!id.startsWith(CARD_PREFIX)) return undefined;
  const parsed = v.safeParse(cardIdSchema, id.slice(CARD_PREFIX.length));
  return parsed.success ? parsed.output : undefined;
}

/** Lanes and the links between cards: part of the paper, nobody's to move. */
export const isPaper = (id: string): boolean => id.startsWith(LANE_PREFIX);

/** A record under such an id would stand in the way of what is derived. */
export const isDerivedId = (id: string): boolean => id.startsWith(CARD_PREFIX) || isPaper(id);
