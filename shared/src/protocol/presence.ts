import * as v from 'valibot';
import { cardIdSchema } from '../ids.ts';
import { seatSchema } from '../seats.ts';

/**
 * An awareness state as our client writes and reads it: where somebody is, never what they did. The
 * server overwrites `user` and looks at nothing else but `review: true`, by which a partner says that they
 * have joined a home review (server/SPEC.md, R55), so whoever reads a state parses it with
 * `parsePresence`; a part that does not fit is left out, the rest is kept.
 */
const clock = v.pipe(v.number(), v.integer(), v.minValue(0));
const yjsId = v.object({ client: clock, clock });

/** `Y.relativePositionToJSON`: a place in a text that stays put while others write. */
export const relativePositionSchema = v.object({
  type: v.optional(v.nullable(yjsId)),
  tname: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64)))),
  item: v.optional(v.nullable(yjsId)),
  assoc: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(1))),
});
export type RelativePositionJson = v.InferOutput<typeof relativePositionSchema>;

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e7), v.maxValue(1e7));
const shapeId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export type User = v.InferOutput<typeof userSchema>;
const userSchema = v.object({ seat: seatSchema, name: v.pipe(v.string(), v.maxLength(80)) });

/** The card (and field) somebody has open, and the caret or selection in its text. */
const atSchema = v.object({
  card: cardIdSchema,
  field: v.optional(v.pipe(v.string(), v.maxLength(40))),
  anchor: v.optional(relativePositionSchema),
  head: v.optional(relativePositionSchema),
});

/** The pointer on the canvas, in canvas units. */
const cursorSchema = v.object({ x: coordinate, y: coordinate });

const selectionSchema = v.pipe(v.array(shapeId), v.maxLength(100));

/** What is being dragged on the canvas and where each shape is now; written to the document at the drop. */
const dragSchema = v.pipe(
  v.array(
    v.object({
      id: shapeId,
      x: coordinate,
      y: coordinate,
      rotation: v.optional(v.pipe(v.number(), v.finite())),
    }),
  ),
  v.maxLength(100),
);

export interface Presence {
  /** Stamped by the server; absent only in a client's own state before its first echo. */
  readonly user?: User;
  readonly at?: v.InferOutput<typeof atSchema>;
  readonly cursor?: v.InferOutput<typeof cursorSchema>;
  readonly selection?: v.InferOutput<typeof selectionSchema>;
  readonly drag?: v.InferOutput<typeof dragSchema>;
}

/** @returns what can be understood of somebody's awareness state; never throws */
export function parsePresence(state: unknown): Presence {
  if (typeof state !== 'object' || state === null) return {};
  const part = <Schema extends v.GenericSchema>(key: string, schema: Schema) => {
    const parsed = v.safeParse(schema, Reflect.get(state, key));
    return parsed.success ? { [key]: parsed.output } : {};
  };
  return {
    ...part('user', userSchema),
    ...part('at', atSchema),
    ...part('cursor', cursorSchema),
    ...part('selection', selectionSchema),
    ...part('drag', dragSchema),
  };
}
