import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type * as Y from 'yjs';

/** The words of one text, for showing it without an editor. Listens as long as its owner lives. */
export function createText(text: Y.Text): Accessor<string> {
  const [words, setWords] = createSignal(text.toString());
  const changed = () => setWords(text.toString());
  text.observe(changed);
  onCleanup(() => text.unobserve(changed));
  return words;
}
