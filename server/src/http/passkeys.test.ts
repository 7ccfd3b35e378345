import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  makeAuthenticator,
  type Authenticator,
  type Lie,
} from '../../../tests/support/authenticator.ts';
import { newPerson, setUp, signIn, type Person } from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { CHALLENGE_LIFE_MS, MAX_PASSKEYS_PER_PERSON, RATE_LIMITS } from '../access/limits.ts';

describe('passkeys', () => {
  let server: TestServer;
  let ruth: Person;
  let phone: Authenticator;
  let now = Date.UTC(2026, 10, 23);

  beforeAll(async () => {
    server = await startServer({ now: () => now });
    ruth = await setUp(server);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    now += RATE_LIMITS.signInPerAddress.windowMs;
    ruth = await signIn(server);
  });

  /** Where a browser would be: passkeys have no address of numbers. */
  const place = () => `http://localhost:${server.port}`;
  const account = async () => (await ruth.ask('/api/me/account')).body;

  async function register(name = 'Phone', lie?: Lie) {
    const { body } = await ruth.ask('/api/me/passkeys/options', { body: {} });
    phone = makeAuthenticator(place());
    const passkey = phone.make(body.options, lie);
    return ruth.ask('/api/me/passkeys', { body: { passkey, name } });
  }
  const optionsFor = async (person: Person) =>
    (await person.ask('/api/sign-in/passkey/options', { body: {} })).body.options;
  async function signInBy(device: Authenticator, lie?: Lie) {
    const person = newPerson(server);
    const passkey = device.use(await optionsFor(person), lie);
    const answer = await person.ask('/api/sign-in/passkey', { body: { passkey } });
    return { person, passkey, ...answer };
  }

  it('sign somebody in without a name or a password, on a device that found its person', async () => {
    expect((await register()).status).toBe(201);
    const { person, status, headers } = await signInBy(phone);
    expect(status).toBe(200);
    expect(headers.getSetCookie()[0]).toMatch(/^steady=.*HttpOnly; SameSite=Strict$/);
    expect((await person.ask('/api/me')).body.person.name).toBe('Ruth');
    expect((await account()).passkeys).toEqual([
      { id: expect.any(String), name: 'Phone', madeOn: now - (now % 86_400_000) },
    ]);
  });

  it.each<[string, Lie]>([
    ['not verified', { unverified: true }],
    ['for another name', { rpId: 'evil.example' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['with a forged signature', { forged: true }],
    ['whose counter went back', { counter: 1 }],
    ['of another kind', { type: 'webauthn.create' }],
    ['to a challenge of its own', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('[A34] keep out an attacker whose answer is %s', async (_, lie) => {
    await register();
    const attacker = await signInBy(phone, lie);
    expect([attacker.status, attacker.body.error.kind]).toEqual([401, 'wrong-passkey']);
    expect(attacker.person.cookie).toBeUndefined();
  });

  it.each<[string, Lie]>([
    ['not verified', { unverified: true }],
    ['for another name', { rpId: 'evil.example' }],
    ['from another origin', { origin: 'https://evil.example' }],
  ])('[A34] are not made by an answer that is %s', async (_, lie) => {
    const before = (await account()).passkeys.length;
    expect((await register('Phone', lie)).body.error.kind).toBe('wrong-passkey');
    expect((await account()).passkeys).toHaveLength(before);
  });

  it('[A33] take an answer once, within its time, and for what was asked', async () => {
    await register();
    const { passkey } = await signInBy(phone);
    const attacker = newPerson(server);
    const again = await attacker.ask('/api/sign-in/passkey', { body: { passkey } });
    expect(again.body.error.kind).toBe('wrong-passkey');

    const unlocking = (await ruth.ask('/api/proof/options', { body: {} })).body.passkey;
    const other = { passkey: phone.use(unlocking) };
    const elsewhere = await attacker.ask('/api/sign-in/passkey', { body: other });
    expect(elsewhere.body.error.kind).toBe('wrong-passkey');

    const options = await optionsFor(attacker);
    now += CHALLENGE_LIFE_MS;
    const late = await attacker.ask('/api/sign-in/passkey', {
      body: { passkey: phone.use(options) },
    });
    expect(late.body.error.kind).toBe('wrong-passkey');
  });

  it('[A33] let one of many answers in that come at once', async () => {
    await register();
    const passkey = phone.use(await optionsFor(newPerson(server)));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        newPerson(server).ask('/api/sign-in/passkey', { body: { passkey } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('unlock a device, and prove who is there', async () => {
    await register();
    await ruth.ask('/api/lock', { body: {} });
    const { body } = await ruth.ask('/api/proof/options', { body: {} });
    expect(body.password).toBe(true);
    const proof = { passkey: phone.use(body.passkey) };
    expect((await ruth.ask('/api/proof', { body: proof })).status).toBe(200);
    expect((await ruth.ask('/api/me')).status).toBe(200);
    // It was for this device alone.
    const other = await signIn(server);
    expect((await other.ask('/api/proof', { body: proof })).status).toBe(401);
  });

  it('are named, and removed, by whose they are', async () => {
    const { id } = (await register('Key')).body;
    const path = `/api/me/passkeys/${id}`;
    await ruth.ask(path, { method: 'PATCH', body: { name: 'The key in the drawer' } });
    const named = (await account()).passkeys.find((one: { id: string }) => one.id === id);
    expect(named.name).toBe('The key in the drawer');
    expect((await ruth.ask(path, { method: 'DELETE' })).status).toBe(200);
    expect((await ruth.ask(path, { method: 'DELETE' })).body.error.kind).toBe('no-such-passkey');
    const gone = await signInBy(phone);
    expect([gone.status, gone.body.error.kind]).toEqual([401, 'unknown-passkey']);
  });

  it('keep an attacker from trying without end', async () => {
    await register();
    for (let n = 0; n < RATE_LIMITS.signInPerAddress.max; n += 1)
      await signInBy(phone, { forged: true });
    expect((await signInBy(phone)).body.error.kind).toBe('too-many-tries');
  });

  it('keep an attacker from sending what is none', async () => {
    const attacker = newPerson(server);
    for (const passkey of [{}, null, { id: 'x' }, { id: '', rawId: '', type: 'public-key' }]) {
      const answer = await attacker.ask('/api/sign-in/passkey', { body: { passkey } });
      expect(answer.status).toBe(400);
    }
    const empty = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' };
    const passkey = { id: 'AA', rawId: 'AA', type: 'public-key', response: empty };
    expect((await attacker.ask('/api/sign-in/passkey', { body: { passkey } })).status).toBe(401);
  });

  it('are as many as somebody can tell apart', async () => {
    const own = (await account()).passkeys.length;
    for (let n = own; n < MAX_PASSKEYS_PER_PERSON; n += 1) await register();
    expect((await ruth.ask('/api/me/passkeys/options', { body: {} })).body.error.kind).toBe(
      'passkeys-full',
    );
  });
});

describe('where passkeys are', () => {
  it.each([
    ['https://board.example.org', 'board.example.org'],
    ['https://board.example.org,https://alias.example.org', 'board.example.org'],
    ['http://localhost:3999', 'localhost'],
    ['http://board.local', null],
    ['https://192.0.2.7', null],
    ['https://[2001:db8::1]', null],
  ])('%s: %s', async (ORIGIN, at) => {
    const server = await startServer({ env: { ORIGIN } });
    const ask = async (path: string) =>
      (
        await fetch(`http://127.0.0.1:${server.port}${path}`, {
          ...(path.endsWith('options') ? { method: 'POST' } : {}),
          headers: { origin: ORIGIN.split(',')[0]! },
        })
      ).json();
    expect((await ask('/api/practice')).passkeysAt).toBe(at);
    const { options, error } = await ask('/api/sign-in/passkey/options');
    if (at === null) expect(error.kind).toBe('no-passkeys-here');
    else expect(options.rpId).toBe(at);
    await server.stop();
  });
});
