import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Doc } from 'yjs';

/** Changes after a document did, once a frame at most: for what is made from a whole board while people type. */
export function createEdits(doc: Doc): Accessor<number> {
  const [edits, setEdits] = createSignal(0);
  let frame: number | undefined;
  const edited = () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      setEdits((n) => n + 1);
    });
  };
  doc.on('update', edited);
  onCleanup(() => {
    doc.off('update', edited);
    if (frame !== undefined) cancelAnimationFrame(frame);
  });
  return edits;
}
