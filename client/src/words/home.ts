import { createSignal } from 'solid-js';
import { home } from './en/home.ts';
import { isolating } from './isolating.ts';

/** Sentences of the row between sessions, which come with it; see index.ts. */
export type HomeWords = typeof home;

const [dictionary, setDictionary] = createSignal<HomeWords>(isolating(home));

/** `homeWords().review`; reactive, as `words` is. */
export const homeWords = dictionary;

/** With `setLanguage`, once the row has loaded these. */
export function setHomeLanguage(language: HomeWords): void {
  setDictionary(() => isolating(language));
}
