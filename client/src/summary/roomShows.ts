import type { Entry } from '@steady/shared/ledger/entries.ts';
import type { RunningSession } from '@steady/shared/ledger/state.ts';

/** Whether a television shows the summary: the session is closing, or everyone was brought there, and nowhere else since. */
export function roomShowsSummary(
  entries: readonly Entry[],
  running: RunningSession | undefined,
): boolean {
  if (running === undefined) return false;
  const last = entries.findLast(
    ({ seq, body }) => seq > running.since && (body.kind === 'gathered' || body.kind === 'stage'),
  )?.body;
  if (last?.kind === 'gathered') return last.view === 'summary';
  return last?.kind === 'stage' && last.stage === 'closing';
}
