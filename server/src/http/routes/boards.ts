import { isShared } from '../../access/sign-in.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { ownSeatOf, personOf, sessionOf } from '../guard.ts';
import { boardChangeBody, newBoardBody } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';

export function boardRoutes(app: App, { boards, signedIn }: AppDeps): void {
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
    boards: await boards.list(await signedIn.me(sessionOf(request))),
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
    boards.view(ownSeatOf(request)),
  );

  app.patch(
    '/api/boards/:boardId',
    { config: { needs: 'change-board' }, schema: { body: boardChangeBody } },
    async (request) => {
      await boards.change(ownSeatOf(request), request.body);
      return boards.view(await signedIn.seatOn(sessionOf(request), ownSeatOf(request).board.id));
    },
  );

  app.delete('/api/boards/:boardId', { config: { needs: 'delete-board' } }, async (request) => {
    await boards.erase(ownSeatOf(request).board.id);
    return {};
  });
}
