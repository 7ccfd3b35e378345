import * as v from 'valibot';
import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import { seatSchema } from '@steady/shared/seats.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { request } from './request.ts';

/**
 * HTTP routes of the relay, each with the shape of its answer. Nothing unparsed comes past here. Those that
 * a board needs later, or never, are in pagesApi.ts: a board’s start-up does not load them.
 */

const practiceSchema = v.object({
  practiceName: v.nullish(v.string(), null),
  /** What tab titles and file names say; never a couple's name. */
  neutralTitle: v.fallback(v.string(), 'Board'),
  needsSetup: v.fallback(v.boolean(), false),
  /** The name passkeys have here; null where there are none. */
  passkeysAt: v.fallback(v.nullable(v.string()), null),
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
  /** With an account of their own: no link, but they may lead. */
  account: v.optional(v.boolean(), false),
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

const nothing = v.unknown();

/** What a board asks for from its first moment on. */
export const api = {
  practice: () => request('GET', '/api/practice', practiceSchema),
  me: () => request('GET', '/api/me', meSchema),
  board: (boardId: BoardId) => request('GET', `/api/boards/${boardId}`, boardSchema),
  ask: (boardId: BoardId, message: { id: string; command: Command }) =>
    request('POST', `/api/boards/${boardId}/ledger`, nothing, message),
};
