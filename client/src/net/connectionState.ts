import { CLOSE } from '@steady/shared/protocol/close.ts';
import { finalReason, type CloseReason } from './closeReason.ts';

/**
 * Whether this page hears from the board's server.
 *
 *            ┌──────────── due ────────────┐
 *            ▼                             │
 *   start ► connecting ──opened──► open ──lost──► waiting
 *            └───────────lost──────────────────────▲
 *   any ──lost with a code that trying again cannot mend──► closed
 *
 * N1  `closed` is the end: nothing but a new page opens another connection.
 * N2  Only a connection on which the server saved something is a success: one that opens, syncs and
 *     fails on what we send would otherwise be tried again several times a second.
 * N3  The wait before another try has full jitter, so that a restarted server is not stormed.
 */
export type ConnectionState =
  | { readonly kind: 'connecting'; readonly tries: number }
  | { readonly kind: 'open'; readonly tries: number }
  /** @property waitMs undefined: until somebody asks, for its person has to unlock the device first */
  | { readonly kind: 'waiting'; readonly tries: number; readonly waitMs: number | undefined }
  | { readonly kind: 'closed'; readonly code: number; readonly why: CloseReason };

export type ConnectionEvent =
  | { readonly kind: 'opened' }
  /** The server has taken what this page sent: it said `saved`. */
  | { readonly kind: 'proved' }
  /** @property code of the close frame; undefined when this side gave up on a silent socket */
  | { readonly kind: 'lost'; readonly code: number | undefined; readonly chance: number }
  | { readonly kind: 'due' };

export const START: ConnectionState = { kind: 'connecting', tries: 0 };

/** Milliseconds; a person who sees "offline" should not wait longer than this once the net is back. */
export const MAX_WAIT_MS = 8_000;
/** Milliseconds; the first wait is between 0 and this. */
export const FIRST_WAIT_MS = 500;

export function step(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  if (state.kind === 'closed') return state; // [N1]
  switch (event.kind) {
    case 'opened':
      return { kind: 'open', tries: triesOf(state) };
    case 'proved':
      return state.kind === 'open' && state.tries > 0 ? { kind: 'open', tries: 0 } : state;
    case 'due':
      return state.kind === 'waiting' ? { kind: 'connecting', tries: state.tries } : state;
    case 'lost': {
      if (event.code === CLOSE.locked.code) return { kind: 'waiting', tries: 0, waitMs: undefined };
      const why = event.code === undefined ? undefined : finalReason(event.code);
      if (why !== undefined && event.code !== undefined)
        return { kind: 'closed', code: event.code, why };
      const tries = triesOf(state) + 1;
      const most = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
      return { kind: 'waiting', tries, waitMs: Math.round(event.chance * most) }; // [N3]
    }
    default:
      return event satisfies never;
  }
}

const triesOf = (state: Exclude<ConnectionState, { kind: 'closed' }>): number => state.tries;
