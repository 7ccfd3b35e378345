import { createSignal } from 'solid-js';
import { local } from './en/local.ts';
import { isolating } from './isolating.ts';

/** Sentences about copies on this device, which come with them; see index.ts. */
export type LocalWords = typeof local;

const [dictionary, setDictionary] = createSignal<LocalWords>(isolating(local));

/** `localWords().copy.keep`; reactive, as `words` is. */
export const localWords = dictionary;

/** With `setLanguage`, once a copy has loaded these. */
export function setLocalLanguage(language: LocalWords): void {
  setDictionary(() => isolating(language));
}
