import { createSignal } from 'solid-js';
import { pagesEn } from './en/pages.ts';
import { isolating } from './isolating.ts';

/** The sentences of the pages around a board; those of every page and of the board are in index.ts. */
export type PageWords = typeof pagesEn;

const [dictionary, setDictionary] = createSignal<PageWords>(isolating(pagesEn));

/** `pageWords().join.redeem`; reactive, as `words` is. */
export const pageWords = dictionary;

/** With `setLanguage`, on a page that needs these. */
export function setPageLanguage(language: PageWords): void {
  setDictionary(() => isolating(language));
}
