/**
 * The one table of close codes. An unchanged y-websocket client reconnects after every code except
 * 4400-4499, so those are only for what reconnecting cannot mend. `reason` travels in the close
 * frame (at most 123 bytes) and is for logs: what a person reads is chosen by code in the client.
 */
export const CLOSE = {
  goingAway: { code: 1001, retry: true, reason: 'going away' },
  /** Heals by itself when an update was too big: the next connection brings it inside a step 2. */
  tooBig: { code: 1009, retry: true, reason: 'too big' },
  /** Too slow a reader, too many frames, too many sessions: come back and sync anew. */
  resyncLater: { code: 1013, retry: true, reason: 'resync later' },
  malformed: { code: 4400, retry: false, reason: 'malformed' },
  notSignedIn: { code: 4401, retry: false, reason: 'not signed in' },
  notYours: { code: 4403, retry: false, reason: 'not yours' },
  noSuchBoard: { code: 4404, retry: false, reason: 'no such board' },
  /** The device is locked until its person is back; then it may connect again. */
  locked: { code: 4423, retry: false, reason: 'locked' },
  /** Clock gap, foreign client id, older epoch: only a fresh copy of the document helps. */
  resync: { code: 4409, retry: false, reason: 'resync' },
  ourFault: { code: 4500, retry: true, reason: 'our fault' },
} as const;

export type CloseName = keyof typeof CLOSE;
export type CloseCode = (typeof CLOSE)[CloseName]['code'];

/** @returns undefined for codes that this protocol does not send, such as 1006 of a lost connection */
export function closeNamed(code: number): CloseName | undefined {
  return CLOSE_NAMES.find((name) => CLOSE[name].code === code);
}

/** Whether a client may connect again on its own; unknown codes are lost connections, so yes. */
export function mayRetry(code: number): boolean {
  return code < 4400 || code > 4499;
}

const CLOSE_NAMES: readonly CloseName[] = [
  'goingAway',
  'tooBig',
  'resyncLater',
  'malformed',
  'notSignedIn',
  'notYours',
  'noSuchBoard',
  'locked',
  'resync',
  'ourFault',
];
