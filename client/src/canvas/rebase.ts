import { isOrderKey } from '@steady/shared/board/order.ts';
import { isBinding, isShape, isShapeId, type TLRecord, type TLStore } from '@tldraw/tlschema';
import { byId } from './engine.ts';
import { PAGE_ID } from './ids.ts';
import { indexesBetween } from './indexKey.ts';
import { same } from './same.ts';
import { toProperties } from './record.ts';
import type { View } from './view.ts';

/**
 * A record that somebody is in the middle of changing, after the document changed under it.
 * @param base what was shown before; undefined for one they are just making
 * @param mine what it is in the store; undefined when they took it away
 * @param theirs what is to be shown now
 * @returns what the store shall hold until the gesture ends; undefined: leave it, or take it away when it is loose
 */
export function rebased(
  base: TLRecord | undefined,
  mine: TLRecord | undefined,
  theirs: TLRecord | undefined,
  next: View,
  store?: TLStore,
): TLRecord | undefined {
  if (mine === undefined) return undefined;
  const there = (id: string) =>
    next.has(id) || (store !== undefined && byId(store, id) !== undefined);
  if (isBinding(mine)) return there(mine.fromId) && there(mine.toId) ? mine : undefined;
  if (!isShape(mine)) return mine;
  let merged = mine;
  if (base !== undefined && theirs !== undefined && isShape(base) && isShape(theirs))
    merged = overlaid(base, mine, theirs);
  if (isShapeId(merged.parentId) && !there(merged.parentId))
    merged = { ...merged, parentId: PAGE_ID };
  return merged;
}

/** What is still in the hand makes room for what came meanwhile: siblings never have the same index. */
export function apart(record: TLRecord, others: Iterable<TLRecord>): TLRecord {
  if (!isShape(record)) return record;
  let taken = false;
  let above: string | null = null;
  for (const other of others) {
    if (!isShape(other) || other.id === record.id || other.parentId !== record.parentId) continue;
    if (other.index === record.index) taken = true;
    if (other.index > record.index && (above === null || other.index < above)) above = other.index;
  }
  if (!taken || !isOrderKey(record.index) || (above !== null && !isOrderKey(above))) return record;
  const [index] = indexesBetween(record.index, above, 1);
  return index === undefined ? record : { ...record, index };
}

/** Theirs, with every key that I have changed as I have it. */
function overlaid<R extends TLRecord>(base: R, mine: R, theirs: R): R {
  const before = toProperties(base);
  const now = toProperties(mine);
  const changed = (key: string) => !same(before[key], now[key]);
  const result: Record<string, unknown> = { ...theirs };
  for (const [key, value] of Object.entries(mine)) {
    if (key === 'props' || key === 'meta') {
      const group: Record<string, unknown> = Object.fromEntries(
        Object.entries(Object(Reflect.get(theirs, key))),
      );
      for (const [inner, innerValue] of Object.entries(value)) {
        if (changed(`${key}.${inner}`)) group[inner] = innerValue;
      }
      result[key] = group;
    } else if (changed(key === 'x' || key === 'y' ? 'xy' : key)) result[key] = value;
  }
  return result as R;
}
