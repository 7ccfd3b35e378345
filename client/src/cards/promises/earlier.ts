import { normalWords } from '@steady/shared/ledger/agreementText.ts';
import { createMemo, type Accessor } from 'solid-js';
import type * as Y from 'yjs';
import { createText } from '../../board/createText.ts';

/** A card's main words in normal form, as a reply keeps them (P22). */
export function createNormalText(text: () => Y.Text): Accessor<string> {
  const listened = createMemo(() => createText(text()));
  return createMemo(() => normalWords(listened()()));
}

/** Whether something was said to other words than those that stand now. */
export const isEarlier = (saidTo: string, now: string): boolean => saidTo !== now;
