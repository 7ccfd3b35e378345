import { createSignal } from 'solid-js';
import { promises } from './en/promises.ts';
import { isolating } from './isolating.ts';

/** Sentences of what is promised on cards, which come with the panels that say them; see index.ts. */
export type PromiseWords = typeof promises;

const [dictionary, setDictionary] = createSignal<PromiseWords>(isolating(promises));

/** `promiseWords().agreement.agree`; reactive, as `words` is. */
export const promiseWords = dictionary;

/** With `setLanguage`, once a card has loaded these. */
export function setPromiseLanguage(language: PromiseWords): void {
  setDictionary(() => isolating(language));
}
