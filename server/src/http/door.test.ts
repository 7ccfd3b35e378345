import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeBoard,
  newPerson,
  setUp,
  signIn,
  THERAPIST_SIGN_IN,
} from '../../../tests/support/people.ts';
import type { Person } from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { RATE_LIMITS } from '../access/limits.ts';
import { MAX_BODY_BYTES } from './app.ts';

describe('the door', () => {
  let server: TestServer;
  let therapist: Person;
  let now = Date.UTC(2026, 10, 23);

  beforeAll(async () => {
    server = await startServer({ now: () => now });
    const token = server.setupUrl!.split('#')[1];
    const stranger = newPerson(server);
    const wrong = { ...THERAPIST_SIGN_IN, token: `${token}x` };
    expect((await stranger.ask('/api/setup', { body: wrong })).status).toBe(403);
    expect((await stranger.ask('/api/practice')).body.needsSetup).toBe(true);
    therapist = await setUp(server);
    expect((await stranger.ask('/api/practice')).body.needsSetup).toBe(false);
    const again = { ...THERAPIST_SIGN_IN, token, email: 'other@practice.example' };
    expect((await stranger.ask('/api/setup', { body: again })).status).toBe(409); // [A6]
  });
  afterAll(() => server.stop());

  it('[A14] lets nothing be changed from another origin, or from none', async () => {
    const boardId = await makeBoard(therapist);
    const port = new URL(server.origin).port;
    const origins = [null, 'null', 'https://evil.example', `https://127.0.0.1:${port}`];
    for (const origin of [...origins, `${server.origin}.evil.example`, 'http://127.0.0.1']) {
      const path = `/api/boards/${boardId}`;
      const { status, body } = await therapist.ask(path, { method: 'DELETE', origin });
      expect([origin, status, body.error.kind]).toEqual([origin, 403, 'wrong-origin']);
    }
    const elsewhere = { origin: `http://localhost:${port}`, body: { title: 'Tuesdays' } };
    const renamed = await therapist.ask(`/api/boards/${boardId}`, {
      method: 'PATCH',
      ...elsewhere,
    });
    expect(renamed.body.title).toBe('Tuesdays');
  });

  it('[A13] gives a cookie that no script and no other site can use', async () => {
    const { headers } = await newPerson(server).ask('/api/sign-in', { body: THERAPIST_SIGN_IN });
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(
      /^steady=[A-Za-z0-9_-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('[A13] on a shared device keeps nothing when the browser closes', async () => {
    const body = { ...THERAPIST_SIGN_IN, sharedDevice: true };
    const { headers } = await newPerson(server).ask('/api/sign-in', { body });
    expect(headers.getSetCookie()[0]).not.toContain('Max-Age');
  });

  it('[A7] answers an unknown e-mail and a wrong password alike', async () => {
    const password = 'not the password';
    const answerTo = async (email: string) => {
      const { status, body } = await newPerson(server).ask('/api/sign-in', {
        body: { email, password },
      });
      return { status, body };
    };
    const wrong = await answerTo(THERAPIST_SIGN_IN.email);
    expect(wrong.status).toBe(401);
    expect(await answerTo('nobody@practice.example')).toEqual(wrong);
  });

  it('keeps an attacker from guessing one person’s password', async () => {
    const attacker = newPerson(server);
    const guess = (password: string) =>
      attacker.ask('/api/sign-in', { body: { email: 'Guessed@practice.example', password } });
    for (let n = 0; n < RATE_LIMITS.signInPerEmail.max; n += 1) {
      expect((await guess(`guess ${n}`)).status).toBe(401);
    }
    const { status, body } = await guess('one more');
    expect([status, body.error.kind]).toEqual([429, 'too-many-tries']);
    // Another person of the same practice still gets in, and later so does this one.
    const { email, password } = THERAPIST_SIGN_IN;
    const other = await newPerson(server).ask('/api/sign-in', { body: { email, password } });
    expect(other.status).toBe(200);
    now += RATE_LIMITS.signInPerEmail.windowMs;
    expect((await guess('much later')).status).toBe(401);
  });

  it('keeps an attacker from trying invites without end', async () => {
    now += RATE_LIMITS.redeemPerAddress.windowMs;
    const attacker = newPerson(server);
    const guess = (secret: string) => attacker.ask('/api/invites/redeem', { body: { secret } });
    for (let n = 0; n < RATE_LIMITS.redeemPerAddress.max; n += 1) await guess(`guess ${n}`);
    expect((await guess('one more')).status).toBe(429);
    now += RATE_LIMITS.redeemPerAddress.windowMs;
  });

  it('keeps an attacker from sending large or broken bodies', async () => {
    const attacker = newPerson(server);
    const large = await attacker.ask('/api/sign-in', {
      body: { email: 'a'.repeat(MAX_BODY_BYTES) },
    });
    expect([large.status, large.body.error.kind]).toEqual([413, 'too-big']);
    for (const body of ['{', '[]', '{"__proto__":{}}', '{"email":5,"password":{}}']) {
      const response = await fetch(`${server.origin}/api/sign-in`, {
        method: 'POST',
        headers: { origin: server.origin, 'content-type': 'application/json' },
        body,
      });
      expect([body, response.status]).toEqual([body, 400]);
    }
    const form = await fetch(`${server.origin}/api/sign-in`, {
      method: 'POST',
      headers: { origin: server.origin, 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(form.status).toBe(400);
  });

  it('ends a device session that nobody used for a working day', async () => {
    const tired = await signIn(server);
    const asks = async () => (await tired.ask('/api/me')).body.error.kind;
    // It locks long before; that somebody looks at it keeps it signed in all the same.
    now += 11 * 3_600_000;
    expect(await asks()).toBe('locked');
    now += 11 * 3_600_000;
    expect(await asks()).toBe('locked');
    now += 12 * 3_600_000;
    expect(await asks()).toBe('not-signed-in');
  });

  it('closes for a device that signs out', async () => {
    const leaving = newPerson(server);
    const { email, password } = THERAPIST_SIGN_IN;
    await leaving.ask('/api/sign-in', { body: { email, password } });
    const { cookie } = leaving;
    await leaving.ask('/api/sign-out', { method: 'POST' });
    expect(leaving.cookie).toBeUndefined();
    const stolen = await fetch(`${server.origin}/api/me`, { headers: { cookie: cookie! } });
    expect(stolen.status).toBe(401);
  });

  it('says that it is well, and in which form it refuses', async () => {
    const { status, body } = await newPerson(server).ask('/api/health');
    expect([status, body]).toEqual([200, { status: 'ok' }]);
    const refused = await newPerson(server).ask('/api/me');
    expect(refused.body).toEqual({
      error: { kind: 'not-signed-in', message: 'You are not signed in on this device.' },
    });
  });
});

describe('the door on https', () => {
  it('[A13] names the cookie so that no other host can set it', async () => {
    const env = { ORIGIN: 'https://board.example.org', SETUP_TOKEN: 'a token of 100% chance' };
    const server = await startServer({ env });
    const response = await fetch(`http://127.0.0.1:${server.port}/api/setup`, {
      method: 'POST',
      headers: { origin: env.ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify({ ...THERAPIST_SIGN_IN, token: env.SETUP_TOKEN }),
    });
    // As the page reads it: in an address a space ends it, and a % means something else.
    expect(server.setupUrl).toBe(`${env.ORIGIN}/setup#a%20token%20of%20100%25%20chance`);
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-steady=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(response.headers.get('strict-transport-security')).toContain('max-age=');
    await server.stop();
  });
});
