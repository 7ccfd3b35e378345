import { clearCookie, setCookie } from '../cookie.ts';
import { personOf, sayLock, sessionOf } from '../guard.ts';
import { limited } from '../limited.ts';
import { proofBody, setupBody, signInBody } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';
import { deviceIn } from './devices.ts';

/** Coming in, showing once more who one is, and going. */
export function signInRoutes(app: App, deps: AppDeps): void {
  const { idleLock, live, origins, signIn, signedIn, tries } = deps;

  app.post(
    '/api/setup',
    { config: { needs: 'nobody' }, schema: { body: setupBody } },
    async (request, reply) => {
      const started = await limited([[tries.setupPerAddress, request.ip]], () =>
        signIn.setUp(request.body, deviceIn(request)),
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
        () => signIn.signIn(request.body, deviceIn(request)),
      );
      setCookie(reply, origins, started);
      return {};
    },
  );

  app.post(
    '/api/proof',
    { config: { needs: 'even-locked' }, schema: { body: proofBody } },
    async (request, reply) => {
      const personId = personOf(request);
      await limited([[tries.proofPerPerson, personId]], () =>
        signIn.prove(personId, request.body.password),
      );
      const session = sessionOf(request);
      await idleLock.prove(session);
      sayLock(reply, session.lock, session.lock?.lockMs);
      return {};
    },
  );

  app.post('/api/sign-out', { config: { needs: 'even-locked' } }, async (request, reply) => {
    const session = sessionOf(request);
    await signedIn.end(session);
    live.endSessions([session.id]);
    clearCookie(reply, origins);
    return {};
  });
}
