import type { PersonId } from '@steady/shared/ids.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Started } from '../../access/sign-in.ts';
import { clearCookie, setCookie } from '../cookie.ts';
import { makeEarlier } from '../earlier.ts';
import { personOf, sayLock, sessionOf } from '../guard.ts';
import { limited } from '../limited.ts';
import { networkOf } from '../network.ts';
import { passkeySignInBody, proofBody, recoveryBody, setupBody, signInBody } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';
import { deviceIn } from './devices.ts';

/** Coming in, and going. */
export function signInRoutes(app: App, deps: AppDeps): void {
  const { live, origins, passkeys, recoveryCodes, signIn, signedIn, tries } = deps;
  const earlier = makeEarlier(deps);
  const came = async (request: FastifyRequest, reply: FastifyReply, started: Started) => {
    await earlier.endOther(request, started);
    setCookie(reply, origins, started);
    return {};
  };
  const start = (request: FastifyRequest, id: PersonId, sharedDevice: boolean | undefined) =>
    signIn.start(id, deviceIn(request), sharedDevice);

  app.post(
    '/api/setup',
    { config: { needs: 'nobody' }, schema: { body: setupBody } },
    async (request, reply) => {
      const started = await limited([[tries.setupPerAddress, networkOf(request)]], () =>
        signIn.setUp(request.body, deviceIn(request)),
      );
      return reply.code(201).send(await came(request, reply, started));
    },
  );

  app.post(
    '/api/sign-in',
    { config: { needs: 'nobody' }, schema: { body: signInBody } },
    async (request, reply) => {
      const { email } = request.body;
      const started = await limited(
        [
          [tries.signInPerAddress, networkOf(request)],
          [tries.signInPerEmail, email],
        ],
        () => signIn.signIn(request.body, deviceIn(request)),
      );
      return came(request, reply, started);
    },
  );

  app.post('/api/sign-in/passkey/options', { config: { needs: 'nobody' } }, async () => ({
    options: await passkeys.optionsForSignIn(),
  }));

  app.post(
    '/api/sign-in/passkey',
    { config: { needs: 'nobody' }, schema: { body: passkeySignInBody } },
    async (request, reply) => {
      const { passkey, sharedDevice } = request.body;
      const personId = await limited([[tries.signInPerAddress, networkOf(request)]], () =>
        passkeys.whose(passkey),
      );
      return came(request, reply, await start(request, personId, sharedDevice));
    },
  );

  app.post(
    '/api/sign-in/recovery',
    { config: { needs: 'nobody' }, schema: { body: recoveryBody } },
    async (request, reply) => {
      const { email, code, sharedDevice } = request.body;
      const personId = await limited(
        [
          [tries.signInPerAddress, networkOf(request)],
          [tries.signInPerEmail, email],
        ],
        () => recoveryCodes.spend(email, code),
      );
      return came(request, reply, await start(request, personId, sharedDevice));
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

/** Whoever is signed in shows that it is still them: to unlock, or before something of weight. */
export function proofRoutes(app: App, deps: AppDeps): void {
  const { account, idleLock, passkeys, signIn, tries } = deps;

  app.post('/api/proof/options', { config: { needs: 'even-locked' } }, async (request) => {
    const personId = personOf(request);
    const { passwordHash } = await account.person(personId);
    const options = await passkeys.optionsForProof(personId, sessionOf(request).id);
    return { password: passwordHash !== undefined, passkey: options ?? null };
  });

  app.post(
    '/api/proof',
    { config: { needs: 'even-locked' }, schema: { body: proofBody } },
    async (request, reply) => {
      const personId = personOf(request);
      const session = sessionOf(request);
      const { body } = request;
      await limited([[tries.proofPerPerson, personId]], () =>
        'passkey' in body
          ? passkeys.prove(personId, session.id, body.passkey)
          : signIn.prove(personId, body.password),
      );
      await idleLock.prove(session);
      sayLock(reply, session.lock, session.lock?.lockMs);
      return {};
    },
  );
}
