import * as v from 'valibot';
import { idSchema, makeId, type RandomBytes } from '../ids.ts';

/** Apart from src/ids.ts, so that a board without private writing loads none of it. */
export const draftIdSchema = v.pipe(idSchema, v.brand('DraftId'));
export const keyIdSchema = v.pipe(idSchema, v.brand('KeyId'));

/** One piece of private writing: a draft, a day's entry, a note. */
export type DraftId = v.InferOutput<typeof draftIdSchema>;
/** One key that private writing is sealed with; it says nothing about the key. */
export type KeyId = v.InferOutput<typeof keyIdSchema>;

export const makeDraftId = (random: RandomBytes): DraftId => v.parse(draftIdSchema, makeId(random));
export const makeKeyId = (random: RandomBytes): KeyId => v.parse(keyIdSchema, makeId(random));

export const isDraftId = (value: unknown): value is DraftId => v.is(draftIdSchema, value);
export const isKeyId = (value: unknown): value is KeyId => v.is(keyIdSchema, value);
