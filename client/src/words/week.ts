import { createSignal } from 'solid-js';
import { week } from './en/week.ts';
import { isolating } from './isolating.ts';

/** Sentences of the coming week, which come with it; see index.ts. */
export type WeekWords = typeof week;

const [dictionary, setDictionary] = createSignal<WeekWords>(isolating(week));

/** `weekWords().ready`; reactive, as `words` is. */
export const weekWords = dictionary;

/** With `setLanguage`, once the week has loaded these. */
export function setWeekLanguage(language: WeekWords): void {
  setDictionary(() => isolating(language));
}
