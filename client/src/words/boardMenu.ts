import { createSignal } from 'solid-js';
import { boardMenu } from './en/boardMenu.ts';
import { isolating } from './isolating.ts';

/** Names of what stands behind More on a board, which come with it; see index.ts. */
export type BoardMenuWords = typeof boardMenu;

const [dictionary, setDictionary] = createSignal<BoardMenuWords>(isolating(boardMenu));

/** `boardMenuWords().history`; reactive, as `words` is. */
export const boardMenuWords = dictionary;

/** With `setLanguage`, once the menu has loaded these. */
export function setBoardMenuLanguage(language: BoardMenuWords): void {
  setDictionary(() => isolating(language));
}
