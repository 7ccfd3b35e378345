import { closeNamed, mayRetry } from '@steady/shared/protocol/close.ts';

/**
 * Why the server closed a connection for good, as the person is told. Codes outside 4400-4499 are
 * passing (going away, too slow, our fault): the page tries again by itself.
 */
export type CloseReason = 'signed-out' | 'not-yours' | 'no-board' | 'resync' | 'refused';

/** @returns why trying again cannot help, or undefined when it can */
export function finalReason(code: number): CloseReason | undefined {
  if (mayRetry(code)) return undefined;
  switch (closeNamed(code)) {
    case 'notSignedIn':
      return 'signed-out';
    case 'notYours':
      return 'not-yours';
    case 'noSuchBoard':
      return 'no-board';
    case 'resync':
      return 'resync';
    // A locked device waits, it has not ended (connectionState.ts).
    case 'locked':
    case 'malformed':
    case 'goingAway':
    case 'tooBig':
    case 'resyncLater':
    case 'ourFault':
    case undefined:
      return 'refused';
  }
}
