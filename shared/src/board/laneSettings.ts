import * as v from 'valibot';
import * as Y from 'yjs';
import type { BoardDocument } from './document.ts';
import { LANE_IDS, type LaneId } from './lanes.ts';
import { compareOrder, isOrderKey, orderBetween, ordersBetween } from './order.ts';
import { FROM_CARD } from './origins.ts';

export interface Lane {
  readonly id: LaneId;
  readonly order: string;
  readonly hidden: boolean;
  /** A starter prompt of the template; its sentence is looked up by the client. */
  readonly prompt: string | undefined;
}

const laneSchema = v.object({
  order: v.pipe(
    v.string(),
    v.check((key: string) => isOrderKey(key)),
  ),
  hidden: v.optional(v.boolean(), false),
  prompt: v.optional(v.string()),
});

/** All lanes in the therapist's order. One that is missing or malformed stands where it would at first. */
export function readLanes(board: BoardDocument): Lane[] {
  const defaults = ordersBetween(null, null, LANE_IDS.length);
  return LANE_IDS.map((id, n): Lane => {
    const map: unknown = board.lanes.get(id);
    const parsed = v.safeParse(laneSchema, map instanceof Y.Map ? map.toJSON() : undefined);
    if (!parsed.success)
      return { id, order: defaults[n] ?? 'a0', hidden: false, prompt: undefined };
    const { order, hidden, prompt } = parsed.output;
    return { id, order, hidden, prompt };
  }).toSorted(compareOrder);
}

/** The therapist's; a lane that is hidden keeps its cards. */
export function setLaneHidden(board: BoardDocument, id: LaneId, hidden: boolean): void {
  board.doc.transact(() => laneMap(board, id).set('hidden', hidden), FROM_CARD);
}

/** The therapist's; `after` null puts it first. */
export function moveLane(board: BoardDocument, id: LaneId, after: LaneId | null): void {
  const others = readLanes(board).filter((lane) => lane.id !== id);
  const at = after === null ? 0 : others.findIndex((lane) => lane.id === after) + 1;
  const before = others[at - 1]?.order ?? null;
  const next = others[at]?.order ?? null;
  board.doc.transact(() => {
    if (before === null || next === null || before < next) {
      laneMap(board, id).set('order', orderBetween(before, next));
      return;
    }
    const order = others.toSpliced(at, 0, { id, order: '', hidden: false, prompt: undefined });
    ordersBetween(null, null, order.length).forEach((key, n) => {
      const lane = order[n];
      if (lane !== undefined) laneMap(board, lane.id).set('order', key);
    });
  }, FROM_CARD);
}

/** Seeded with the board, so it is only missing when another program took it away. */
function laneMap(board: BoardDocument, id: LaneId): Y.Map<unknown> {
  const present: unknown = board.lanes.get(id);
  if (present instanceof Y.Map) return present;
  const lane = readLanes(board).find((candidate) => candidate.id === id);
  const made = new Y.Map<unknown>([
    ['order', lane?.order ?? 'a0'],
    ['hidden', false],
  ]);
  board.lanes.set(id, made);
  return made;
}
