import { createSignal } from 'solid-js';
import { privateWords as en } from './en/private.ts';
import { isolating } from './isolating.ts';

/** Sentences of private writing, which come with its dialog; see index.ts. */
export type PrivateWords = typeof en;

const [dictionary, setDictionary] = createSignal<PrivateWords>(isolating(en));

/** `privateWords().title.drafts`; reactive, as `words` is. */
export const privateWords = dictionary;

/** With `setLanguage`, once the dialog has loaded these. */
export function setPrivateLanguage(language: PrivateWords): void {
  setDictionary(() => isolating(language));
}
