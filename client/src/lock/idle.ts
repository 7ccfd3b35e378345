/**
 * Whether somebody is at this page. The server decides the same for itself (server/SPEC.md, A31).
 *
 *   there ──SOON_MS before the end──► soon ──the end──► locked ──unlocked──► there
 *     ▲───────────somebody's hand──────┘
 */
export interface Idle {
  /** ms without use after which it locks. */
  readonly wholeMs: number;
  /** ms since 1970 */
  readonly activeAt: number;
  readonly locked: boolean;
}

export type Phase = 'there' | 'soon' | 'locked';

/** ms of warning: time to move a hand, not long enough to be in the way. */
export const SOON_MS = 60_000;

/** @returns what holds now, and for how many ms (0: until it is unlocked) */
export function phaseAt({ wholeMs, activeAt, locked }: Idle, now: number): [Phase, number] {
  const leftMs = activeAt + wholeMs - now;
  if (locked || leftMs <= 0) return ['locked', 0];
  return leftMs <= SOON_MS ? ['soon', leftMs] : ['there', leftMs - SOON_MS];
}

/** Somebody's hand; too late once its time is over, though nothing has said so yet: a laptop was asleep. */
export const active = (idle: Idle, at: number): Idle =>
  phaseAt(idle, at)[0] === 'locked'
    ? { ...idle, locked: true }
    : { ...idle, activeAt: Math.max(idle.activeAt, at) };

/** @param told `LEFT/WHOLE` of an answer */
export function fromServer(told: string, now: number): Idle | undefined {
  const [, left, whole] = /^(\d+)\/(\d+)$/.exec(told) ?? [];
  if (left === undefined || whole === undefined) return undefined;
  const [leftMs, wholeMs] = [Number(left), Number(whole)];
  return { wholeMs, activeAt: now + leftMs - wholeMs, locked: leftMs === 0 };
}

/** What stays on the device while no page is open. */
export const toKept = ({ wholeMs, activeAt, locked }: Idle): string =>
  `${wholeMs}@${locked ? 0 : activeAt}`;

export function fromKept(kept: string): Idle | undefined {
  const [, whole, at] = /^(\d+)@(\d+)$/.exec(kept) ?? [];
  if (whole === undefined || at === undefined) return undefined;
  return { wholeMs: Number(whole), activeAt: Number(at), locked: at === '0' };
}
