import * as v from 'valibot';
import { ownSeatOf } from '../guard.ts';
import { entryNumber } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';

const beforeQuery = v.object({ before: v.optional(entryNumber) });
const restoredBody = v.object({ moment: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Who did what on a board. */
export function auditRoutes(app: App, { audit }: AppDeps): void {
  app.get(
    '/api/boards/:boardId/audit',
    { config: { needs: 'read-access-log' }, schema: { querystring: beforeQuery } },
    (request) => audit.page(ownSeatOf(request).board.id, request.query.before),
  );

  /** Said by the page that is about to bring earlier words back, which are edits like any other. */
  app.post(
    '/api/boards/:boardId/restored',
    { config: { needs: 'change-board' }, schema: { body: restoredBody } },
    async (request, reply) => {
      const { board, seat } = ownSeatOf(request);
      const { moment } = request.body;
      await audit.append(board.id, { by: seat.seat, kind: 'restored', moment });
      return reply.code(201).send({});
    },
  );
}
