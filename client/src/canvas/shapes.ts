import type { LaneId } from '@steady/shared/board/lanes.ts';
import { laneIdSchema } from '@steady/shared/board/lanes.ts';
import { cardIdSchema, type CardId } from '@steady/shared/ids.ts';
import type { TLBaseShape, TLShape } from '@tldraw/tlschema';
import * as v from 'valibot';

/** Geometry and whose it is; everything else is read from the card itself. */
export type CardShape = TLBaseShape<'card', { w: number; h: number; card: string }>;
export type LaneShape = TLBaseShape<'lane', { w: number; h: number; lane: string }>;
/** One shape for all semantic links, so that they lie above the lanes and below the cards. */
export type LinksShape = TLBaseShape<'links', { w: number; h: number }>;

export const isCardShape = (shape: TLShape): shape is CardShape => shape.type === 'card';

export function cardIdOf(shape: CardShape): CardId | undefined {
  const parsed = v.safeParse(cardIdSchema, shape.props.card);
  return parsed.success ? parsed.output : undefined;
}

export function laneIdOf(shape: LaneShape): LaneId | undefined {
  const parsed = v.safeParse(laneIdSchema, shape.props.lane);
  return parsed.success ? parsed.output : undefined;
}
