import type { Entry } from '@steady/shared/ledger/entries.ts';

/** A session that has ended, with its summary. */
export interface EndedSession {
  /** The entry that ended it. */
  readonly seq: number;
  /** ms since 1970, server's clock: when it began. */
  readonly at: number;
}

/** Newest first. */
export function endedSessions(entries: readonly Entry[]): EndedSession[] {
  const ended: EndedSession[] = [];
  let at = 0;
  for (const { seq, at: when, body } of entries) {
    if (body.kind === 'session-started') at = when;
    if (body.kind === 'session-ended') ended.unshift({ seq, at });
  }
  return ended;
}
