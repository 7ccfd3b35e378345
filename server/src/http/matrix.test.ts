import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addColleague,
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
 * device, which nobody has used for a while. A `colleague` has an account in the same practice, a
 * `co-therapist` one that sits on this board as an observer.
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
  'co-therapist',
  'colleague',
] as const;
type Actor = (typeof ACTORS)[number];

const SEATED: readonly Actor[] = ['therapist', 'partner', 'observer', 'room-view', 'co-therapist'];
const ACCOUNTS: readonly Actor[] = ['therapist', 'co-therapist', 'colleague'];
const KNOWN: readonly Actor[] = [...SEATED, 'elsewhere', 'taken-away', 'colleague'];
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
  'POST /api/proof/options': [...ACCOUNTS, 'locked'],
  'POST /api/active': ACCOUNTS,
  'GET /api/me/account': ACCOUNTS,
  'PATCH /api/me/account': ACCOUNTS,
  'POST /api/me/password': ACCOUNTS,
  'DELETE /api/me/password': ACCOUNTS,
  'POST /api/me/passkeys/options': ACCOUNTS,
  'POST /api/me/passkeys': ACCOUNTS,
  'PATCH /api/me/passkeys/:passkey': ACCOUNTS,
  'DELETE /api/me/passkeys/:passkey': ACCOUNTS,
  'POST /api/me/recovery-codes': ACCOUNTS,
  'GET /api/practice/people': ACCOUNTS,
  'POST /api/practice/invites': ['therapist'],
  'DELETE /api/practice/invites/:invite': ['therapist'],
  'DELETE /api/practice/people/:person': ['therapist'],
  'POST /api/practice/join': ACTORS,
  'GET /api/me': KNOWN,
  'GET /api/me/devices': KNOWN,
  'DELETE /api/me/devices': KNOWN,
  'DELETE /api/me/devices/:device': KNOWN,
  'GET /api/boards': KNOWN,
  'POST /api/boards': ACCOUNTS,
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
  'GET /api/boards/:boardId/summary/:audience.:format': [
    'therapist',
    'partner',
    'observer',
    'co-therapist',
  ],
  // The secret in the address is who they are.
  'GET /calendar/:secret.ics': ACTORS,
  'GET /api/boards/:boardId/calendar': ['partner'],
  'POST /api/boards/:boardId/calendar': ['partner'],
  'DELETE /api/boards/:boardId/calendar': ['partner'],
  'GET /api/boards/:boardId/audit': ['therapist', 'partner'],
  'POST /api/boards/:boardId/restored': ['therapist'],
  'POST /api/boards/:boardId/colleagues': ['therapist'],
  'POST /api/boards/:boardId/lead': ['therapist'],
  // Whoever has an account signs in by that.
  'POST /api/boards/:boardId/devices': ['partner', 'observer'],
  'POST /api/invites/redeem': ACTORS,
  'DELETE /api/boards/:boardId/seats/:seat': ['therapist'],
};

const TOM = {
  name: 'Tom',
  email: 'tom@practice.example',
  password: 'another long password',
};

const REFUSALS: Partial<Record<Actor, string>> = { stranger: 'not-signed-in', locked: 'locked' };

describe('[A1] each route × each actor', () => {
  let server: TestServer;
  let therapist: Person;
  /** His person id. */
  let tom: string;

  beforeAll(async () => {
    server = await startServer();
    therapist = await setUp(server);
    tom = await addColleague(server, therapist, TOM);
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
      case 'co-therapist': {
        const path = `/api/boards/${boardId}/colleagues`;
        await therapist.ask(path, { body: { personId: tom } });
        return signIn(server, TOM);
      }
      case 'colleague':
        return signIn(server, TOM);
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
