import type { FastifyRequest } from 'fastify';
import type { SessionOwner } from '../access/records.ts';
import type { Started } from '../access/sign-in.ts';
import { tokenOf } from './cookie.ts';
import type { AppDeps } from './types.ts';

/**
 * A44 A device is one person's at a time: whoever used it before is signed out when somebody comes in, or a page of
 *     theirs would go on hearing their board, and ask for things in the name of whoever came.
 */
export interface Earlier {
  /** Whoever it was, themselves too. */
  end(request: FastifyRequest): Promise<void>;
  /** Anybody but whoever came now: pages of theirs that are open go on. */
  endOther(request: FastifyRequest, came: Started): Promise<void>;
}

export function makeEarlier({
  live,
  origins,
  signedIn,
}: Pick<AppDeps, 'live' | 'origins' | 'signedIn'>): Earlier {
  const find = (request: FastifyRequest) => {
    const token = tokenOf(request, origins);
    return token === undefined ? undefined : signedIn.find(token);
  };
  const end = async (session: Awaited<ReturnType<typeof find>>) => {
    if (session === undefined) return;
    await signedIn.end(session);
    live.endSessions([session.id]);
  };
  return {
    end: async (request) => end(await find(request)),
    async endOther(request, { token }) {
      const earlier = await find(request);
      const came = await signedIn.find(token);
      if (earlier && came && nameOf(earlier.who) !== nameOf(came.who)) await end(earlier);
    },
  };
}

const nameOf = (who: SessionOwner): string =>
  who.kind === 'person' ? who.personId : who.participantId;
