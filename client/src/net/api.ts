import * as v from 'valibot';
import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import { seatSchema, type Seat } from '@steady/shared/seats.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { request, type Answer } from './request.ts';

/** The HTTP routes of the relay, each with the shape of its answer. Nothing unparsed comes past here. */

const practiceSchema = v.object({
  practiceName: v.nullish(v.string(), null),
  /** What tab titles and file names say; never a couple's name. */
  neutralTitle: v.fallback(v.string(), 'Board'),
  needsSetup: v.fallback(v.boolean(), false),
  /** IANA name: days in a summary are the practice's. */
  timeZone: v.fallback(v.string(), 'UTC'),
});
export type Practice = v.InferOutput<typeof practiceSchema>;

const meSchema = v.object({
  person: v.nullish(
    v.object({
      id: v.string(),
      name: v.string(),
      /** Has a password here: a therapist, who may make boards. Partners have seats only. */
      account: v.optional(v.boolean(), false),
    }),
    null,
  ),
  /** Nothing is to stay here. */
  sharedDevice: v.fallback(v.boolean(), true),
  seats: v.array(
    v.object({ boardId: boardIdSchema, seat: seatSchema, role: v.optional(v.string()) }),
  ),
});
export type Me = v.InferOutput<typeof meSchema>;

const seatOfBoardSchema = v.object({
  seat: seatSchema,
  name: v.nullish(v.string(), null),
  /** Whether somebody sits there now. */
  taken: v.optional(v.boolean(), false),
});
export type SeatOfBoard = v.InferOutput<typeof seatOfBoardSchema>;

/** Also read from a copy on this device. */
export const boardSchema = v.object({
  boardId: boardIdSchema,
  title: v.nullish(v.string(), null),
  state: v.optional(v.string(), 'open'),
  seats: v.optional(v.array(seatOfBoardSchema), []),
  ownSeat: v.nullish(seatSchema, null),
});
export type BoardSummary = v.InferOutput<typeof boardSchema>;

const boardListSchema = v.object({ boards: v.array(boardSchema) });
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

export const api = {
  practice: () => request('GET', '/api/practice', practiceSchema),
  me: () => request('GET', '/api/me', meSchema),
  setup: (body: { token: string; name: string; email: string; password: string }) =>
    request('POST', '/api/setup', nothing, body),
  signIn: (body: { email: string; password: string; sharedDevice: boolean }) =>
    request('POST', '/api/sign-in', nothing, body),
  boards: async (): Promise<Answer<readonly BoardSummary[]>> => {
    const answer = await request('GET', '/api/boards', boardListSchema);
    return answer.ok ? { ok: true, value: answer.value.boards } : answer;
  },
  makeBoard: (body: NewBoard) => request('POST', '/api/boards', madeSchema, body),
  board: (boardId: BoardId) => request('GET', `/api/boards/${boardId}`, boardSchema),
  invite: (boardId: BoardId, seat: Seat) =>
    request('POST', `/api/boards/${boardId}/invites`, inviteSchema, { seat }),
  openInvites: async (boardId: BoardId): Promise<Answer<readonly OpenInvite[]>> => {
    const answer = await request('GET', `/api/boards/${boardId}/invites`, openInvitesSchema);
    return answer.ok ? { ok: true, value: answer.value.invites } : answer;
  },
  takeInviteBack: (boardId: BoardId, id: string) =>
    request('DELETE', `/api/boards/${boardId}/invites/${encodeURIComponent(id)}`, done),
  /** Spends the link: only ever sent by a tap. */
  redeem: (secret: string, sharedDevice: boolean) =>
    request('POST', '/api/invites/redeem', redeemedSchema, { secret, sharedDevice }),
  ask: (boardId: BoardId, message: { id: string; command: Command }) =>
    request('POST', `/api/boards/${boardId}/ledger`, nothing, message),
  changeBoard: (boardId: BoardId, change: { state: 'open' | 'resting' }) =>
    request('PATCH', `/api/boards/${boardId}`, done, change),
  eraseBoard: (boardId: BoardId) => request('DELETE', `/api/boards/${boardId}`, done),
  takeSeatAway: (boardId: BoardId, seat: Seat) =>
    request('DELETE', `/api/boards/${boardId}/seats/${seat}`, done),
};
