import { createSignal } from 'solid-js';
import { lock } from './en/lock.ts';
import { isolating } from './isolating.ts';

/** Sentences of the cover of a locked screen, which comes for devices that lock; see index.ts. */
export type LockWords = typeof lock;

const [dictionary, setDictionary] = createSignal<LockWords>(isolating(lock));

/** `lockWords().title`; reactive, as `words` is. */
export const lockWords = dictionary;

/** With `setLanguage`, once a page has loaded these. */
export function setLockLanguage(language: LockWords): void {
  setDictionary(() => isolating(language));
}
