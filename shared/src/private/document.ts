import * as Y from 'yjs';
import { makeId, type RandomBytes } from '../ids.ts';
import type { Bytes } from './cryptoPort.ts';
import { isDraftId, isKeyId, type DraftId, type KeyId } from './ids.ts';
import { readWrapped, type WrapFor } from './wrappedKeys.ts';

/**
 * A private document as the server has it: sealed values and nothing else. SCHEMA.md is the full list.
 * Whoever reads it passes over what does not fit.
 */
export interface PrivateDocument {
  readonly doc: Y.Doc;
  /** draft id → sealed updates of that draft, in any order */
  readonly drafts: Y.Map<Y.Array<Uint8Array>>;
  /** key id → that key's own seal on nothing: so another device sees that there is one */
  readonly keys: Y.Map<Uint8Array>;
  /** any id → keys sealed by a code */
  readonly codes: Y.Map<Uint8Array>;
}

export function openPrivateDocument(doc: Y.Doc): PrivateDocument {
  return {
    doc,
    drafts: doc.getMap('drafts'),
    keys: doc.getMap('keys'),
    codes: doc.getMap('codes'),
  };
}

/** Whose transaction it is: own sealed values, which the engine has opened already. */
export const FROM_SEALING = Symbol('sealing');

/** @returns undefined when there is no such draft (any more) */
export function arrayOf(
  document: PrivateDocument,
  draft: DraftId,
): Y.Array<Uint8Array> | undefined {
  const array: unknown = document.drafts.get(draft);
  return array instanceof Y.Array ? array : undefined;
}

export function valuesOf(document: PrivateDocument, draft: DraftId): readonly Uint8Array[] {
  const values: readonly unknown[] = arrayOf(document, draft)?.toArray() ?? [];
  return values.filter((value) => value instanceof Uint8Array);
}

export const draftIds = (document: PrivateDocument): readonly DraftId[] =>
  [...document.drafts.keys()].filter(isDraftId);

/**
 * Adds a value to a draft, which its first value makes, and takes those out that are merged in it: all in
 * one update. So nothing is taken out anywhere without what holds it having come there.
 *
 * V22 Only values that were opened and merged are named in `merged`; what another device added meanwhile
 *     is none of them and stays. Two that do this at once leave two values that each hold it all.
 * @returns the value as it stands in the document
 */
export function putValue(
  document: PrivateDocument,
  draft: DraftId,
  value: Bytes,
  merged: ReadonlySet<Uint8Array> = new Set(),
): Uint8Array {
  return document.doc.transact(() => {
    const array = arrayOf(document, draft) ?? new Y.Array<Uint8Array>();
    if (array.doc === null) document.drafts.set(draft, array);
    const values = array.toArray();
    for (let at = values.length - 1; at >= 0; at -= 1) {
      const there = values[at];
      if (there !== undefined && merged.has(there)) array.delete(at);
    }
    array.push([value]);
    return array.get(array.length - 1);
  }, FROM_SEALING);
}

/** For good, on every device. */
export function eraseDraft(document: PrivateDocument, draft: DraftId): void {
  document.doc.transact(() => document.drafts.delete(draft), FROM_SEALING);
}

export const keyIds = (document: PrivateDocument): readonly KeyId[] =>
  [...document.keys.keys()].filter(isKeyId).toSorted();

export function putKey(document: PrivateDocument, id: KeyId, seal: Bytes): void {
  document.doc.transact(() => document.keys.set(id, seal), FROM_SEALING);
}

export interface WrappedInDocument {
  readonly id: string;
  readonly value: Uint8Array;
  readonly what: WrapFor;
  readonly keys: readonly KeyId[];
}

export function wrappedIn(document: PrivateDocument): readonly WrappedInDocument[] {
  const entries: ReadonlyArray<readonly [string, unknown]> = [...document.codes.entries()];
  return entries.flatMap(([id, value]) => {
    const read = value instanceof Uint8Array ? readWrapped(value) : undefined;
    return read !== undefined && value instanceof Uint8Array ? [{ id, value, ...read }] : [];
  });
}

/** What a new code sealed, beside what older ones did: whoever has seen the new code takes those away. */
export function putWrapped(document: PrivateDocument, value: Bytes, random: RandomBytes): string {
  const id = makeId(random);
  document.doc.transact(() => document.codes.set(id, value), FROM_SEALING);
  return id;
}

export function removeWrapped(document: PrivateDocument, ids: readonly string[]): void {
  document.doc.transact(() => {
    for (const id of ids) document.codes.delete(id);
  }, FROM_SEALING);
}
