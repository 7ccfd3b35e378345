import { CANVAS_SEED } from '@steady/shared/board/canvasSeed.ts';
import { isOrderKey } from '@steady/shared/board/order.ts';
import { strays } from '@steady/shared/board/strays.ts';
import { isBinding, isShape, type TLRecord, type TLShape } from '@tldraw/tlschema';
import type { Derived } from './derive.ts';
import { isPaper, PAGE_ID } from './ids.ts';
import { indexesBetween, indexKey } from './indexKey.ts';
import { toRecord } from './record.ts';
import { same } from './same.ts';

/**
 * What the canvas shows, as a pure function of what the document holds: all repair happens here, in
 * the view, and never in the document, where two screens would repair against each other.
 *
 * V1, V2  Strays stand on the page (shared/board/strays.ts).
 * V3  A binding is there only when both its ends are, its arrow is an arrow, and its end is the only one.
 * V4  Siblings have different indexes: the engine's reordering throws when two are equal.
 * V5  Paper (lanes, links) lies below everything else on the page.
 * V6  Parents come before children: in this order the engine can take them.
 */
export type View = ReadonlyMap<string, TLRecord>;

export interface DraggedTo {
  /** Canvas units of the page. */
  readonly x: number;
  readonly y: number;
}

/** A board from another program may have come without them; they are then shown and not written. */
const SEED = Object.entries(CANVAS_SEED).flatMap(
  ([id, properties]) => toRecord(id, properties) ?? [],
);

export function composeView(
  records: Iterable<TLRecord>,
  derived: Derived['shapes'],
  drags: ReadonlyMap<string, DraggedTo>,
  previous: View,
): View {
  const shapes = new Map<string, TLShape>();
  const bindings: TLRecord[] = [];
  const view = new Map<string, TLRecord>();
  for (const record of records) {
    if (isShape(record)) shapes.set(record.id, record);
    else if (isBinding(record)) bindings.push(record);
    else view.set(record.id, record);
  }
  for (const record of SEED) if (!view.has(record.id)) view.set(record.id, record);
  for (const [id, shape] of derived) shapes.set(id, shape);

  adopt(shapes);
  separateIndexes(shapes);
  for (const [id, to] of drags) drag(shapes, id, to);

  const add = (shape: TLShape) => {
    if (view.has(shape.id)) return;
    const parent = shapes.get(shape.parentId);
    if (parent !== undefined) add(parent);
    view.set(shape.id, shape);
  };
  for (const shape of shapes.values()) add(shape);
  for (const binding of liveBindings(bindings, shapes)) view.set(binding.id, binding);

  // A record that did not change keeps its identity, and the store is then not touched for it.
  for (const [id, record] of view) {
    const before = previous.get(id);
    if (before !== undefined && before !== record && same(before, record)) view.set(id, before);
  }
  return view;
}

/** [V1] [V2] */
function adopt(shapes: Map<string, TLShape>): void {
  for (const id of strays(shapes, PAGE_ID)) {
    const shape = shapes.get(id);
    if (shape !== undefined) shapes.set(id, { ...shape, parentId: PAGE_ID });
  }
}

/** [V4] [V5] */
function separateIndexes(shapes: Map<string, TLShape>): void {
  const byParent = new Map<string, TLShape[]>();
  const paper: TLShape[] = [];
  for (const shape of shapes.values()) {
    if (isPaper(shape.id)) {
      paper.push(shape);
      continue;
    }
    const siblings = byParent.get(shape.parentId) ?? [];
    siblings.push(shape);
    byParent.set(shape.parentId, siblings);
  }
  for (const siblings of byParent.values()) separate(siblings, shapes);

  const lowest = [...(byParent.get(PAGE_ID) ?? [])]
    .map(({ index }) => index)
    .filter(isOrderKey)
    .reduce<string | null>((least, key) => (least === null || key < least ? key : least), null);
  // The links come last among paper: their id sorts after their lanes' only by being put there.
  const ordered = paper.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
  const keys = indexesBetween(null, lowest, ordered.length);
  ordered.forEach((shape, n) => {
    const index = keys[n];
    if (index !== undefined) shapes.set(shape.id, { ...shape, index });
  });
}

const rankOf = (shape: TLShape): number => (shape.type === 'links' ? 1 : 0);

function separate(siblings: TLShape[], shapes: Map<string, TLShape>): void {
  siblings.sort((a, b) =>
    a.index === b.index ? (a.id < b.id ? -1 : 1) : a.index < b.index ? -1 : 1,
  );
  let n = 0;
  while (n < siblings.length) {
    const first = siblings[n];
    if (first === undefined) return;
    let end = n + 1;
    while (siblings[end]?.index === first.index) end += 1;
    if (end - n > 1) {
      const above = siblings[end]?.index ?? null;
      const low = isOrderKey(first.index) ? first.index : null;
      const high = isOrderKey(above) ? above : null;
      const usable = low === null || high === null || low < high;
      const keys = usable ? indexesBetween(low, high, end - n - 1) : [];
      siblings.slice(n + 1, end).forEach((shape, k) => {
        shapes.set(shape.id, { ...shape, index: indexKey(keys[k] ?? shape.index) });
      });
    }
    n = end;
  }
}

/** [V3] */
function liveBindings(
  bindings: readonly TLRecord[],
  shapes: ReadonlyMap<string, TLShape>,
): TLRecord[] {
  const ends = new Set<string>();
  const live: TLRecord[] = [];
  for (const binding of bindings.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (!isBinding(binding)) continue;
    const to = shapes.get(binding.toId);
    if (shapes.get(binding.fromId)?.type !== 'arrow' || to === undefined) continue;
    if (to.type === 'arrow' || isPaper(to.id)) continue;
    const end = `${binding.fromId} ${String(Reflect.get(binding.props, 'terminal'))}`;
    if (ends.has(end)) continue;
    ends.add(end);
    live.push(binding);
  }
  return live;
}

/** A shape that somebody else is dragging stands where they have it now. */
function drag(shapes: Map<string, TLShape>, id: string, to: DraggedTo): void {
  const shape = shapes.get(id);
  if (shape === undefined || isPaper(id)) return;
  let { x, y } = to;
  const chain: TLShape[] = [];
  for (let up = shapes.get(shape.parentId); up !== undefined; up = shapes.get(up.parentId))
    chain.unshift(up);
  for (const parent of chain) {
    const [dx, dy] = [x - parent.x, y - parent.y];
    const [cos, sin] = [Math.cos(-parent.rotation), Math.sin(-parent.rotation)];
    x = dx * cos - dy * sin;
    y = dx * sin + dy * cos;
  }
  shapes.set(id, { ...shape, x, y });
}
