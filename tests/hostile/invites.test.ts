import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSecret } from '@steady/server/access/secrets.ts';
import { openDatabase } from '@steady/server/store/sqlite/database.ts';
import { invite, makeBoard, newPerson, setUp, type Person } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

/**
 * Invites in the hands of many: each try comes from an address of its own, so that it is not the limit
 * per address that keeps them out.
 */
const GUESSES = 10_000;
const LINKS = 100;
const TAKERS = 100;
const PREVIEWS = 1_000;
/** Requests under way at once: what one machine can ask without waiting for itself. */
const AT_ONCE = 50;

describe('invites', () => {
  let server: TestServer;
  let therapist: Person;
  let now = Date.UTC(2026, 10, 23);
  let asked = 0;

  beforeAll(async () => {
    server = await startServer({ now: () => now, env: { TRUST_PROXY: '1', LOG_LEVEL: 'fatal' } });
    therapist = await setUp(server);
  });
  afterAll(() => server.stop());

  /** @returns status and whether a cookie came, from an address that nobody has used */
  async function redeem(secret: string): Promise<{ status: number; cookie: boolean }> {
    asked += 1;
    const address = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
    const response = await fetch(`${server.origin}/api/invites/redeem`, {
      method: 'POST',
      headers: {
        origin: server.origin,
        'content-type': 'application/json',
        'x-forwarded-for': address,
      },
      body: JSON.stringify({ secret }),
    });
    await response.arrayBuffer();
    return { status: response.status, cookie: response.headers.getSetCookie().length > 0 };
  }

  const spent = () => {
    const database = openDatabase(`${server.dataDir}/steady.sqlite`);
    const row = database.prepare('SELECT count(*) AS n FROM invites WHERE spent = 1').get();
    database.close();
    return Number(row?.['n']);
  };

  it(`[A10] ${GUESSES} guesses open nothing, though there are open links`, async () => {
    const boardId = await makeBoard(therapist);
    const open = await invite(therapist, boardId, 'partner-a');
    const attacker = (n: number) => guessLike(open, n);
    const wrong: unknown[] = [];
    await inTurns(GUESSES, async (n) => {
      const answer = await redeem(attacker(n));
      if (answer.status !== 404 || answer.cookie) wrong.push([n, answer]);
    });
    expect(wrong).toEqual([]);
    expect(spent()).toBe(0);
    expect((await redeem(open)).status).toBe(200);
  }, 180_000);

  it(`[A10] ${LINKS} links, each opened by ${TAKERS} at once, have one winner each`, async () => {
    const before = spent();
    const winners: number[] = [];
    const others = new Set<number>();
    for (let link = 0; link < LINKS; link += 1) {
      // A board has room for ten open links of a seat, so each link is another board's.
      const secret = await invite(therapist, await makeBoard(therapist), 'partner-b');
      const answers = await Promise.all(Array.from({ length: TAKERS }, () => redeem(secret)));
      winners.push(answers.filter(({ status, cookie }) => status === 200 && cookie).length);
      for (const { status, cookie } of answers) {
        if (status !== 200) others.add(status);
        if (status !== 200 && cookie) others.add(-1);
      }
    }
    expect(winners).toEqual(Array.from({ length: LINKS }, () => 1));
    expect([...others]).toEqual([409]);
    expect(spent()).toBe(before + LINKS);
  }, 300_000);

  it(`[A10] ${PREVIEWS} looks of preview programs spend nothing`, async () => {
    const before = spent();
    const secret = await invite(therapist, await makeBoard(therapist), 'partner-a');
    const addresses = [
      '/join',
      `/join?${secret}`,
      `/join/${secret}`,
      `/device?${secret}`,
      `/colleague?${secret}`,
      '/api/invites/redeem',
      `/api/invites/redeem?secret=${secret}`,
    ];
    const cookies: string[] = [];
    await inTurns(PREVIEWS, async (n) => {
      const response = await fetch(`${server.origin}${addresses[n % addresses.length]}`, {
        method: n % 3 === 0 ? 'HEAD' : 'GET',
        headers: { 'user-agent': 'Mail preview' },
      });
      await response.arrayBuffer();
      cookies.push(...response.headers.getSetCookie());
    });
    expect([cookies, spent()]).toEqual([[], before]);
    expect((await redeem(secret)).status).toBe(200);
  }, 120_000);

  it('a link is gone when its time is over, for everybody who kept it', async () => {
    const secret = await invite(therapist, await makeBoard(therapist), 'partner-a');
    now += 72 * 3_600_000;
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(secret)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]));
    expect((await newPerson(server).ask('/api/me')).status).toBe(401);
  });
});

/** Random ones, and those an attacker would try who has seen a part of a real one. */
function guessLike(real: string, n: number): string {
  const guess = guessOf(real, n);
  // Its last letter alone has sixteen forms: that would be no guess, but the link.
  return guess === real ? guessLike(real, n + 1) : guess;
}

function guessOf(real: string, n: number): string {
  const chance = makeSecret((bytes) => crypto.getRandomValues(bytes));
  switch (n % 5) {
    case 0:
      return real.slice(0, n % real.length) + chance.slice(n % real.length);
    case 1:
      return real.slice(1) + chance.charAt(0);
    case 2:
      return real.toLowerCase() === real ? chance : real.toLowerCase();
    case 3:
      return `${real}${chance.charAt(0)}`;
    default:
      return chance;
  }
}

async function inTurns(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      await work(n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
