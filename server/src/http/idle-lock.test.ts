import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  joinAs,
  makeBoard,
  setUp,
  signIn,
  THERAPIST_SIGN_IN,
  type Person,
} from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { openSocket } from '../../../tests/support/sockets.ts';
import { connectUnchanged } from '../../../tests/support/unchanged-client.ts';
import {
  ACTIVE_EVERY_MS,
  DEFAULT_IDLE_LOCK_MINUTES,
  LOCK_IDLE_EVERY_MS,
  RATE_LIMITS,
} from '../access/limits.ts';

const LOCK_MS = DEFAULT_IDLE_LOCK_MINUTES * 60_000;
const { password } = THERAPIST_SIGN_IN;

describe('a device that nobody uses', () => {
  let server: TestServer;
  let therapist: Person;
  let boardId: string;
  let now = Date.UTC(2026, 10, 23, 9);

  beforeAll(async () => {
    server = await startServer({ now: () => now });
    therapist = await setUp(server);
    boardId = await makeBoard(therapist);
  });
  afterAll(() => server.stop());

  const kindOf = async (person: Person, path = '/api/me') =>
    (await person.ask(path)).body.error?.kind;
  const prove = (person: Person, word: string = password) =>
    person.ask('/api/proof', { body: { password: word } });
  const opened = async (person: Person) => {
    const socket = openSocket(server, person, `/sync/${boardId}/board`);
    await socket.next();
    return socket;
  };

  it('[A31] is refused everything but unlocking, on HTTP and by socket', async () => {
    const laptop = await signIn(server);
    const socket = await opened(laptop);
    expect((await laptop.ask('/api/lock', { body: {} })).status).toBe(200);
    expect(await socket.closed).toBe(4423);
    for (const path of ['/api/me', '/api/boards', `/api/boards/${boardId}`, '/api/me/devices'])
      expect([path, await kindOf(laptop, path)]).toEqual([path, 'locked']);
    const again = openSocket(server, laptop, `/sync/${boardId}/board`);
    expect(await again.closed).toBe(4423);
    expect((await laptop.ask('/api/boards', { body: { partners: ['A', 'B'] } })).status).toBe(401);

    const proved = await prove(laptop);
    expect([proved.status, proved.headers.get('steady-lock')]).toEqual([
      200,
      `${LOCK_MS}/${LOCK_MS}`,
    ]);
    expect((await laptop.ask(`/api/boards/${boardId}`)).status).toBe(200);
    (await opened(laptop)).webSocket.close();
  });

  it('[A31] locks by itself when its time is over, and says how long it has', async () => {
    const laptop = await signIn(server);
    expect((await laptop.ask('/api/me')).headers.get('steady-lock')).toBe(`${LOCK_MS}/${LOCK_MS}`);
    now += LOCK_MS - 1;
    expect((await laptop.ask('/api/me')).headers.get('steady-lock')).toBe(`1/${LOCK_MS}`);
    now += 1;
    const { headers, body } = await laptop.ask('/api/me');
    expect([headers.get('steady-lock'), body.error.kind]).toEqual([`0/${LOCK_MS}`, 'locked']);
  });

  it(
    '[A31] has its sockets closed a moment later, though no page asks for it',
    async () => {
      const laptop = await signIn(server);
      const socket = await opened(laptop);
      now += LOCK_MS;
      expect(await socket.closed).toBe(4423);
    },
    LOCK_IDLE_EVERY_MS * 4,
  );

  it('stays open while somebody is there: whatever changes something says so', async () => {
    const laptop = await signIn(server);
    for (let n = 0; n < 4; n += 1) {
      now += LOCK_MS - 1;
      expect((await laptop.ask('/api/active', { body: {} })).status).toBe(200);
    }
    now += LOCK_MS - 1;
    // Looking is not being there: a page may look by itself.
    expect(await kindOf(laptop)).toBeUndefined();
    now += 1;
    expect(await kindOf(laptop)).toBe('locked');
    expect((await laptop.ask('/api/active', { body: {} })).status).toBe(401);
  });

  it('stays open while somebody writes by an unchanged client', async () => {
    const laptop = await signIn(server);
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}`;
    const connect = async ({ cookie = '' }: Person) => {
      const client = connectUnchanged(url, { cookie, origin: server.origin });
      await client.synced();
      return client;
    };
    const ruth = await connect(laptop);
    const ana = await connect(await joinAs(server, laptop, boardId, 'partner-a'));
    now += LOCK_MS - ACTIVE_EVERY_MS;
    const arrived = new Promise((resolve) => ana.provider.doc.once('update', resolve));
    ruth.provider.doc.getMap('cards').set('one', new Y.Map());
    await arrived;
    now += LOCK_MS - 1;
    expect(await kindOf(laptop)).toBeUndefined();
    ruth.end();
    ana.end();
  });

  it('is a partner’s own phone: it does not lock, and has nothing to unlock it by', async () => {
    const owner = await signIn(server);
    const ana = await joinAs(server, owner, boardId, 'partner-a');
    expect((await ana.ask('/api/me')).headers.get('steady-lock')).toBeNull();
    await ana.ask('/api/lock', { body: {} });
    now += 24 * 3_600_000;
    expect((await ana.ask('/api/me')).status).toBe(200);
    expect((await prove(ana)).status).toBe(403);
  });

  it('keeps an attacker at a locked screen from guessing', async () => {
    const attacker = await signIn(server);
    await attacker.ask('/api/lock', { body: {} });
    for (let n = 0; n < RATE_LIMITS.proofPerPerson.max; n += 1) {
      const { status, body } = await prove(attacker, `guess ${n}`);
      expect([status, body.error.kind]).toEqual([401, 'wrong-sign-in']);
    }
    expect((await prove(attacker)).body.error.kind).toBe('too-many-tries');
    expect(await kindOf(attacker)).toBe('locked');
    now += RATE_LIMITS.proofPerPerson.windowMs;
    expect((await prove(attacker)).status).toBe(200);
  });

  it('can be signed out without being unlocked', async () => {
    const laptop = await signIn(server);
    await laptop.ask('/api/lock', { body: {} });
    expect((await laptop.ask('/api/sign-out', { body: {} })).status).toBe(200);
    expect(laptop.cookie).toBeUndefined();
  });

  it('survives a restart of the server as it was', async () => {
    const dataDir = `${server.dataDir}-again`;
    const first = await startServer({ dataDir });
    await setUp(first);
    const laptop = await signIn(first);
    await laptop.ask('/api/lock', { body: {} });
    const { cookie } = laptop;
    await first.stop();
    const second = await startServer({ dataDir });
    const answer = await fetch(`${second.origin}/api/me`, { headers: { cookie: cookie! } });
    expect((await answer.json()).error.kind).toBe('locked');
    await second.stop();
    fs.rmSync(dataDir, { recursive: true });
  });
});
