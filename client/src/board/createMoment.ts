import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { createResource, type Accessor } from 'solid-js';
import * as Y from 'yjs';
import type { Moment } from '../net/moment.ts';

export type Past =
  | { readonly kind: 'reading' | 'not-found' | 'network' | 'unwell' }
  | { readonly kind: 'there'; readonly board: BoardDocument };

/** The board as it was at a moment that is kept. @param seq undefined: none is asked for */
export function createMoment(
  seq: Accessor<number | undefined>,
  read: (seq: number) => Promise<Moment>,
): { past: Accessor<Past>; again: () => void } {
  const [resource, { refetch }] = createResource(seq, async (at): Promise<Past> => {
    const moment = await read(at);
    if (!moment.ok) return { kind: moment.problem };
    const doc = new Y.Doc();
    Y.applyUpdate(doc, moment.state);
    return { kind: 'there', board: openBoard(doc) };
  });
  return {
    past: () => (resource.loading ? undefined : resource()) ?? { kind: 'reading' },
    again: () => void refetch(),
  };
}
