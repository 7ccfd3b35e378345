import { createSignal } from 'solid-js';
import { reasons } from './en/reasons.ts';
import { isolating } from './isolating.ts';

/** Why something was refused, for the pages and dialogs that ask for things; see index.ts. */
export type ReasonWords = typeof reasons;

const [dictionary, setDictionary] = createSignal<ReasonWords>(isolating(reasons));

/** `reasonWords()[reason]`; reactive, as `words` is. */
export const reasonWords = dictionary;

/** With `setLanguage`, once something has been refused. */
export function setReasonLanguage(language: ReasonWords): void {
  setDictionary(() => isolating(language));
}
