import { roleOf } from '@steady/shared/seats.ts';
import { Refused } from '../../access/refused.ts';
import { may } from '../../access/roles.ts';
import { clearCookie, setCookie } from '../cookie.ts';
import { makeEarlier } from '../earlier.ts';
import { ownSeatOf, sessionOf } from '../guard.ts';
import { deviceLinkBody, inviteBody, inviteParams, redeemBody, seatParams } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';
import { limited } from '../limited.ts';
import { networkOf } from '../network.ts';
import { deviceIn } from './devices.ts';

/** Invites, and the seats they open. */
export function seatRoutes(app: App, deps: AppDeps): void {
  const { deviceLinks, invites, origins, signedIn, tries } = deps;
  const earlier = makeEarlier(deps);

  app.post(
    '/api/boards/:boardId/invites',
    { config: { needs: 'manage-seats' }, schema: { body: inviteBody } },
    async (request, reply) => {
      const { board, seat: own } = ownSeatOf(request);
      const { id, secret, expiresAt } = await invites.create(board.id, request.body, own.seat);
      const url = `${origins.first}/join#${secret}`;
      return reply.code(201).send({ id, url, expiresAt });
    },
  );

  app.get(
    '/api/boards/:boardId/invites',
    { config: { needs: 'manage-seats' } },
    async (request) => ({
      invites: await invites.open(ownSeatOf(request).board.id),
    }),
  );

  app.delete(
    '/api/boards/:boardId/invites/:invite',
    { config: { needs: 'manage-seats' }, schema: { params: inviteParams } },
    async (request) => {
      const { board, seat } = ownSeatOf(request);
      await invites.revoke(board.id, request.params.invite, seat.seat);
      return {};
    },
  );

  app.post(
    '/api/invites/redeem',
    { config: { needs: 'nobody' }, schema: { body: redeemBody } },
    async (request, reply) => {
      const { boardId, seat, started } = await limited(
        [[tries.redeemPerAddress, networkOf(request)]],
        () => invites.redeem(request.body, deviceIn(request)),
        ['code-needed'],
      );
      await earlier.end(request);
      setCookie(reply, origins, started);
      return { boardId, seat };
    },
  );

  app.post(
    '/api/boards/:boardId/devices',
    { config: { needs: 'add-device' }, schema: { body: deviceLinkBody } },
    async (request, reply) => {
      const { secret, expiresAt } = await deviceLinks.create(
        sessionOf(request),
        ownSeatOf(request),
        request.body.code,
      );
      return reply.code(201).send({ url: `${origins.first}/device#${secret}`, expiresAt });
    },
  );

  app.delete(
    '/api/boards/:boardId/seats/:seat',
    { config: { needs: 'read-board' }, schema: { params: seatParams } },
    async (request, reply) => {
      const { board, seat: own } = ownSeatOf(request);
      const { seat } = request.params;
      const leaves = seat === own.seat;
      if (!may(roleOf(own.seat), leaves ? 'leave' : 'manage-seats')) {
        throw new Refused('not-allowed');
      }
      await invites.takeAway(board.id, seat, own.seat);
      // Nothing of somebody who left stays on the device.
      if (leaves && sessionOf(request).who.kind === 'participant') {
        await signedIn.end(sessionOf(request));
        clearCookie(reply, origins);
      }
      return {};
    },
  );
}
