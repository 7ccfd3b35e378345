import type { FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { boardIdSchema } from '@steady/shared/ids.ts';
import { roleOf } from '@steady/shared/seats.ts';
import type { PersonId } from '@steady/shared/ids.ts';
import type { SessionLock, SessionRecord } from '../access/records.ts';
import { Refused } from '../access/refused.ts';
import { may } from '../access/roles.ts';
import type { OwnSeat } from '../access/signed-in.ts';
import { tokenOf } from './cookie.ts';
import type { App, AppDeps, GuardedRoute } from './types.ts';

/** On every answer to a device that locks: ms until it does without use (0: it is locked), and of how many. */
export function sayLock(
  reply: FastifyReply,
  lock: SessionLock | undefined,
  leftMs: number | undefined,
): void {
  if (lock !== undefined) void reply.header('steady-lock', `${leftMs}/${lock.lockMs}`);
}

/** The only address that takes websockets. */
export const SYNC_ROUTE = '/sync/:boardId/:document';

/**
 * The one door of all routes, before a body is read.
 *
 * A14 What changes something, and every websocket upgrade, comes from one of our origins.
 * A19 What was taken away allows nothing more when that is answered: not to a body that is still on its
 *     way, to a command that waits for its turn, nor to a copy that is being made.
 * A15 A route under /api or /calendar that does not say who may use it does not exist: the server refuses to start.
 */
export function guard(app: App, { account, origins, signedIn, idleLock, live }: AppDeps): void {
  app.decorateRequest('session', undefined);
  app.decorateRequest('ownSeat', undefined);
  app.decorateRequest('seenChanges', -1);

  const routes: GuardedRoute[] = [];
  app.decorate('guardedRoutes', routes);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!/^\/(?:api|calendar)\//.test(url)) return;
    if (config?.needs === undefined) throw new Error(`${url} does not say who may use it`);
    for (const one of [method].flat()) routes.push({ method: one, url, needs: config.needs });
  });

  app.addHook('onRequest', async (request, reply) => {
    if ((changes(request) || request.ws) && !origins.allows(request.headers.origin)) {
      throw new Refused('wrong-origin');
    }
    if (request.ws && request.routeOptions.url !== SYNC_ROUTE) throw new Refused('no-such-page');
    await identify(request, reply);
  });
  // [A19] A body may take half a minute to arrive; somebody may have lost their seat meanwhile.
  app.addHook('preHandler', lookAgain);
  // [A19] And an answer its time to make: a copy of the board is not for whoever has no seat any more.
  app.addHook('onSend', async (request) => {
    if (request.method !== 'GET' || request.ownSeat === undefined) return;
    try {
      await lookAgain(request);
    } catch (error) {
      request.ownSeat = undefined;
      throw error;
    }
  });

  app.decorateRequest('lookAgain', function lookAgainNow(this: FastifyRequest) {
    return lookAgain(this);
  });

  async function lookAgain(request: FastifyRequest): Promise<void> {
    if (request.seenChanges !== live.changes) await identify(request);
  }

  /** @param reply to say how long the device stays unlocked; not when somebody is looked up anew */
  async function identify(request: FastifyRequest, reply?: FastifyReply): Promise<void> {
    request.seenChanges = live.changes;
    const { needs } = request.routeOptions.config;
    if (needs === undefined || needs === 'nobody') return;
    const token = tokenOf(request, origins);
    request.session = token === undefined ? undefined : await signedIn.find(token);
    if (request.session === undefined) throw new Refused('not-signed-in');
    const leftMs = idleLock.leftMs(request.session);
    if (reply !== undefined) sayLock(reply, request.session.lock, leftMs);
    if (needs === 'even-locked') return;
    if (leftMs === 0) throw new Refused('locked'); // [A31]
    if (reply !== undefined && changes(request)) await idleLock.active(request.session);
    if (needs === 'signed-in') return;
    if (needs === 'account' || needs === 'proved' || needs === 'first') {
      const { who } = request.session;
      if (who.kind !== 'person') throw new Refused('not-allowed');
      // [A39]
      if (needs === 'first' && !(await account.person(who.personId)).isFirst)
        throw new Refused('not-allowed');
      // [A32]
      if (needs !== 'account' && !idleLock.isProved(request.session))
        throw new Refused('prove-first');
      return;
    }
    const params = v.safeParse(v.object({ boardId: boardIdSchema }), request.params);
    if (!params.success) throw new Refused('no-such-board');
    request.ownSeat = await signedIn.seatOn(request.session, params.output.boardId);
    if (!may(roleOf(request.ownSeat.seat.seat), needs)) throw new Refused('not-allowed');
  }
}

const changes = ({ method }: FastifyRequest): boolean => method !== 'GET' && method !== 'HEAD';

/** For routes that need 'signed-in' or more. */
export function sessionOf({ session }: FastifyRequest): SessionRecord {
  if (session === undefined) throw new Refused('not-signed-in');
  return session;
}

/** For routes that need 'account'. */
export function personOf(request: FastifyRequest): PersonId {
  const { who } = sessionOf(request);
  if (who.kind !== 'person') throw new Refused('not-allowed');
  return who.personId;
}

/** For routes that need an action on a board. */
export function ownSeatOf({ ownSeat }: FastifyRequest): OwnSeat {
  if (ownSeat === undefined) throw new Refused('not-allowed');
  return ownSeat;
}
