import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  invite,
  joinAs,
  makeBoard,
  newPerson,
  setUp,
  signIn,
  type Person,
} from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import {
  DEVICE_LINK_LIFE_MS,
  INVITE_LIFE_MS,
  MAX_OBSERVERS,
  MAX_OPEN_INVITES_PER_SEAT,
  MAX_WRONG_CODES,
  RATE_LIMITS,
  WAY_BACK_LIFE_MS,
} from '../access/limits.ts';
import { hashSecret } from '../access/secrets.ts';
import { openDatabase } from '../store/sqlite/database.ts';

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
    expect(Object.keys(invites[0])).toEqual(['id', 'seat', 'createdAt', 'expiresAt', 'withCode']);
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

  describe('with a spoken code', () => {
    const linkWithCode = async (board: string, code = '4821') => {
      const path = `/api/boards/${board}/invites`;
      const { body } = await therapist.ask(path, { body: { seat: 'partner-a', code } });
      return new URL(body.url).hash.slice(1);
    };
    const tell = (secret: string, code?: string, person = newPerson(server)) =>
      person.ask('/api/invites/redeem', { body: { secret, ...(code && { code }) } });
    const kindOf = async (...given: Parameters<typeof tell>) =>
      (await tell(...given)).body.error?.kind;

    it('[A37] asks for it, spends nothing by that, and opens with it', async () => {
      const secret = await linkWithCode(await makeBoard(therapist));
      for (let n = 0; n < 20; n += 1) expect(await kindOf(secret)).toBe('code-needed');
      expect((await tell(secret, '4821')).status).toBe(200);
      expect(await kindOf(secret, '4821')).toBe('invite-spent');
    });

    it('[A37] ends after five wrong ones, though an attacker sends them all at once', async () => {
      const board = await makeBoard(therapist);
      const secret = await linkWithCode(board);
      const attacker = Array.from({ length: 20 }, (_, n) => kindOf(secret, String(1000 + n)));
      const kinds = await Promise.all(attacker);
      expect(kinds.filter((kind) => kind === 'wrong-code')).toHaveLength(MAX_WRONG_CODES - 1);
      expect(kinds.filter((kind) => kind === 'invite-burnt')).toHaveLength(
        kinds.length - MAX_WRONG_CODES + 1,
      );
      expect(await kindOf(secret, '4821')).toBe('invite-burnt');
      const { body } = await therapist.ask(`/api/boards/${board}/invites`);
      expect(body.invites).toEqual([]);
      const { entries } = (await therapist.ask(`/api/boards/${board}/audit`)).body;
      const burnt = entries.filter(({ kind }: { kind: string }) => kind === 'invite-burnt');
      expect(burnt).toEqual([expect.objectContaining({ seat: 'partner-a' })]);
      now += RATE_LIMITS.redeemPerAddress.windowMs;
      therapist = await signIn(server);
    });

    it('keeps four wrong ones from ending it, and no code in the database', async () => {
      const board = await makeBoard(therapist);
      const secret = await linkWithCode(board);
      for (let n = 1; n < MAX_WRONG_CODES; n += 1)
        expect(await kindOf(secret, '0000')).toBe('wrong-code');
      const database = openDatabase(`${server.dataDir}/steady.sqlite`);
      const rows = JSON.stringify(database.prepare('SELECT hex(code_hash) FROM invites').all());
      database.close();
      expect(rows).not.toContain(Buffer.from(hashSecret('4821')).toString('hex').toUpperCase());
      const { body } = await therapist.ask(`/api/boards/${board}/invites`);
      expect(body.invites[0].withCode).toBe(true);
      expect((await tell(secret, '4821')).status).toBe(200);
    });

    it('is four digits', async () => {
      for (const code of ['', '123', '12345', '12a4', 1234])
        expect(
          (
            await therapist.ask(`/api/boards/${boardId}/invites`, {
              body: { seat: 'partner-a', code },
            })
          ).status,
        ).toBe(400);
    });

    it('is not asked for by a link that has none', async () => {
      const secret = await invite(therapist, await makeBoard(therapist), 'partner-a');
      expect((await tell(secret, '0000')).status).toBe(200);
    });
  });

  describe('for a device of one’s own', () => {
    const linkFor = async (person: Person, board: string) => {
      const { status, body } = await person.ask(`/api/boards/${board}/devices`, { body: {} });
      return { status, body, secret: body.url && new URL(body.url).hash.slice(1) };
    };

    it('[A38] opens its maker’s own seat on one more device, once, and the therapist’s list knows nothing', async () => {
      const board = await makeBoard(therapist);
      const phone = await joinAs(server, therapist, board, 'partner-a');
      const { body, secret } = await linkFor(phone, board);
      expect(body.url).toMatch(/^http:\/\/localhost:\d+\/device#[A-Za-z0-9_-]{43}$/);
      expect(body.expiresAt).toBe(now + DEVICE_LINK_LIFE_MS);
      expect((await therapist.ask(`/api/boards/${board}/invites`)).body.invites).toEqual([]);

      const tablet = newPerson(server);
      expect((await redeem(secret, tablet)).body).toEqual({ boardId: board, seat: 'partner-a' });
      expect((await redeem(secret)).body.error.kind).toBe('invite-spent');
      const idOf = async (person: Person) => (await person.ask('/api/me')).body.person.id;
      expect(await idOf(tablet)).toBe(await idOf(phone));
      const { entries } = (await phone.ask(`/api/boards/${board}/audit`)).body;
      expect(entries.at(-1)).toMatchObject({ kind: 'device-added', by: 'partner-a' });
    });

    it('[A38] is one at a time, for five minutes', async () => {
      const board = await makeBoard(therapist);
      const phone = await joinAs(server, therapist, board, 'partner-b');
      const first = await linkFor(phone, board);
      const second = await linkFor(phone, board);
      expect((await redeem(first.secret)).status).toBe(404);
      now += DEVICE_LINK_LIFE_MS;
      expect((await redeem(second.secret)).body.error.kind).toBe('invite-expired');
    });

    it('[A38] ends with the seat, and when any device of the seat is ended', async () => {
      const board = await makeBoard(therapist);
      const stolen = await joinAs(server, therapist, board, 'partner-a');
      const kept = await joinAs(server, therapist, board, 'partner-a');
      const byThief = await linkFor(stolen, board);
      await kept.ask('/api/me/devices', { method: 'DELETE' });
      expect((await redeem(byThief.secret)).status).toBe(404);

      const { secret } = await linkFor(kept, board);
      await therapist.ask(`/api/boards/${board}/seats/partner-a`, { method: 'DELETE' });
      expect((await redeem(secret)).status).toBe(404);
    });

    describe('that two people share', () => {
      const CODE = '482913';
      const wayBackFor = async (person: Person, board: string, code = CODE) => {
        const { status, body } = await person.ask(`/api/boards/${board}/devices`, {
          body: { code },
        });
        return { status, secret: body.url && new URL(body.url).hash.slice(1) };
      };
      const back = (secret: string, code?: string) =>
        newPerson(server).ask('/api/invites/redeem', {
          body: { secret, sharedDevice: true, ...(code === undefined ? {} : { code }) },
        });
      const kindsOf = async (board: string) =>
        (await therapist.ask(`/api/boards/${board}/audit`)).body.entries.map(
          ({ kind }: { kind: string }) => kind,
        );

      it('[A43] opens a way back with its maker’s code, once, and makes no entry', async () => {
        const board = await makeBoard(therapist);
        const ana = await joinAs(server, therapist, board, 'partner-a');
        const before = await kindsOf(board);
        const { secret } = await wayBackFor(ana, board);
        expect((await ana.ask('/api/sign-out', { body: {} })).status).toBe(200);
        expect((await back(secret)).body.error.kind).toBe('code-needed');
        expect((await back(secret, '111111')).body.error.kind).toBe('wrong-code');
        expect((await back(secret, CODE)).body).toEqual({ boardId: board, seat: 'partner-a' });
        expect((await back(secret, CODE)).body.error.kind).toBe('invite-spent');
        expect(await kindsOf(board)).toEqual(before);
      });

      it('[A43] ends it after five codes of an attacker who was handed the device', async () => {
        const board = await makeBoard(therapist);
        const ana = await joinAs(server, therapist, board, 'partner-a');
        const { secret } = await wayBackFor(ana, board);
        const attacker = (guess: number) => back(secret, String(guess).padStart(6, '0'));
        for (let guess = 1; guess < MAX_WRONG_CODES; guess += 1)
          expect((await attacker(guess)).body.error.kind).toBe('wrong-code');
        expect((await attacker(99)).body.error.kind).toBe('invite-burnt');
        expect((await back(secret, CODE)).body.error.kind).toBe('invite-burnt');
        expect(await kindsOf(board)).toContain('invite-burnt');
      });

      it('[A43] is one at a time for fourteen days, and leaves the link for a second device alone', async () => {
        const board = await makeBoard(therapist);
        const ana = await joinAs(server, therapist, board, 'partner-a');
        const { secret: second } = await linkFor(ana, board);
        const first = await wayBackFor(ana, board);
        const later = await wayBackFor(ana, board);
        expect((await back(first.secret, CODE)).status).toBe(404);
        expect((await redeem(second)).status).toBe(200);
        now += WAY_BACK_LIFE_MS;
        const { body } = await back(later.secret, CODE);
        now -= WAY_BACK_LIFE_MS;
        expect(body.error.kind).toBe('invite-expired');
      });

      it('[A38][A43] ends with the seat, and when any device of the seat is ended', async () => {
        const board = await makeBoard(therapist);
        const ana = await joinAs(server, therapist, board, 'partner-a');
        const { secret } = await wayBackFor(ana, board);
        await ana.ask('/api/me/devices', { method: 'DELETE' });
        expect((await back(secret, CODE)).status).toBe(404);
        const again = await wayBackFor(ana, board);
        await therapist.ask(`/api/boards/${board}/seats/partner-a`, { method: 'DELETE' });
        expect((await back(again.secret, CODE)).status).toBe(404);
      });

      it.each(['1234', '12345a', '', '1234567'])('takes %j for no code', async (code) => {
        const board = await makeBoard(therapist);
        const ana = await joinAs(server, therapist, board, 'partner-a');
        expect((await wayBackFor(ana, board, code)).status).toBe(400);
      });
    });

    it('is not for an account, which signs in by itself', async () => {
      expect((await linkFor(therapist, boardId)).status).toBe(403);
    });
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

  it('makes one seat of a new observer who is invited twice at one moment, and not seats without end', async () => {
    const board = await makeBoard(therapist);
    const path = `/api/boards/${board}/invites`;
    const ask = (seat: string) => therapist.ask(path, { body: { seat } });
    const answers = await Promise.all(['observer-1', 'observer-1', 'observer-1'].map(ask));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (let n = 2; n <= MAX_OBSERVERS; n += 1)
      expect((await ask(`observer-${n}`)).status).toBe(201);
    const attacker = await ask(`observer-${MAX_OBSERVERS + 1}`);
    expect([attacker.status, attacker.body.error.kind]).toEqual([409, 'observers-full']);
  });

  it('is never for the therapist’s own seat', async () => {
    const body = { seat: 'therapist' };
    expect((await therapist.ask(`/api/boards/${boardId}/invites`, { body })).status).toBe(409);
    const taking = `/api/boards/${boardId}/seats/therapist`;
    expect((await therapist.ask(taking, { method: 'DELETE' })).status).toBe(409);
  });
});
