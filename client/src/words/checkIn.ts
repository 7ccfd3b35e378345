import { createSignal } from 'solid-js';
import { checkIn as en } from './en/checkIn.ts';
import { isolating } from './isolating.ts';

/** Sentences of a check-in, which come with private writing; see index.ts. */
export type CheckInWords = typeof en;

const [dictionary, setDictionary] = createSignal<CheckInWords>(isolating(en));

/** `checkInWords().title`; reactive, as `words` is. */
export const checkInWords = dictionary;

/** With `setLanguage`, once the dialog has loaded these. */
export function setCheckInLanguage(language: CheckInWords): void {
  setDictionary(() => isolating(language));
}
