import type { BoardId } from '@steady/shared/ids.ts';
import { roundValueSchema } from '@steady/shared/ledger/values.ts';
import * as v from 'valibot';
import { request } from '../../net/request.ts';
import type { AskOwnAnswer } from './createOwnAnswer.ts';

const ownAnswerSchema = v.object({ answer: v.nullable(roundValueSchema) });

/** The server tells me my own sealed answer, on any device of mine, and nobody else. */
export const ownAnswerOf =
  (boardId: BoardId): AskOwnAnswer =>
  async (round) => {
    const path = `/api/boards/${boardId}/rounds/${round}`;
    const answer = await request('GET', path, ownAnswerSchema);
    return answer.ok ? { ok: true, value: answer.value.answer } : answer;
  };
