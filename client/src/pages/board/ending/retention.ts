import type { BoardId } from '@steady/shared/ids.ts';
import { createSignal } from 'solid-js';
import * as v from 'valibot';
import { request, type Answer } from '../../../net/request.ts';

/** How long the practice keeps a board. */
const retentionSchema = v.object({
  months: v.nullable(v.number()),
  /** `YYYY-MM-DD`; null while nothing is announced. */
  deletedOn: v.nullable(v.string()),
  kept: v.boolean(),
});
export type Retention = v.InferOutput<typeof retentionSchema>;

const answerSchema = v.object({ retention: retentionSchema });

/** What is known of the board that this page shows: its banner and its dialog say the same. */
const [known, setKnown] = createSignal<{ boardId: BoardId; retention: Retention }>();

export const retentionOf = (boardId: BoardId): Retention | undefined => {
  const of = known();
  return of?.boardId === boardId ? of.retention : undefined;
};

export const lookAtRetention = (boardId: BoardId): Promise<Answer<unknown>> =>
  told(boardId, request('GET', `/api/boards/${boardId}`, answerSchema));

/** The therapist keeps the board whatever the practice’s setting is, or no longer. */
export const keepBoard = (boardId: BoardId, kept: boolean): Promise<Answer<unknown>> =>
  told(boardId, request('PATCH', `/api/boards/${boardId}`, answerSchema, { kept }));

async function told(
  boardId: BoardId,
  asked: Promise<Answer<v.InferOutput<typeof answerSchema>>>,
): Promise<Answer<unknown>> {
  const answer = await asked;
  if (answer.ok) setKnown({ boardId, retention: answer.value.retention });
  return answer;
}
