import { personOf, sessionOf } from '../guard.ts';
import {
  accountChangeBody,
  addPasskeyBody,
  passkeyChangeBody,
  passkeyParams,
  passwordBody,
} from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';

/** One's own account. What decides who can come in needs a proof of a moment ago. */
export function accountRoutes(app: App, { account, passkeys, recoveryCodes }: AppDeps): void {
  app.get('/api/me/account', { config: { needs: 'account' } }, (request) =>
    account.view(personOf(request)),
  );

  app.patch(
    '/api/me/account',
    { config: { needs: 'account' }, schema: { body: accountChangeBody } },
    async (request) => {
      await account.setLock(personOf(request), request.body.lockMinutes);
      return account.view(personOf(request));
    },
  );

  app.post(
    '/api/me/password',
    { config: { needs: 'proved' }, schema: { body: passwordBody } },
    async (request) => {
      const still = () => request.lookAgain();
      const { password } = request.body;
      await account.setPassword(personOf(request), password, sessionOf(request), still);
      return account.view(personOf(request));
    },
  );

  app.delete('/api/me/password', { config: { needs: 'proved' } }, async (request) => {
    await account.removePassword(personOf(request));
    return account.view(personOf(request));
  });

  app.post('/api/me/passkeys/options', { config: { needs: 'proved' } }, async (request) => ({
    options: await passkeys.optionsForNew(await account.person(personOf(request))),
  }));

  app.post(
    '/api/me/passkeys',
    { config: { needs: 'proved' }, schema: { body: addPasskeyBody } },
    async (request, reply) => {
      const { passkey, name } = request.body;
      const person = await account.person(personOf(request));
      const { id } = await passkeys.add(person, passkey, name, () => request.lookAgain());
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/me/passkeys/:passkey',
    { config: { needs: 'account' }, schema: { params: passkeyParams, body: passkeyChangeBody } },
    async (request) => {
      await account.renamePasskey(personOf(request), request.params.passkey, request.body.name);
      return {};
    },
  );

  app.delete(
    '/api/me/passkeys/:passkey',
    { config: { needs: 'proved' }, schema: { params: passkeyParams } },
    async (request) => {
      await account.removePasskey(personOf(request), request.params.passkey);
      return {};
    },
  );

  app.post('/api/me/recovery-codes', { config: { needs: 'proved' } }, async (request, reply) =>
    reply.code(201).send({ codes: await recoveryCodes.makeAnew(personOf(request)) }),
  );
}
