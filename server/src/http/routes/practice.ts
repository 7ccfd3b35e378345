import { Refused } from '../../access/refused.ts';
import type { Tries } from '../../access/rate-limit.ts';
import { practiceTimeZone } from '../../ledger/day.ts';
import { clearCookie, setCookie } from '../cookie.ts';
import { sessionOf } from '../guard.ts';
import { setupBody, signInBody } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';

/** The practice and the people who have a password. */
export function practiceRoutes(app: App, deps: AppDeps): void {
  const { config, healthy, live, origins, signIn, signedIn, tries } = deps;

  app.get('/api/health', { config: { needs: 'nobody' } }, async () => {
    if (!healthy()) throw new Refused('unwell');
    return { status: 'ok' };
  });

  app.get('/api/practice', { config: { needs: 'nobody' } }, async () => ({
    practiceName: config.practiceName ?? null,
    neutralTitle: config.neutralTitle,
    timeZone: practiceTimeZone(),
    needsSetup: (await signIn.setupToken()) !== undefined,
  }));

  app.post(
    '/api/setup',
    { config: { needs: 'nobody' }, schema: { body: setupBody } },
    async (request, reply) => {
      const started = await limited([[tries.setupPerAddress, request.ip]], () =>
        signIn.setUp(request.body),
      );
      setCookie(reply, origins, started);
      return reply.code(201).send({});
    },
  );

  app.post(
    '/api/sign-in',
    { config: { needs: 'nobody' }, schema: { body: signInBody } },
    async (request, reply) => {
      const started = await limited(
        [
          [tries.signInPerAddress, request.ip],
          [tries.signInPerEmail, request.body.email],
        ],
        () => signIn.signIn(request.body),
      );
      setCookie(reply, origins, started);
      return {};
    },
  );

  app.post('/api/sign-out', { config: { needs: 'signed-in' } }, async (request, reply) => {
    const session = sessionOf(request);
    await signedIn.end(session);
    live.endSessions([session.id]);
    clearCookie(reply, origins);
    return {};
  });
}

/**
 * Counts a try before it is made, so that many at once do not slip through, and gives it back when
 * it succeeded.
 * @throws Refused 'too-many-tries'
 */
export async function limited<T>(
  limits: ReadonlyArray<readonly [Tries, string]>,
  attempt: () => Promise<T>,
): Promise<T> {
  for (const [tries, key] of limits) {
    if (!tries.take(key)) throw new Refused('too-many-tries');
  }
  const result = await attempt();
  for (const [tries, key] of limits) tries.giveBack(key);
  return result;
}
