import { createSignal } from 'solid-js';
import { summary } from './en/summary.ts';
import { isolating } from './isolating.ts';

/** Sentences around a summary, which come with it; those inside it speak the board's language. See index.ts. */
export type AroundSummaryWords = typeof summary;

const [dictionary, setDictionary] = createSignal<AroundSummaryWords>(isolating(summary));

/** `summaryWords().make`; reactive, as `words` is. */
export const summaryWords = dictionary;

/** With `setLanguage`, once the summary has loaded these. */
export function setSummaryLanguage(language: AroundSummaryWords): void {
  setDictionary(() => isolating(language));
}
