import { isShared } from '../../access/sign-in.ts';
import type { BoardView } from '../../access/boards.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { ownSeatOf, personOf, sessionOf } from '../guard.ts';
import { boardChangeBody, newBoardBody } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';

export function boardRoutes(app: App, { boards, retention, signedIn }: AppDeps): void {
  /** With how long it is kept, which everybody on it may read. */
  const kept = async (view: BoardView) => ({
    ...view,
    retention: view.state === 'unreadable' ? null : await retention.view(view.boardId),
  });

  app.get('/api/me', { config: { needs: 'signed-in' } }, async (request) => {
    const session = sessionOf(request);
    const me = await signedIn.me(session);
    return {
      person: { id: me.id, name: me.name, account: me.account },
      sharedDevice: isShared(session),
      seats: me.seats.map(({ boardId, seat }) => ({ boardId, seat, role: roleOf(seat) })),
    };
  });

  app.get('/api/boards', { config: { needs: 'signed-in' } }, async (request) => ({
    boards: await Promise.all((await boards.list(await signedIn.me(sessionOf(request)))).map(kept)),
  }));

  app.post(
    '/api/boards',
    { config: { needs: 'account' }, schema: { body: newBoardBody } },
    async (request, reply) => {
      const boardId = await boards.create(personOf(request), request.body);
      return reply.code(201).send({ boardId });
    },
  );

  app.get('/api/boards/:boardId', { config: { needs: 'read-board' } }, (request) =>
    boards.view(ownSeatOf(request)).then(kept),
  );

  app.patch(
    '/api/boards/:boardId',
    { config: { needs: 'change-board' }, schema: { body: boardChangeBody } },
    async (request) => {
      const { board, seat } = ownSeatOf(request);
      const { kept: keep, ...change } = request.body;
      await boards.change(ownSeatOf(request), change);
      if (keep !== undefined) await retention.keep(board.id, keep, seat.seat);
      return kept(await boards.view(await signedIn.seatOn(sessionOf(request), board.id)));
    },
  );

  app.delete('/api/boards/:boardId', { config: { needs: 'delete-board' } }, async (request) => {
    await boards.erase(ownSeatOf(request).board.id);
    return {};
  });
}
