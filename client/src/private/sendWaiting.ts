import type { BoardId } from '@steady/shared/ids.ts';
import { createEffect, createRoot } from 'solid-js';
import { connectOwn, draftsTouched } from './connectOwn.ts';
import { createOwnDocument, type ConnectOwn, type OpenOwnCopy } from './createOwnDocument.ts';

export interface Sending {
  /** Resolves when the server has all of it, takes none of it, or it was disposed of. */
  readonly ended: Promise<void>;
  dispose(): void;
}

/**
 * Sends own writing that waits in a device's copy, as it lies there: sealed. No key is asked for, nothing is
 * opened, and nobody is told; it waits for its network as any connection does.
 */
export function sendWaiting(
  boardId: BoardId,
  openCopy: OpenOwnCopy,
  connect: ConnectOwn = connectOwn(boardId),
): Sending {
  return createRoot((disposeRoot) => {
    const own = createOwnDocument('private', connect, draftsTouched, openCopy);
    const ended = Promise.withResolvers<void>();
    const dispose = () => {
      disposeRoot();
      own.dispose();
      ended.resolve();
    };
    void own.whenSaved().then(dispose);
    // Whoever has no seat any more sends nothing; what waits stays where it is.
    createEffect(() => {
      if (own.connection().kind === 'closed') dispose();
    });
    return { ended: ended.promise, dispose };
  });
}
