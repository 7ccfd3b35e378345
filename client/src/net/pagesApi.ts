import * as v from 'valibot';
import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import { seatSchema, type Seat } from '@steady/shared/seats.ts';
import { boardSchema } from './api.ts';
import { request, type Answer } from './request.ts';

const listedSchema = v.object({
  ...boardSchema.entries,
  /** `deletedOn`: the day on which the practice will delete it, `YYYY-MM-DD`. */
  retention: v.nullish(v.object({ deletedOn: v.nullable(v.string()) }), null),
});
export type ListedBoard = v.InferOutput<typeof listedSchema>;
const boardListSchema = v.object({ boards: v.array(listedSchema) });
const madeSchema = v.object({ boardId: boardIdSchema });
const moment = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((at) => new Date(at)),
  v.date(),
);
const inviteSchema = v.object({
  id: v.string(),
  url: v.pipe(v.string(), v.url()),
  expiresAt: moment,
});
/** A new link: its address is told this once. */
export type Invite = v.InferOutput<typeof inviteSchema>;
const openInviteSchema = v.object({
  id: v.string(),
  seat: seatSchema,
  createdAt: moment,
  expiresAt: moment,
  withCode: v.optional(v.boolean(), false),
});
/** A link that nobody has used yet, without its address. */
export type OpenInvite = v.InferOutput<typeof openInviteSchema>;
const openInvitesSchema = v.object({ invites: v.array(openInviteSchema) });
const redeemedSchema = v.object({ boardId: boardIdSchema, seat: seatSchema });
const nothing = v.unknown();
/** Nothing to read in the answer, but that it was done. */
const done = v.pipe(
  v.unknown(),
  v.transform(() => true),
);

export interface NewBoard {
  title?: string;
  template?: string;
  partners: readonly [string, string];
}

/** What the pages around a board ask for, and what a board asks for when somebody opens a dialog. */
export const pagesApi = {
  setup: (body: { token: string; name: string; email: string; password: string }) =>
    request('POST', '/api/setup', nothing, body),
  signIn: (body: { email: string; password: string; sharedDevice: boolean }) =>
    request('POST', '/api/sign-in', nothing, body),
  boards: async (): Promise<Answer<readonly ListedBoard[]>> => {
    const answer = await request('GET', '/api/boards', boardListSchema);
    return answer.ok ? { ok: true, value: answer.value.boards } : answer;
  },
  makeBoard: (body: NewBoard) => request('POST', '/api/boards', madeSchema, body),
  invite: (boardId: BoardId, wanted: { seat: Seat; code?: string }) =>
    request('POST', `/api/boards/${boardId}/invites`, inviteSchema, wanted),
  openInvites: async (boardId: BoardId): Promise<Answer<readonly OpenInvite[]>> => {
    const answer = await request('GET', `/api/boards/${boardId}/invites`, openInvitesSchema);
    return answer.ok ? { ok: true, value: answer.value.invites } : answer;
  },
  takeInviteBack: (boardId: BoardId, id: string) =>
    request('DELETE', `/api/boards/${boardId}/invites/${encodeURIComponent(id)}`, done),
  /** Spends the link: only ever sent by a tap. */
  redeem: (brought: { secret: string; code?: string; sharedDevice: boolean }) =>
    request('POST', '/api/invites/redeem', redeemedSchema, brought),
  changeBoard: (boardId: BoardId, change: { state: 'open' | 'resting' }) =>
    request('PATCH', `/api/boards/${boardId}`, done, change),
  eraseBoard: (boardId: BoardId) => request('DELETE', `/api/boards/${boardId}`, done),
  takeSeatAway: (boardId: BoardId, seat: Seat) =>
    request('DELETE', `/api/boards/${boardId}/seats/${seat}`, done),
};
