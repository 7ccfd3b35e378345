import { createSignal } from 'solid-js';
import { moving } from './en/moving.ts';
import { isolating } from './isolating.ts';

/** Of cards that are carried by keys: these come with the first hand on a board; see index.ts. */
export type MovingWords = typeof moving;

const [dictionary, setDictionary] = createSignal<MovingWords>(isolating(moving));

/** `movingWords().back`; reactive, as `words` is. */
export const movingWords = dictionary;

/** With `setLanguage`, once the first hand has loaded these. */
export function setMovingLanguage(language: MovingWords): void {
  setDictionary(() => isolating(language));
}
