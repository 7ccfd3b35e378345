import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import { makeApp } from './app.ts';
import { makeOrigins } from './origins.ts';
import type { AppDeps } from './types.ts';

/**
 * Everybody who might ask. `elsewhere` has a seat, but on another board; `locked` is the therapist's own
 * device, which nobody has used for a while.
 */
const ACTORS = [
  'stranger',
  'therapist',
  'partner',
  'observer',
  'room-view',
  'elsewhere',
  'taken-away',
  'locked',
] as const;
type Actor = (typeof ACTORS)[number];

const SEATED: readonly Actor[] = ['therapist', 'partner', 'observer', 'room-view'];
const KNOWN: readonly Actor[] = [...SEATED, 'elsewhere', 'taken-away'];
/** Also who has to unlock first. */
const EVEN_LOCKED: readonly Actor[] = [...KNOWN, 'locked'];

/** Who is let in. Strangers and locked devices otherwise get 401, everybody else 403. */
const MATRIX: Readonly<Record<string, readonly Actor[]>> = {
  'GET /api/health': ACTORS,
  'GET /api/practice': ACTORS,
  'POST /api/setup': ACTORS,
  'POST /api/sign-in': ACTORS,
  'POST /api/sign-in/passkey/options': ACTORS,
  'POST /api/sign-in/passkey': ACTORS,
  'POST /api/sign-in/recovery': ACTORS,
  'POST /api/sign-out': EVEN_LOCKED,
  'POST /api/lock': EVEN_LOCKED,
  // Nobody without an account has anything to show, but each hears so in their own words.
  'POST /api/proof': EVEN_LOCKED,
  'POST /api/proof/options': ['therapist', 'locked'],
  'POST /api/active': ['therapist'],
  'GET /api/me/account': ['therapist'],
  'PATCH /api/me/account': ['therapist'],
  'POST /api/me/password': ['therapist'],
  'DELETE /api/me/password': ['therapist'],
  'POST /api/me/passkeys/options': ['therapist'],
  'POST /api/me/passkeys': ['therapist'],
  'PATCH /api/me/passkeys/:passkey': ['therapist'],
  'DELETE /api/me/passkeys/:passkey': ['therapist'],
  'POST /api/me/recovery-codes': ['therapist'],
  'GET /api/me': KNOWN,
  'GET /api/me/devices': KNOWN,
  'DELETE /api/me/devices': KNOWN,
  'DELETE /api/me/devices/:device': KNOWN,
  'GET /api/boards': KNOWN,
  'POST /api/boards': ['therapist'],
  'GET /api/boards/:boardId': SEATED,
  'PATCH /api/boards/:boardId': ['therapist'],
  'DELETE /api/boards/:boardId': ['therapist'],
  'GET /api/boards/:boardId/invites': ['therapist'],
  'POST /api/boards/:boardId/invites': ['therapist'],
  'DELETE /api/boards/:boardId/invites/:invite': ['therapist'],
  'GET /api/boards/:boardId/ledger': SEATED,
  // Who may ask for what is the ledger's own table (shared/src/ledger/roles.test.ts).
  'POST /api/boards/:boardId/ledger': SEATED,
  'GET /api/boards/:boardId/rounds/:round': SEATED,
  'GET /api/boards/:boardId/moments/:seq': SEATED,
  // For whom: shared/src/summary/audiences.ts.
  'GET /api/boards/:boardId/summary/:audience.:format': ['therapist', 'partner', 'observer'],
  'GET /api/boards/:boardId/audit': ['therapist', 'partner'],
  'POST /api/boards/:boardId/restored': ['therapist'],
  'POST /api/boards/:boardId/devices': ['partner', 'observer'],
  'POST /api/invites/redeem': ACTORS,
  'DELETE /api/boards/:boardId/seats/:seat': ['therapist'],
};

const REFUSALS: Partial<Record<Actor, string>> = { stranger: 'not-signed-in', locked: 'locked' };

