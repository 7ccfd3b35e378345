import { parseAuditEntry, type AuditEntry } from '@steady/shared/audit/entries.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';
import { request, type Answer } from './request.ts';

/** Who did what on a board, newest first. Behind `more` there are older ones. */
export interface AuditPage {
  readonly entries: readonly AuditSeen[];
  readonly more: boolean;
}

/** `unknown`: written by a newer version than this page. */
export type AuditSeen =
  | { readonly kind: 'known'; readonly entry: AuditEntry }
  | { readonly kind: 'unknown'; readonly seq: number };

const pageSchema = v.object({
  entries: v.array(v.looseObject({ seq: v.number() })),
  more: v.boolean(),
});

/** @param before number of the oldest entry that is known */
export async function readAudit(boardId: BoardId, before?: number): Promise<Answer<AuditPage>> {
  const from = before === undefined ? '' : `?before=${before}`;
  const answer = await request('GET', `/api/boards/${boardId}/audit${from}`, pageSchema);
  if (!answer.ok) return answer;
  const { entries, more } = answer.value;
  return { ok: true, value: { entries: entries.map(seen).toReversed(), more } };
}

/** Before earlier words are brought back: who did so is in the audit. */
export const noteRestored = (boardId: BoardId, moment: number): Promise<Answer<unknown>> =>
  request('POST', `/api/boards/${boardId}/restored`, v.unknown(), { moment });

function seen(message: { readonly seq: number }): AuditSeen {
  try {
    return { kind: 'known', entry: parseAuditEntry(message) };
  } catch {
    return { kind: 'unknown', seq: message.seq };
  }
}
