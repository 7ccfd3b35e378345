import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLRecord,
} from '@tldraw/tlschema';
import type { SerializedSchema, StoreSchema } from '@tldraw/store';
import * as v from 'valibot';

/**
 * The engine's own schema, which is what stored records follow. Cards and lanes are no part of it,
 * because they are never stored.
 */
export const engineSchema: StoreSchema<TLRecord> = createTLSchema({
  shapes: defaultShapeSchemas,
  bindings: defaultBindingSchemas,
});

const serializedSchema = v.object({
  schemaVersion: v.literal(2),
  sequences: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/**
 * How a document's records stand to this engine.
 *
 * same   nothing to do
 * older  records are brought up with `upgradeRecord`
 * newer  somebody has a newer program: show nothing half-understood, write nothing, reload
 */
export type SchemaAge =
  | { readonly age: 'same' | 'newer' }
  | { readonly age: 'older'; readonly from: SerializedSchema };

/** @param serialized `meta.canvasSchema`; empty or nonsense counts as ours, for boards made before it */
export function schemaAge(serialized: unknown): SchemaAge {
  const from = parse(serialized);
  if (from === undefined) return { age: 'same' };
  const ours = engineSchema.serialize().sequences;
  let older = false;
  for (const [name, version] of Object.entries(from.sequences)) {
    const own = ours[name];
    if (own === undefined || version > own) return { age: 'newer' };
    if (version < own) older = true;
  }
  if (Object.keys(ours).some((name) => !(name in from.sequences))) older = true;
  return older ? { age: 'older', from } : { age: 'same' };
}

function parse(serialized: unknown): v.InferOutput<typeof serializedSchema> | undefined {
  if (typeof serialized !== 'string' || serialized === '') return undefined;
  try {
    const parsed = v.safeParse(serializedSchema, JSON.parse(serialized));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