describe('[A1] each route × each actor', () => {
  let server: TestServer;
  let therapist: Person;

  beforeAll(async () => {
    server = await startServer();
    therapist = await setUp(server);
  });
  afterAll(() => server.stop());

  it('[A15] has a row for every route', async () => {
    const app = await makeApp({
      config: { neutralTitle: 'Board', practiceName: undefined, trustProxy: false },
      origins: makeOrigins([]),
      logger: pino({ level: 'silent' }),
      clientDir: 'not built',
    } as unknown as AppDeps);
    const routes = app.guardedRoutes
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url}`);
    expect(routes.toSorted()).toEqual(Object.keys(MATRIX).toSorted());
    await app.close();
  });

  for (const [route, allowed] of Object.entries(MATRIX)) {
    it(`${route}: ${allowed.length === ACTORS.length ? 'everybody' : allowed.join(', ')}`, async () => {
      for (const actor of ACTORS) {
        // Some routes sign the therapist's other devices out.
        if ((await therapist.ask('/api/me')).status !== 200) therapist = await signIn(server);
        const boardId = await makeBoard(therapist);
        const person = await as(actor, boardId);
        const [method = '', pattern = ''] = route.split(' ');
        const path = pattern
          .replace(':boardId', boardId)
          .replace(':seat', 'partner-b')
          .replace(':invite', 'none')
          .replace(':audience.:format', 'data.json');
        const answer = await person.ask(path, {
          method,
          ...(method === 'GET' ? {} : { body: {} }),
        });
        const refusal = REFUSALS[actor] ?? 'not-allowed';
        const refused = [401, 403].includes(answer.status) && answer.body.error?.kind === refusal;
        expect({ actor, refused }).toEqual({ actor, refused: !allowed.includes(actor) });
      }
    });
  }

  beforeEach(async () => {
    if ((await therapist.ask('/api/me')).status !== 200) therapist = await signIn(server);
  });

  it('lets a partner and an observer leave, and not the room view', async () => {
    const boardId = await makeBoard(therapist);
    const leave = async (seat: string) => {
      const person = await joinAs(server, therapist, boardId, seat);
      const path = `/api/boards/${boardId}/seats/${seat}`;
      return (await person.ask(path, { method: 'DELETE' })).status;
    };
    expect(await leave('partner-a')).toBe(200);
    expect(await leave('observer-1')).toBe(200);
    expect(await leave('room-view')).toBe(403);
  });

  async function as(actor: Actor, boardId: string): Promise<Person> {
    switch (actor) {
      case 'stranger':
        return newPerson(server);
      case 'therapist':
        return signIn(server);
      case 'locked': {
        const own = await signIn(server);
        await own.ask('/api/lock', { body: {} });
        return own;
      }
      case 'partner':
        return joinAs(server, therapist, boardId, 'partner-a');
      case 'observer':
        return joinAs(server, therapist, boardId, 'observer-1');
      case 'room-view':
        return joinAs(server, therapist, boardId, 'room-view');
      case 'elsewhere':
        return joinAs(server, therapist, await makeBoard(therapist), 'partner-a');
      case 'taken-away': {
        const person = await joinAs(server, therapist, boardId, 'partner-a');
        await therapist.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
        return person;
      }
    }
  }

  it('answers 404 for a board that does not exist', async () => {
    const none = 'AAAAAAAAAAAAAAAAAAAAAA';
    expect((await therapist.ask(`/api/boards/${none}`)).status).toBe(404);
    expect((await therapist.ask('/api/boards/nonsense')).status).toBe(404);
    expect((await therapist.ask('/api/nothing')).body.error.kind).toBe('no-such-page');
  });

  it('does not open an erased board to anybody', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const secret = await invite(therapist, boardId, 'partner-b');
    expect((await therapist.ask(`/api/boards/${boardId}`, { method: 'DELETE' })).status).toBe(200);
    expect((await therapist.ask(`/api/boards/${boardId}`)).status).toBe(404);
    expect((await ana.ask('/api/me')).status).toBe(401);
    expect((await newPerson(server).ask('/api/invites/redeem', { body: { secret } })).status).toBe(
      404,
    );
  });
});
