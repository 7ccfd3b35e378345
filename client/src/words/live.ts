import { createSignal } from 'solid-js';
import { liveEn } from './en/live.ts';
import { isolating } from './isolating.ts';

/** Sentences of promises and of a session, which a board loads later than itself; see index.ts. */
export type LiveWords = typeof liveEn;

const [dictionary, setDictionary] = createSignal<LiveWords>(isolating(liveEn));

/** `liveWords().refusals[why]`; reactive, as `words` is. */
export const liveWords = dictionary;

/** With `setLanguage`, once a board has loaded these. */
export function setLiveLanguage(language: LiveWords): void {
  setDictionary(() => isolating(language));
}
