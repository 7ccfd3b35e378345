import { MAX_COORDINATE } from '@steady/shared/board/limits.ts';
import type { CanvasProperties } from '@steady/shared/board/writeCanvas.ts';
import type { SerializedSchema } from '@tldraw/store';
import { isBinding, isShape, type TLRecord } from '@tldraw/tlschema';
import * as Y from 'yjs';
import { isDerivedId, PAGE_ID } from './ids.ts';
import { mayLead } from './leads.ts';
import { readRichText } from './richText.ts';
import { engineSchema } from './schema.ts';

/**
 * Between a tldraw record and its map in the board document. Two pure functions, inverse to each
 * other: keys of `props` and `meta` are flattened with a dot, `x` and `y` are packed into `xy`
 * (moves of two people must not mix, and half the history), everything deeper is one value.
 */

/** What people can put on a canvas. Pictures, films and pages from elsewhere would make every screen fetch them. */
const SHAPE_TYPES = new Set(['arrow', 'draw', 'frame', 'geo', 'highlight', 'line', 'note', 'text']);

export function toProperties(record: TLRecord): CanvasProperties {
  const properties: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    if (key === 'id' || key === 'x' || key === 'y' || value === undefined) continue;
    if (key === 'props' || key === 'meta') {
      for (const [inner, innerValue] of Object.entries(value)) {
        if (innerValue !== undefined) properties[`${key}.${inner}`] = innerValue;
      }
    } else properties[key] = value;
  }
  if (isShape(record)) properties['xy'] = [record.x, record.y];
  return properties;
}

/** @returns the record, or undefined when it is none that may stand on a canvas */
export function toRecord(
  id: string,
  properties: CanvasProperties,
  from?: SerializedSchema,
): TLRecord | undefined {
  if (isDerivedId(id)) return undefined;
  const candidate: Record<string, unknown> = { id, meta: {} };
  const nested: Record<string, Record<string, unknown>> = { meta: {}, props: {} };
  for (const [key, value] of Object.entries(properties)) {
    const dot = key.indexOf('.');
    if (key === 'xy') {
      if (!Array.isArray(value) || !value.every(isCoordinate)) return undefined;
      [candidate['x'], candidate['y']] = value;
    } else if (dot > 0) {
      const group = nested[key.slice(0, dot)];
      if (group === undefined) return undefined;
      group[key.slice(dot + 1)] = value;
    } else candidate[key] = value;
  }
  candidate['meta'] = nested['meta'];
  if (candidate['typeName'] === 'shape' || candidate['typeName'] === 'binding')
    candidate['props'] = nested['props'];
  if (!takeWords(nested['props'])) return undefined;
  const record = validated(candidate, from);
  return record !== undefined && mayBeStored(record) ? record : undefined;
}

/** @returns false when they are no words of a shape; what may lead nowhere is taken off */
export function takeWords(props: Record<string, unknown> | undefined): boolean {
  if (props === undefined) return true;
  if (props['url'] !== undefined && !mayLead(props['url'])) props['url'] = '';
  if (props['richText'] === undefined) return true;
  props['richText'] = readRichText(props['richText']);
  return props['richText'] !== undefined;
}

/** @returns whether a record of this kind is ever written to, or read from, a board */
export function mayBeStored(record: TLRecord): boolean {
  if (isDerivedId(record.id)) return false;
  if (isShape(record)) return SHAPE_TYPES.has(record.type);
  if (isBinding(record)) return record.type === 'arrow';
  return record.typeName === 'document' || record.id === PAGE_ID;
}

/** @param map whatever stands under `id` in the document */
export function readRecord(
  id: string,
  map: unknown,
  from?: SerializedSchema,
): TLRecord | undefined {
  return map instanceof Y.Map ? toRecord(id, map.toJSON(), from) : undefined;
}

/** The door: what a document holds becomes a record only by passing the engine's own validators. */
export function validated(candidate: object, from?: SerializedSchema): TLRecord | undefined {
  try {
    const record = from === undefined ? candidate : migrated(candidate, from);
    if (record === undefined) return undefined;
    const { document, page, shape, binding } = engineSchema.types;
    switch (Reflect.get(record, 'typeName')) {
      case 'shape':
        return shape.validate(record);
      case 'binding':
        return binding.validate(record);
      case 'page':
        return page.validate(record);
      case 'document':
        return document.validate(record);
      default:
        return undefined;
    }
  } catch {
    // One bad record must not stop the rest: it stays in the document and is passed over.
    return undefined;
  }
}

function migrated(candidate: object, from: SerializedSchema): object | undefined {
  const result = engineSchema.migratePersistedRecord(candidate as TLRecord, from);
  return result.type === 'success' ? result.value : undefined;
}

const isCoordinate = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;
