import type { BoardId } from '@steady/shared/ids.ts';
import { listOwnWriting, type OwnWriting } from '@steady/shared/private/writing.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { createEffect, createRoot } from 'solid-js';
import { makeSpace, type MakeSpace } from './makeSpace.ts';
import type { Space } from './space.ts';

/** ms: two thousand pieces on a bad line; a line that hangs must not hold up somebody's copy. */
const ANSWERS_WITHIN_MS = 20_000;

/** All that is written in an open space and was not erased, in the clear, oldest first. */
export const ownWritingOf = (space: Space): readonly OwnWriting[] =>
  listOwnWriting(
    space.pieces().flatMap(({ id }) => {
      const place = space.placeOf(id);
      return place === undefined ? [] : [place];
    }),
  );

/**
 * read      everything of theirs that this device can open; `isWhole`: and nothing else is there
 * locked    there is writing, and the key is not on this device
 * no-crypto the page did not come by https
 * not-now   the server did not answer
 */
export type OwnWritingRead =
  | { readonly kind: 'read'; readonly writing: readonly OwnWriting[]; readonly isWhole: boolean }
  | { readonly kind: 'locked' | 'no-crypto' | 'not-now' };

/**
 * Reads one's own drafts and journal, or notes, for "All my data": only the device can, so the file is made
 * there. Opens the space for as long as that takes.
 */
export function readOwnWriting(
  boardId: BoardId,
  seat: Seat,
  make: MakeSpace = makeSpace,
): Promise<OwnWritingRead> {
  return createRoot((dispose) => {
    const space = make(boardId, seat);
    const found = Promise.withResolvers<OwnWritingRead>();
    createEffect(() => {
      const { kind } = space.state();
      switch (kind) {
        case 'opening':
          if (space.connection().kind === 'waiting') found.resolve({ kind: 'not-now' });
          return;
        case 'first-use':
          return found.resolve({ kind: 'read', writing: [], isWhole: true });
        case 'locked':
        case 'no-crypto':
          return found.resolve({ kind });
        case 'closed':
          return found.resolve({ kind: 'not-now' });
        case 'open':
          void space.opened().then(() => {
            const { locked, damaged } = space.unopened();
            const isWhole = !locked && !damaged;
            found.resolve({ kind: 'read', writing: ownWritingOf(space), isWhole });
          });
          return;
        default:
          return kind satisfies never;
      }
    });
    const timer = setTimeout(() => found.resolve({ kind: 'not-now' }), ANSWERS_WITHIN_MS);
    return found.promise.finally(() => {
      clearTimeout(timer);
      dispose();
    });
  });
}
