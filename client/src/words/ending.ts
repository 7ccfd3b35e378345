import { createSignal } from 'solid-js';
import { ending } from './en/ending.ts';
import { isolating } from './isolating.ts';

/** Sentences of leaving, resting and deleting, which come with their dialogs; see index.ts. */
export type EndingWords = typeof ending;

const [dictionary, setDictionary] = createSignal<EndingWords>(isolating(ending));

/** `endingWords().leave.title`; reactive, as `words` is. */
export const endingWords = dictionary;

/** With `setLanguage`, once the dialog has loaded these. */
export function setEndingLanguage(language: EndingWords): void {
  setDictionary(() => isolating(language));
}
