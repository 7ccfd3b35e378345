import type { TLRecord, TLStore } from '@tldraw/tlschema';

/**
 * The three places where the engine (3.15.6, pinned) has to be used below its public surface.
 * `engine.browser.test.ts` fails when a new version moves them.
 */

/** A merge inside an atomic operation throws, and only a private field says that one is running. */
export const isAtomic = (store: TLStore): boolean => Reflect.get(store, '_isInAtomicOp') === true;

/**
 * Changes the store as somebody else: nothing is repaired, announced or remembered for undo.
 * Side effects are switched off inside, because 3.15.6 turns them on again at the merge's start:
 * switched off outside, bindings were lost silently.
 */
export function quietly(store: TLStore, change: () => void): void {
  store.mergeRemoteChanges(() => {
    setSideEffects(store, false);
    change();
  });
}

function setSideEffects(store: TLStore, enabled: boolean): void {
  const { sideEffects } = store;
  const set: unknown = Reflect.get(sideEffects, 'setIsEnabled');
  if (typeof set !== 'function') throw new Error('the engine has no setIsEnabled any more');
  Reflect.apply(set, sideEffects, [enabled]);
}

/** A record by an id that is only known as a string. */
export function byId(store: TLStore, id: string): TLRecord | undefined {
  return store.unsafeGetWithoutCapture(id as TLRecord['id']);
}
