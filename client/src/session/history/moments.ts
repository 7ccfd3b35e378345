import type { Entry } from '@steady/shared/ledger/entries.ts';

/** A moment of which the whole board is kept: a session began, or ended. */
export interface KeptMoment {
  readonly seq: number;
  readonly kind: 'began' | 'ended';
  /** ms since 1970, server's clock: when that session began. */
  readonly sessionAt: number;
}

/** Newest first. The newest that ended is what "since last session" means. */
export function momentsOf(entries: readonly Entry[]): KeptMoment[] {
  const moments: KeptMoment[] = [];
  let sessionAt = 0;
  for (const { seq, at, body } of entries) {
    if (body.kind === 'session-started') {
      sessionAt = at;
      moments.unshift({ seq, kind: 'began', sessionAt });
    }
    if (body.kind === 'session-ended') moments.unshift({ seq, kind: 'ended', sessionAt });
  }
  return moments;
}

export const sinceLastSession = (moments: readonly KeptMoment[]): KeptMoment | undefined =>
  moments.find(({ kind }) => kind === 'ended') ?? moments[0];
