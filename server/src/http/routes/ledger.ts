import * as v from 'valibot';
import { roundIdSchema } from '@steady/shared/ids.ts';
import { commandMessageSchema } from '@steady/shared/ledger/commands.ts';
import { Refused } from '../../access/refused.ts';
import { ownSeatOf } from '../guard.ts';
import { entryNumber } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';

/** Bytes of a command: an agreement's words and terms at their longest, in letters of three bytes. */
export const MAX_COMMAND_BYTES = 160 * 1024;

const afterQuery = v.object({ after: v.optional(entryNumber, '0') });
const roundParams = v.object({ boardId: v.string(), round: roundIdSchema });
const momentParams = v.object({ boardId: v.string(), seq: entryNumber });

/** Promises: what was said yes to, and what happened. Who may ask for what: shared/ledger/roles.ts. */
export function ledgerRoutes(app: App, { ledgers, moments, tries }: AppDeps): void {
  app.get(
    '/api/boards/:boardId/ledger',
    { config: { needs: 'read-board' }, schema: { querystring: afterQuery } },
    async (request) => {
      const { board } = ownSeatOf(request);
      return { entries: await ledgers.after(board.id, request.query.after) };
    },
  );

  app.post(
    '/api/boards/:boardId/ledger',
    {
      config: { needs: 'read-board' },
      bodyLimit: MAX_COMMAND_BYTES,
      schema: { body: commandMessageSchema },
    },
    async (request, reply) => {
      const { board, seat } = ownSeatOf(request);
      if (!tries.commandsPerParticipant.take(seat.participantId))
        throw new Refused('too-many-taps');
      const still = async () => {
        await request.lookAgain(); // [A19]
        if (ownSeatOf(request).board.state === 'resting') throw new Refused('resting');
      };
      const entries = await ledgers.run(board.id, { ...seat, still }, request.body);
      return reply.code(201).send({ entries });
    },
  );

  app.get(
    '/api/boards/:boardId/rounds/:round',
    { config: { needs: 'read-board' }, schema: { params: roundParams } },
    async (request) => {
      const { board, seat } = ownSeatOf(request);
      const answer = await ledgers.ownAnswer(board.id, seat, request.params.round);
      return { answer: answer ?? null };
    },
  );

  app.get(
    '/api/boards/:boardId/moments/:seq',
    { config: { needs: 'read-board' }, schema: { params: momentParams } },
    async (request, reply) => {
      const state = await moments.get(ownSeatOf(request).board.id, request.params.seq);
      if (state === undefined) throw new Refused('no-such-page');
      return reply.type('application/octet-stream').send(Buffer.from(state));
    },
  );
}
