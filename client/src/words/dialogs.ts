import { createSignal } from 'solid-js';
import { dialogs } from './en/dialogs.ts';
import { isolating } from './isolating.ts';

/** Sentences of a board's dialogs and menus, which come with the first of them; see index.ts. */
export type DialogWords = typeof dialogs;

const [dictionary, setDictionary] = createSignal<DialogWords>(isolating(dialogs));

/** `dialogWords().closed`; reactive, as `words` is. */
export const dialogWords = dictionary;

/** With `setLanguage`, once a dialog has loaded these. */
export function setDialogLanguage(language: DialogWords): void {
  setDictionary(() => isolating(language));
}
