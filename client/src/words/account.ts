import { createSignal } from 'solid-js';
import { account, arriving } from './en/account.ts';
import { isolating } from './isolating.ts';

const accountEn = { account, arriving };

/** Sentences of one's own account and devices, which come with the pages that say them; see index.ts. */
export type AccountWords = typeof accountEn;

const [dictionary, setDictionary] = createSignal<AccountWords>(isolating(accountEn));

/** `accountWords().account.devices.title`; reactive, as `words` is. */
export const accountWords = dictionary;

/** With `setLanguage`, on a page that needs these. */
export function setAccountLanguage(language: AccountWords): void {
  setDictionary(() => isolating(language));
}
