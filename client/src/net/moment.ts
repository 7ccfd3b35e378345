import type { BoardId } from '@steady/shared/ids.ts';
import type { ProblemKind } from './request.ts';

/** As long as a whole board may take on a bad line. */
const TIMEOUT_MS = 30_000;

export type Moment =
  | { readonly ok: true; readonly state: Uint8Array }
  | {
      readonly ok: false;
      readonly problem: Extract<ProblemKind, 'network' | 'not-found' | 'unwell'>;
    };

/** The whole board as it was when its ledger's entry `seq` was made. Never throws. */
export async function readMoment(boardId: BoardId, seq: number): Promise<Moment> {
  try {
    const response = await fetch(`/api/boards/${boardId}/moments/${seq}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { ok: true, state: new Uint8Array(await response.arrayBuffer()) };
    return { ok: false, problem: response.status === 404 ? 'not-found' : 'unwell' };
  } catch {
    // fetch tells nothing more than that no answer came.
    return { ok: false, problem: 'network' };
  }
}
