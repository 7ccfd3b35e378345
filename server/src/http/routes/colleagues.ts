import { setCookie } from '../cookie.ts';
import { makeEarlier } from '../earlier.ts';
import { ownSeatOf, personOf } from '../guard.ts';
import { limited } from '../limited.ts';
import { networkOf } from '../network.ts';
import {
  colleagueInviteParams,
  handOverBody,
  joinPracticeBody,
  personParams,
  removePersonBody,
  seatColleagueBody,
} from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';
import { deviceIn } from './devices.ts';

/** The other therapists of the practice, and those of one board. */
export function colleagueRoutes(app: App, deps: AppDeps): void {
  const { account, colleagues, lead, origins, tries } = deps;
  const earlier = makeEarlier(deps);

  app.get('/api/practice/people', { config: { needs: 'account' } }, async (request) => {
    const own = personOf(request);
    const { isFirst } = await account.person(own);
    const people = await colleagues.list();
    return {
      people: people.map(({ id, name, email, isFirst: first }) => ({
        id,
        name,
        first,
        own: id === own,
        ...(isFirst ? { email } : {}),
      })),
      ...(isFirst ? { invites: await colleagues.openInvites() } : {}),
    };
  });

  app.post('/api/practice/invites', { config: { needs: 'first' } }, async (_request, reply) => {
    const { id, secret, expiresAt } = await colleagues.invite();
    return reply.code(201).send({ id, url: `${origins.first}/colleague#${secret}`, expiresAt });
  });

  app.delete(
    '/api/practice/invites/:invite',
    { config: { needs: 'first' }, schema: { params: colleagueInviteParams } },
    async (request) => {
      await colleagues.revoke(request.params.invite);
      return {};
    },
  );

  app.post(
    '/api/practice/join',
    { config: { needs: 'nobody' }, schema: { body: joinPracticeBody } },
    async (request, reply) => {
      const started = await limited([[tries.joinPracticePerAddress, networkOf(request)]], () =>
        colleagues.join(request.body, deviceIn(request)),
      );
      await earlier.endOther(request, started);
      setCookie(reply, origins, started);
      return reply.code(201).send({});
    },
  );

  app.delete(
    '/api/practice/people/:person',
    { config: { needs: 'first' }, schema: { params: personParams, body: removePersonBody } },
    async (request) => {
      await colleagues.remove(request.params.person, request.body?.boardsTo);
      return {};
    },
  );

  app.post(
    '/api/boards/:boardId/colleagues',
    { config: { needs: 'manage-seats' }, schema: { body: seatColleagueBody } },
    async (request, reply) => {
      const { board, seat } = ownSeatOf(request);
      const given = await lead.seat(board.id, request.body.personId, seat.seat);
      return reply.code(201).send({ seat: given });
    },
  );

  app.post(
    '/api/boards/:boardId/lead',
    { config: { needs: 'hand-over' }, schema: { body: handOverBody } },
    async (request) => {
      const { board, seat } = ownSeatOf(request);
      await lead.handOver(board.id, request.body.seat, seat.seat);
      return {};
    },
  );
}
