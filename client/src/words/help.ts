import { createSignal } from 'solid-js';
import { help } from './en/help.ts';
import { isolating } from './isolating.ts';

/** Sentences of help and privacy, which come when somebody asks, or is about to join; see index.ts. */
export type HelpWords = typeof help;

const [dictionary, setDictionary] = createSignal<HelpWords>(isolating(help));

/** `helpWords().who.title`; reactive, as `words` is. */
export const helpWords = dictionary;

/** With `setLanguage`, once these have loaded. */
export function setHelpLanguage(language: HelpWords): void {
  setDictionary(() => isolating(language));
}
