import type { BoardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';
import { request, type Answer } from './request.ts';

const linkSchema = v.object({
  what: v.picklist(['mine', 'ours']),
  titles: v.picklist(['neutral', 'own']),
  timeZone: v.string(),
  madeOn: v.string(),
});
/** The address that my calendar follows, without the address: that is told once. */
export type CalendarLink = v.InferOutput<typeof linkSchema>;
export type CalendarChoice = Pick<CalendarLink, 'what' | 'titles' | 'timeZone'>;

const shownSchema = v.object({ link: v.nullable(linkSchema) });
const madeSchema = v.object({ url: v.pipe(v.string(), v.url()), link: linkSchema });
export type MadeCalendarLink = v.InferOutput<typeof madeSchema>;
const done = v.pipe(
  v.unknown(),
  v.transform(() => true),
);

const path = (boardId: BoardId) => `/api/boards/${boardId}/calendar`;

export const calendarApi = {
  link: async (boardId: BoardId): Promise<Answer<CalendarLink | undefined>> => {
    const answer = await request('GET', path(boardId), shownSchema);
    return answer.ok ? { ok: true, value: answer.value.link ?? undefined } : answer;
  },
  make: (boardId: BoardId, choice: CalendarChoice): Promise<Answer<MadeCalendarLink>> =>
    request('POST', path(boardId), madeSchema, choice),
  stop: (boardId: BoardId): Promise<Answer<boolean>> => request('DELETE', path(boardId), done),
};

export type CalendarApi = typeof calendarApi;
