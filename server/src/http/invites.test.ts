import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  invite,
  joinAs,
  makeBoard,
  newPerson,
  setUp,
  type Person,
} from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { INVITE_LIFE_MS, MAX_OPEN_INVITES_PER_SEAT } from '../access/limits.ts';

describe('an invite', () => {
  let server: TestServer;
  let therapist: Person;
  let boardId: string;
  let now = Date.UTC(2026, 10, 23);

  beforeAll(async () => {
    server = await startServer({ now: () => now });
    therapist = await setUp(server);
    boardId = await makeBoard(therapist);
  });
  afterAll(() => server.stop());

  const redeem = (secret: string, person = newPerson(server)) =>
    person.ask('/api/invites/redeem', { body: { secret } });

  it('is a link to /join with the secret behind the #, which no server log ever sees', async () => {
    const { status, body } = await therapist.ask(`/api/boards/${boardId}/invites`, {
      body: { seat: 'partner-a' },
    });
    expect(status).toBe(201);
    expect(body.url).toMatch(/^http:\/\/localhost:\d+\/join#[A-Za-z0-9_-]{43}$/);
    expect(body.expiresAt).toBe(now + INVITE_LIFE_MS);
  });

  it('[A10] has one winner when it is opened in many places at once', async () => {
    const secret = await invite(therapist, boardId, 'partner-a');
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(secret)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(7);
  });

  it('[A10] is not spent by opening the page, however often', async () => {
    const secret = await invite(therapist, boardId, 'partner-b');
    const scanner = newPerson(server);
    for (const path of ['/join', `/join?${secret}`, '/api/invites/redeem']) {
      await scanner.ask(path);
      await scanner.ask(path, { method: 'HEAD' });
    }
    expect(scanner.cookie).toBeUndefined();
    expect((await redeem(secret)).status).toBe(200);
  });

  it('says whether it was used, is too old, or opens nothing', async () => {
    const used = await invite(therapist, boardId, 'observer-1');
    await redeem(used);
    expect((await redeem(used)).body.error.kind).toBe('invite-spent');
    expect((await redeem('nonsense')).body.error.kind).toBe('no-such-invite');

    const old = await invite(therapist, boardId, 'observer-1');
    now += INVITE_LIFE_MS;
    // The therapist's own session has ended meanwhile.
    therapist = newPerson(server);
    await therapist.ask('/api/sign-in', {
      body: { email: 'ruth@practice.example', password: 'a long enough password' },
    });
    expect((await redeem(old)).body.error.kind).toBe('invite-expired');
  });

  it('can be listed and taken back by the therapist, without its secret', async () => {
    const secret = await invite(therapist, boardId, 'observer-2');
    const path = `/api/boards/${boardId}/invites`;
    const { invites } = (await therapist.ask(path)).body;
    expect(invites).toHaveLength(1);
    expect(Object.keys(invites[0])).toEqual(['id', 'seat', 'createdAt', 'expiresAt']);
    await therapist.ask(`${path}/${invites[0].id}`, { method: 'DELETE' });
    expect((await redeem(secret)).status).toBe(404);
  });

  it('[A11] gives the same person back on a second device and after the seat was taken away', async () => {
    const board = await makeBoard(therapist);
    const idOf = async (person: Person) => (await person.ask('/api/me')).body.person.id;
    const phone = await joinAs(server, therapist, board, 'partner-a');
    const tablet = await joinAs(server, therapist, board, 'partner-a');
    const id = await idOf(phone);
    expect(await idOf(tablet)).toBe(id);

    await therapist.ask(`/api/boards/${board}/seats/partner-a`, { method: 'DELETE' });
    const again = await joinAs(server, therapist, board, 'partner-a');
    expect(await idOf(again)).toBe(id);
    // [A12] The new invite opens the seat for the new device only.
    expect((await phone.ask(`/api/boards/${board}`)).status).toBe(403);
    expect((await phone.ask('/api/me')).body.seats).toEqual([]);
  });

  it('[A12] dies with its seat', async () => {
    const board = await makeBoard(therapist);
    const secret = await invite(therapist, board, 'partner-b');
    await therapist.ask(`/api/boards/${board}/seats/partner-b`, { method: 'DELETE' });
    expect((await redeem(secret)).status).toBe(404);
  });

  it('signs out whoever used the device before', async () => {
    const board = await makeBoard(therapist);
    const device = await joinAs(server, therapist, board, 'partner-a');
    const before = device.cookie;
    await redeem(await invite(therapist, board, 'partner-b'), device);
    expect(device.cookie).not.toBe(before);
    const old = await fetch(`${server.origin}/api/me`, { headers: { cookie: before! } });
    expect(old.status).toBe(401);
  });

  it('keeps an attacker with the therapist’s device from making links without end', async () => {
    const board = await makeBoard(therapist);
    const attacker = therapist;
    for (let made = 0; made < MAX_OPEN_INVITES_PER_SEAT; made += 1) {
      await invite(attacker, board, 'partner-a');
    }
    const { status, body } = await attacker.ask(`/api/boards/${board}/invites`, {
      body: { seat: 'partner-a' },
    });
    expect([status, body.error.kind]).toEqual([409, 'invites-full']);
  });

  it('is never for the therapist’s own seat', async () => {
    const body = { seat: 'therapist' };
    expect((await therapist.ask(`/api/boards/${boardId}/invites`, { body })).status).toBe(409);
    const taking = `/api/boards/${boardId}/seats/therapist`;
    expect((await therapist.ask(taking, { method: 'DELETE' })).status).toBe(409);
  });
});
