import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const PHONE = 'Mozilla/5.0 (Linux; Android 10; K) Chrome/141.0.0.0 Mobile Safari/537.36';
const LAPTOP = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
/** ms (quality: revocation). */
const IN_FORCE_MS = 100;
/** A machine that others load too is late now and then; a server that is slow is late each time. */
const TRIES = 5;

describe('one’s own devices', () => {
  let server: TestServer;
  let therapist: Person;
  let boardId: string;
  const NOON = Date.UTC(2026, 10, 23, 12, 34);

  beforeAll(async () => {
    server = await startServer({ now: () => NOON });
    therapist = await setUp(server);
    boardId = await makeBoard(therapist);
  });
  afterAll(() => server.stop());

  const devicesOf = async (person: Person) => (await person.ask('/api/me/devices')).body.devices;
  const openBoard = async (person: Person) => {
    const socket = openSocket(server, person, `/sync/${boardId}/board`);
    await socket.next();
    return socket;
  };

  it('are told by neutral names and the day they were signed in, and which one asks', async () => {
    const phone = await joinAs(server, therapist, boardId, 'partner-a', PHONE);
    const laptop = await joinAs(server, therapist, boardId, 'partner-a', LAPTOP);
    const devices = await devicesOf(laptop);
    const since = Date.UTC(2026, 10, 23);
    const id = expect.any(String);
    expect(devices).toHaveLength(2);
    expect(devices).toContainEqual({ id, browser: 'chrome', kind: 'phone', since, own: false });
    expect(devices).toContainEqual({ id, browser: 'firefox', kind: 'computer', since, own: true });
    const own = (await devicesOf(phone)).find((one: { own: boolean }) => one.own);
    expect(own.kind).toBe('phone');
  });

  it('[A44] are one person’s at a time: whoever signs in signs out whoever was there, with their open pages', async () => {
    const { email, password } = THERAPIST_SIGN_IN;
    const meBy = async (cookie: string | undefined) =>
      (await fetch(`${server.origin}/api/me`, { headers: { cookie: cookie! } })).status;
    const tablet = await joinAs(server, therapist, boardId, 'partner-b');
    const socket = await openBoard(tablet);
    const bens = tablet.cookie;
    await tablet.ask('/api/sign-in', { body: { email, password } });
    expect([await socket.closed, await meBy(bens)]).toEqual([4401, 401]);
    // Their own pages go on.
    const own = tablet.cookie;
    await tablet.ask('/api/sign-in', { body: { email, password } });
    expect([await meBy(own), await meBy(tablet.cookie)]).toEqual([200, 200]);
  });

  it('[A30] are nobody else’s: neither the therapist nor the other partner sees or ends them', async () => {
    const board = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, board, 'partner-a');
    const ben = await joinAs(server, therapist, board, 'partner-b');
    const [{ id }] = await devicesOf(ana);
    for (const other of [ben, therapist]) {
      expect((await devicesOf(other)).map((one: { id: string }) => one.id)).not.toContain(id);
      const ending = await other.ask(`/api/me/devices/${id}`, { method: 'DELETE' });
      expect([ending.status, ending.body.error.kind]).toEqual([404, 'no-such-device']);
      await other.ask('/api/me/devices', { method: 'DELETE' });
    }
    expect((await ana.ask('/api/me')).status).toBe(200);
  });

  it('[A30] are closed, sockets first, before ending one is answered', async () => {
    const board = await makeBoard(therapist);
    const kept = await joinAs(server, therapist, board, 'partner-a', LAPTOP);
    const path = `/sync/${board}/board`;
    const keptSocket = openSocket(server, kept, path);
    await keptSocket.next();
    const took: number[] = [];
    while (took.length < TRIES && !took.some((ms) => ms < IN_FORCE_MS)) {
      const lost = await joinAs(server, therapist, board, 'partner-a', PHONE);
      const lostSocket = openSocket(server, lost, path);
      await lostSocket.next();
      const other = (await devicesOf(kept)).find((one: { own: boolean }) => !one.own);
      const startedAt = performance.now();
      const [ended, code] = await Promise.all([
        kept.ask(`/api/me/devices/${other.id}`, { method: 'DELETE' }),
        lostSocket.closed,
      ]);
      took.push(performance.now() - startedAt);
      expect([ended.status, code]).toEqual([200, 4401]);
      expect((await lost.ask('/api/me')).status).toBe(401);
      expect(keptSocket.webSocket.readyState).toBe(keptSocket.webSocket.OPEN);
    }
    expect(Math.min(...took)).toBeLessThan(IN_FORCE_MS);
    keptSocket.webSocket.close();
  });

  it('can all be ended but this one', async () => {
    const others = [await signIn(server), await signIn(server)];
    const own = await signIn(server);
    const sockets = await Promise.all(others.map(openBoard));
    expect((await own.ask('/api/me/devices', { method: 'DELETE' })).status).toBe(200);
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401]);
    for (const other of others) expect((await other.ask('/api/me')).status).toBe(401);
    expect(await devicesOf(own)).toHaveLength(1);
    therapist = own;
  });

  it('can be ended from itself, which forgets its cookie', async () => {
    const own = await signIn(server);
    const { id } = (await devicesOf(own)).find((one: { own: boolean }) => one.own);
    await own.ask(`/api/me/devices/${id}`, { method: 'DELETE' });
    expect(own.cookie).toBeUndefined();
  });

  it('[A30] do not belong to who had the seat before, though both are the same participant', async () => {
    const board = await makeBoard(therapist);
    const before = await joinAs(server, therapist, board, 'partner-a');
    await therapist.ask(`/api/boards/${board}/seats/partner-a`, { method: 'DELETE' });
    const now = await joinAs(server, therapist, board, 'partner-a');
    const [{ id }] = await devicesOf(now);
    expect(await devicesOf(before)).toEqual([expect.objectContaining({ own: true })]);
    expect(await devicesOf(now)).toHaveLength(1);
    expect((await before.ask(`/api/me/devices/${id}`, { method: 'DELETE' })).status).toBe(404);
    await before.ask('/api/me/devices', { method: 'DELETE' });
    expect((await now.ask(`/api/boards/${board}`)).status).toBe(200);
  });
});
