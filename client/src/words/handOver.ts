import { createSignal } from 'solid-js';
import { handOver } from './en/handOver.ts';
import { isolating } from './isolating.ts';

/** Sentences about one device that two people share, which come with them; see index.ts. */
export type HandOverWords = typeof handOver;

const [dictionary, setDictionary] = createSignal<HandOverWords>(isolating(handOver));

/** `handOverWords().give.what`; reactive, as `words` is. */
export const handOverWords = dictionary;

/** With `setLanguage`, once a page has loaded these. */
export function setHandOverLanguage(language: HandOverWords): void {
  setDictionary(() => isolating(language));
}
