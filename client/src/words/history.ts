import { createSignal } from 'solid-js';
import { history } from './en/history.ts';
import { isolating } from './isolating.ts';

/** Sentences of the board's history, which come with its dialog; see index.ts. */
export type HistoryWords = typeof history;

const [dictionary, setDictionary] = createSignal<HistoryWords>(isolating(history));

/** `historyWords().title`; reactive, as `words` is. */
export const historyWords = dictionary;

/** With `setLanguage`, once the dialog has loaded these. */
export function setHistoryLanguage(language: HistoryWords): void {
  setDictionary(() => isolating(language));
}
