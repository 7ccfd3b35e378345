import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  addColleague,
  joinAs,
  makeBoard,
  newPerson,
  setUp,
  signIn,
  THERAPIST_SIGN_IN,
  type Person,
} from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { openSocket } from '../../../tests/support/sockets.ts';
import { connectUnchanged } from '../../../tests/support/unchanged-client.ts';
import {
  COLLEAGUE_INVITE_LIFE_MS,
  MAX_OPEN_COLLEAGUE_INVITES,
  PROOF_LIFE_MS,
  RATE_LIMITS,
} from '../access/limits.ts';

/** ms (quality: revocation). */
const IN_FORCE_MS = 100;
/** A machine that others load too is late now and then; a server that is slow is late each time. */
const TRIES = 5;

let server: TestServer;
let ruth: Person;
let now = Date.UTC(2026, 10, 23);
let people = 0;

beforeAll(async () => {
  server = await startServer({ now: () => now });
  await setUp(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  now += RATE_LIMITS.joinPracticePerAddress.windowMs;
  ruth = await signIn(server);
});

/** Somebody new in the practice, signed in. */
async function aColleague(name = 'Tom') {
  people += 1;
  const email = `colleague-${people}@practice.example`;
  const account = { name, email, password: 'another long password' };
  const id = await addColleague(server, ruth, account);
  return { id, account, person: await signIn(server, account) };
}
const inviteSecret = async () => {
  const { body } = await ruth.ask('/api/practice/invites', { body: {} });
  return { id: body.id, url: body.url, secret: new URL(body.url).hash.slice(1) };
};
const join = (secret: string, email: string, person = newPerson(server)) =>
  person.ask('/api/practice/join', {
    body: { secret, name: 'Eva', email, password: 'another long password' },
  });
const seatsOf = async (person: Person, boardId: string) =>
  Object.fromEntries(
    (await person.ask(`/api/boards/${boardId}`)).body.seats
      .filter(({ taken }: { taken: boolean }) => taken)
      .map(({ seat, name }: { seat: string; name: string }) => [seat, name]),
  );
const seat = (boardId: string, personId: string, by = ruth) =>
  by.ask(`/api/boards/${boardId}/colleagues`, { body: { personId } });
const handOver = (boardId: string, to: string, by = ruth) =>
  by.ask(`/api/boards/${boardId}/lead`, { body: { seat: to } });

describe('a practice of several therapists', () => {
  it('[A39] lets a colleague in by a link that works once', async () => {
    const { url, secret } = await inviteSecret();
    expect(url).toMatch(/^http:\/\/localhost:\d+\/colleague#[A-Za-z0-9_-]{43}$/);
    const eva = newPerson(server);
    expect((await join(secret, 'eva@practice.example', eva)).status).toBe(201);
    expect((await eva.ask('/api/me')).body.person).toMatchObject({ name: 'Eva', account: true });
    expect((await join(secret, 'other@practice.example')).body.error.kind).toBe('invite-spent');
    expect((await eva.ask('/api/me/account')).body.first).toBe(false);
    // She makes boards of her own, and sees none of Ruth's.
    const theirs = await makeBoard(eva);
    await makeBoard(ruth);
    const { boards } = (await eva.ask('/api/boards')).body;
    expect(boards.map(({ boardId }: { boardId: string }) => boardId)).toEqual([theirs]);
    expect((await ruth.ask(`/api/boards/${theirs}`)).status).toBe(403);
  });

  it('[A39] makes one account when a link is opened in many places at once', async () => {
    const { secret } = await inviteSecret();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => join(secret, `many-${n}@practice.example`)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('[A39] has links that end, can be taken back, and know which addresses are used', async () => {
    const { id, secret } = await inviteSecret();
    const taken = await join(secret, THERAPIST_SIGN_IN.email.toUpperCase());
    expect(taken.body.error.kind).toBe('email-taken');
    const { invites } = (await ruth.ask('/api/practice/people')).body;
    expect(Object.keys(invites[0])).toEqual(['id', 'createdAt', 'expiresAt']);
    await ruth.ask(`/api/practice/invites/${id}`, { method: 'DELETE' });
    expect((await join(secret, 'late@practice.example')).status).toBe(404);

    const old = await inviteSecret();
    now += COLLEAGUE_INVITE_LIFE_MS;
    expect((await join(old.secret, 'late@practice.example')).body.error.kind).toBe(
      'invite-expired',
    );
  });

  it('[A39] is made and unmade by nobody but who set it up, and by them with a proof', async () => {
    const { person, id } = await aColleague();
    const tries = [
      ['/api/practice/invites', { body: {} }],
      [`/api/practice/people/${id}`, { method: 'DELETE' }],
    ] as const;
    for (const [path, options] of tries)
      expect((await person.ask(path, options)).body.error.kind).toBe('not-allowed');
    const told = (await person.ask('/api/practice/people')).body;
    expect(told.invites).toBeUndefined();
    expect(JSON.stringify(told)).not.toContain('@');
    now += PROOF_LIFE_MS;
    for (const [path, options] of tries)
      expect((await ruth.ask(path, options)).body.error.kind).toBe('prove-first');
  });

  it('keeps an attacker with the first account from making links without end', async () => {
    const { invites } = (await ruth.ask('/api/practice/people')).body;
    for (let n = invites.length; n < MAX_OPEN_COLLEAGUE_INVITES; n += 1) await inviteSecret();
    const attacker = await ruth.ask('/api/practice/invites', { body: {} });
    expect([attacker.status, attacker.body.error.kind]).toEqual([409, 'practice-full']);
    for (const { id } of (await ruth.ask('/api/practice/people')).body.invites)
      await ruth.ask(`/api/practice/invites/${id}`, { method: 'DELETE' });
  });

  it('keeps an attacker from guessing links', async () => {
    for (let n = 0; n < RATE_LIMITS.joinPracticePerAddress.max; n += 1)
      expect((await join(`guess ${n}`, 'attacker@practice.example')).status).toBe(404);
    expect((await join('one more', 'attacker@practice.example')).status).toBe(429);
  });

  it('[A40] closes everything of whoever is removed before the answer', async () => {
    const boardId = await makeBoard(ruth);
    const took: number[] = [];
    while (took.length < TRIES && !took.some((ms) => ms < IN_FORCE_MS)) {
      const { person, id, account } = await aColleague();
      await seat(boardId, id);
      const socket = openSocket(server, person, `/sync/${boardId}/board`);
      await socket.next();
      const startedAt = performance.now();
      const [removed, code] = await Promise.all([
        ruth.ask(`/api/practice/people/${id}`, { method: 'DELETE' }),
        socket.closed,
      ]);
      took.push(performance.now() - startedAt);
      expect([removed.status, code]).toEqual([200, 4401]);
      expect((await person.ask('/api/me')).status).toBe(401);
      const { email, password } = account;
      const anew = newPerson(server);
      expect((await anew.ask('/api/sign-in', { body: { email, password } })).status).toBe(401);
    }
    expect(Math.min(...took)).toBeLessThan(IN_FORCE_MS);
    expect(await seatsOf(ruth, boardId)).toEqual({ therapist: 'Ruth' });
  });

  it('[U2] says on every board that they were taken away from it', async () => {
    const { id } = await aColleague();
    const boards = [await makeBoard(ruth), await makeBoard(ruth)];
    for (const boardId of boards) await seat(boardId, id);
    await ruth.ask(`/api/practice/people/${id}`, { method: 'DELETE' });
    for (const boardId of boards) {
      const { entries } = (await ruth.ask(`/api/boards/${boardId}/audit`)).body;
      expect(entries.at(-1)).toMatchObject({ kind: 'removed', seat: 'observer-1' });
      expect(entries.at(-1)).not.toHaveProperty('by');
    }
  });

  it('[A40] gives the boards of whoever is removed to somebody first', async () => {
    const tom = await aColleague();
    const eva = await aColleague('Eva');
    const boardId = await makeBoard(tom.person);
    const ana = await joinAs(server, tom.person, boardId, 'partner-a');
    const path = `/api/practice/people/${tom.id}`;
    const remove = (boardsTo?: string) =>
      ruth.ask(path, { method: 'DELETE', body: boardsTo === undefined ? {} : { boardsTo } });
    expect((await remove()).body.error.kind).toBe('boards-need-a-lead');
    expect((await remove(tom.id)).body.error.kind).toBe('boards-need-a-lead');
    expect((await tom.person.ask('/api/me')).status).toBe(200);
    expect((await remove(eva.id)).status).toBe(200);
    expect(await seatsOf(ana, boardId)).toEqual({ therapist: 'Eva', 'partner-a': 'Ana' });
    expect((await eva.person.ask(`/api/boards/${boardId}/invites`)).status).toBe(200);
    // Whoever moved them sees nothing of them.
    expect((await ruth.ask(`/api/boards/${boardId}`)).status).toBe(403);
    const { entries } = (await ana.ask(`/api/boards/${boardId}/audit`)).body;
    expect(
      entries.slice(-3).map(({ kind, by }: { kind: string; by?: string }) => [kind, by]),
    ).toEqual([
      ['seated', undefined],
      ['lead-changed', undefined],
      ['removed', undefined],
    ]);
  });

  it('keeps whoever set it up', async () => {
    const { person } = (await ruth.ask('/api/me')).body;
    const removed = await ruth.ask(`/api/practice/people/${person.id}`, { method: 'DELETE' });
    expect(removed.body.error.kind).toBe('first-stays');
  });
});

describe('therapists of one board', () => {
  it('have a place each, whoever is asked for at the same moment', async () => {
    const [tom, eva] = [await aColleague(), await aColleague('Eva')];
    const boardId = await makeBoard(ruth);
    const answers = await Promise.all([tom.id, eva.id, tom.id].map((id) => seat(boardId, id)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 409]);
    expect(Object.keys(await seatsOf(ruth, boardId)).toSorted()).toEqual([
      'observer-1',
      'observer-2',
      'therapist',
    ]);
  });

  it('let a colleague read, and take that away again', async () => {
    const { person, id } = await aColleague();
    const boardId = await makeBoard(ruth);
    expect((await person.ask(`/api/boards/${boardId}`)).status).toBe(403);
    expect((await seat(boardId, id)).body).toEqual({ seat: 'observer-1' });
    expect((await seat(boardId, id)).body.error.kind).toBe('already-seated');
    expect((await person.ask(`/api/boards/${boardId}`)).body.ownSeat).toBe('observer-1');
    const board = (await ruth.ask(`/api/boards/${boardId}`)).body;
    expect(board.seats.find((one: { seat: string }) => one.seat === 'observer-1')).toEqual({
      seat: 'observer-1',
      role: 'observer',
      name: 'Tom',
      taken: true,
      account: true,
    });
    const link = await ruth.ask(`/api/boards/${boardId}/invites`, { body: { seat: 'observer-1' } });
    expect(link.body.error.kind).toBe('account-seat');

    await ruth.ask(`/api/boards/${boardId}/seats/observer-1`, { method: 'DELETE' });
    expect((await person.ask(`/api/boards/${boardId}`)).status).toBe(403);
    expect((await person.ask('/api/boards')).body.boards).toEqual([]);
    // [A11] Who comes back is who they were.
    expect((await seat(boardId, id)).body).toEqual({ seat: 'observer-1' });
    // Leaving one board is not leaving the practice.
    await person.ask(`/api/boards/${boardId}/seats/observer-1`, { method: 'DELETE' });
    expect((await person.ask('/api/me')).status).toBe(200);
  });

  it('[A41] hand over the lead: seats are swapped, and both sockets closed first', async () => {
    const { person: tom, id } = await aColleague();
    const boardId = await makeBoard(ruth);
    await seat(boardId, id);
    const path = `/sync/${boardId}/board`;
    const sockets = [ruth, tom].map((one) => openSocket(server, one, path));
    await Promise.all(sockets.map((socket) => socket.next()));
    const [handed, ...codes] = await Promise.all([
      handOver(boardId, 'observer-1'),
      ...sockets.map(({ closed }) => closed),
    ]);
    expect([handed.status, ...codes]).toEqual([200, 4409, 4409]);
    expect(await seatsOf(tom, boardId)).toEqual({ therapist: 'Tom', 'observer-1': 'Ruth' });
    expect((await ruth.ask(`/api/boards/${boardId}/invites`)).status).toBe(403);
    expect((await tom.ask(`/api/boards/${boardId}/invites`)).status).toBe(200);
    expect((await handOver(boardId, 'observer-1')).status).toBe(403);
    expect((await handOver(boardId, 'observer-1', tom)).status).toBe(200);
    expect(await seatsOf(ruth, boardId)).toEqual({ therapist: 'Ruth', 'observer-1': 'Tom' });
  });

  it('[A41] leave to each what they wrote, for whoever has the board open too', async () => {
    const { person: tom, id } = await aColleague();
    const boardId = await makeBoard(ruth);
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    await seat(boardId, id);
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}`;
    const connect = async ({ cookie = '' }: Person) => {
      const client = connectUnchanged(url, { cookie, origin: server.origin });
      await client.synced();
      return client;
    };
    const page = await connect(ana);
    const writer = await connect(ruth);
    const arrived = new Promise((resolve) => page.provider.doc.once('update', resolve));
    writer.provider.doc.getMap('cards').set('one', new Y.Map());
    await arrived;
    const { clientID } = writer.provider.doc;
    writer.end();
    const claims = openSocket(server, ana, `/sync/${boardId}/board`);
    claims.webSocket.on('open', () => claims.webSocket.send(Uint8Array.of(100, 1, 0)));
    const named = async (seat: string) => {
      for (;;) {
        const frame = Buffer.from(await claims.next());
        if (frame[0] === 103 && frame.toString().includes(`"${clientID}":"${seat}"`)) return seat;
      }
    };
    expect(await named('therapist')).toBe('therapist');
    await handOver(boardId, 'observer-1');
    expect(await named('observer-1')).toBe('observer-1');
    expect((await seatsOf(tom, boardId))['observer-1']).toBe('Ruth');
    claims.webSocket.close();
    page.end();
  });

  it('do not hand it to somebody without an account, to a partner, or to nobody', async () => {
    const boardId = await makeBoard(ruth);
    await joinAs(server, ruth, boardId, 'observer-1');
    await joinAs(server, ruth, boardId, 'partner-a');
    expect((await handOver(boardId, 'observer-1')).body.error.kind).toBe('needs-an-account');
    for (const to of ['partner-a', 'partner-b', 'observer-2', 'therapist', 'room-view'])
      expect([to, (await handOver(boardId, to)).body.error.kind]).toEqual([to, 'no-such-seat']);
  });

  it('keep their notes to themselves when the lead changes', async () => {
    const { person: tom, id } = await aColleague();
    const boardId = await makeBoard(ruth);
    await seat(boardId, id);
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}`;
    const notes = async ({ cookie = '' }: Person) => {
      const client = connectUnchanged(url, { cookie, origin: server.origin }, 'notes');
      await client.synced();
      return client;
    };
    const before = await notes(ruth);
    const seen = await notes(ruth);
    const arrived = new Promise((resolve) => seen.provider.doc.once('update', resolve));
    before.provider.doc.getMap('notes').set('one', 'hers alone');
    await arrived;
    before.end();
    seen.end();
    await handOver(boardId, 'observer-1');
    const after = await notes(tom);
    expect(after.provider.doc.getMap('notes').size).toBe(0);
    after.end();
    const hers = openSocket(server, ruth, `/sync/${boardId}/notes`);
    expect(await hers.closed).toBe(4403);
    await handOver(boardId, 'observer-1', tom);
    const again = await notes(ruth);
    expect(again.provider.doc.getMap('notes').get('one')).toBe('hers alone');
    again.end();
  });
});
