import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAuthenticator } from '../../../tests/support/authenticator.ts';
import {
  newPerson,
  setUp,
  signIn,
  THERAPIST_SIGN_IN,
  type Person,
} from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { openDatabase } from '../store/sqlite/database.ts';
import { PROOF_LIFE_MS, RATE_LIMITS, RECOVERY_CODES } from '../access/limits.ts';

describe('an account', () => {
  let server: TestServer;
  let ruth: Person;
  let now = Date.UTC(2026, 10, 23);
  let password: string = THERAPIST_SIGN_IN.password;
  const { email } = THERAPIST_SIGN_IN;

  beforeAll(async () => {
    server = await startServer({ now: () => now });
    await setUp(server);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    now += RATE_LIMITS.signInPerEmail.windowMs;
    ruth = await signIn(server, { email, password });
  });

  const account = async () => (await ruth.ask('/api/me/account')).body;
  const kindOf = async (path: string, options: Parameters<Person['ask']>[1]) =>
    (await ruth.ask(path, options)).body.error?.kind;
  async function addPasskey() {
    const { body } = await ruth.ask('/api/me/passkeys/options', { body: {} });
    const passkey = makeAuthenticator(`http://localhost:${server.port}`).make(body.options);
    const { body: made } = await ruth.ask('/api/me/passkeys', { body: { passkey, name: 'Phone' } });
    return made.id;
  }
  const makeCodes = async (): Promise<string[]> =>
    (await ruth.ask('/api/me/recovery-codes', { body: {} })).body.codes;
  const recover = (code: string, person = newPerson(server), to: string = email) =>
    person.ask('/api/sign-in/recovery', { body: { email: to, code } });

  it('says what its ways in are, and no secret', async () => {
    expect(await account()).toEqual({
      name: 'Ruth',
      email,
      first: true,
      lockMinutes: 15,
      password: true,
      passkeysAt: 'localhost',
      passkeys: [],
      recoveryCodes: { left: 0, madeOn: null },
    });
  });

  it('[A32] changes who can come in only for whoever showed who they are a moment ago', async () => {
    now += PROOF_LIFE_MS;
    const weighty = [
      ['/api/me/password', { body: { password: 'another long password' } }],
      ['/api/me/password', { method: 'DELETE' }],
      ['/api/me/passkeys/options', { body: {} }],
      ['/api/me/passkeys', { body: {} }],
      ['/api/me/passkeys/one', { method: 'DELETE' }],
      ['/api/me/recovery-codes', { body: {} }],
    ] as const;
    for (const [path, options] of weighty)
      expect([path, await kindOf(path, options)]).toEqual([path, 'prove-first']);
    await ruth.ask('/api/proof', { body: { password } });
    expect(await makeCodes()).toHaveLength(RECOVERY_CODES);
  });

  it('chooses when its devices lock, from a few', async () => {
    const change = { method: 'PATCH', body: { lockMinutes: 5 } };
    expect((await ruth.ask('/api/me/account', change)).body.lockMinutes).toBe(5);
    expect((await ruth.ask('/api/me')).headers.get('steady-lock')).toMatch(/\/300000$/);
    for (const attacker of [0, -5, 61, 1e9, '15', null]) {
      const body = { lockMinutes: attacker };
      expect((await ruth.ask('/api/me/account', { method: 'PATCH', body })).status).toBe(400);
    }
    await ruth.ask('/api/me/account', { method: 'PATCH', body: { lockMinutes: 15 } });
  });

  it('gets another password, and its other devices are signed out', async () => {
    const other = await signIn(server, { email, password });
    password = 'another long password';
    await ruth.ask('/api/me/password', { body: { password } });
    expect((await other.ask('/api/me')).status).toBe(401);
    expect((await ruth.ask('/api/me')).status).toBe(200);
    const old = { email, password: THERAPIST_SIGN_IN.password };
    expect((await newPerson(server).ask('/api/sign-in', { body: old })).status).toBe(401);
    expect((await ruth.ask('/api/me/password', { body: { password: 'short' } })).status).toBe(400);
  });

  it('[A35] keeps its last way in, whichever it is', async () => {
    const remove = (path: string) => kindOf(path, { method: 'DELETE' });
    expect(await remove('/api/me/password')).toBe('last-way-in');
    const id = await addPasskey();
    expect(await remove('/api/me/password')).toBeUndefined();
    expect((await account()).password).toBe(false);
    expect(await remove(`/api/me/passkeys/${id}`)).toBe('last-way-in');
    const second = await addPasskey();
    expect(await remove(`/api/me/passkeys/${id}`)).toBeUndefined();
    await ruth.ask('/api/me/password', { body: { password } });
    expect(await remove(`/api/me/passkeys/${second}`)).toBeUndefined();
    expect((await account()).passkeys).toEqual([]);
  });

  it('[A35] keeps one of two when both are removed at once', async () => {
    const id = await addPasskey();
    const paths = ['/api/me/password', `/api/me/passkeys/${id}`];
    const both = await Promise.all(paths.map((path) => ruth.ask(path, { method: 'DELETE' })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    await ruth.ask('/api/me/password', { body: { password } });
    await ruth.ask(`/api/me/passkeys/${id}`, { method: 'DELETE' });
  });

  it('[A36] is recovered by a code, once, however it is typed', async () => {
    const codes = await makeCodes();
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    expect(codes[0]).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const device = newPerson(server);
    const typed = codes[0]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await recover(typed, device)).status).toBe(200);
    expect((await device.ask('/api/me')).body.person.name).toBe('Ruth');
    expect((await recover(codes[0]!)).body.error.kind).toBe('wrong-recovery-code');
    expect((await account()).recoveryCodes.left).toBe(RECOVERY_CODES - 1);
    // Whoever came in by one may set a way in at once.
    expect((await device.ask('/api/me/password', { body: { password } })).status).toBe(200);
  });

  it('[A36] ends old codes with new ones, and keeps none in the clear', async () => {
    const [old = ''] = await makeCodes();
    const [code = ''] = await makeCodes();
    expect((await recover(old)).status).toBe(401);
    const database = openDatabase(`${server.dataDir}/steady.sqlite`);
    const rows = JSON.stringify(database.prepare('SELECT hex(hash) FROM recovery_codes').all());
    database.close();
    for (const form of [code, code.replaceAll('-', '')])
      for (const kept of [form, Buffer.from(form).toString('hex').toUpperCase()])
        expect(rows).not.toContain(kept);
    expect((await recover(code)).status).toBe(200);
  });

  it('[A7] answers a wrong code and an unknown e-mail alike', async () => {
    const [code = ''] = await makeCodes();
    const wrong = await recover('AAAA-AAAA-AAAA-AAAA');
    const unknown = await recover(code, newPerson(server), 'nobody@practice.example');
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
    expect((await recover(code)).status).toBe(200);
  });

  it('keeps an attacker from guessing codes', async () => {
    for (let n = 0; n < RATE_LIMITS.signInPerEmail.max; n += 1) await recover(`guess ${n}`);
    expect((await recover('one more')).body.error.kind).toBe('too-many-tries');
  });
});
