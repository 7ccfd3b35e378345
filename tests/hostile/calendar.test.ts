import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RATE_LIMITS } from '@steady/server/access/limits.ts';
import { makeSecret } from '@steady/server/access/secrets.ts';
import { joinAs, makeBoard, setUp } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

const GUESSES = 10_000;
/** Requests under way at once: what one machine can ask without waiting for itself. */
const AT_ONCE = 50;

/** Private addresses of calendars in the hands of somebody who guesses. */
describe('an attacker who guesses addresses of calendars', () => {
  let server: TestServer;
  let now = Date.UTC(2026, 10, 25);
  let real: string;

  beforeAll(async () => {
    server = await startServer({ now: () => now, env: { TRUST_PROXY: '1', LOG_LEVEL: 'fatal' } });
    const ruth = await setUp(server);
    const boardId = await makeBoard(ruth);
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const { body } = await ana.ask(`/api/boards/${boardId}/calendar`, {
      body: { what: 'ours', titles: 'own', timeZone: 'Europe/Berlin' },
    });
    real = new URL(body.url).pathname.slice('/calendar/'.length, -'.ics'.length);
  });
  afterAll(() => server.stop());

  async function read(secret: string, address: string) {
    const response = await fetch(`${server.origin}/calendar/${secret}.ics`, {
      headers: { 'x-forwarded-for': address },
    });
    return { status: response.status, text: await response.text() };
  }

  it(`${GUESSES} guesses, each from an address of its own, open nothing and are answered alike`, async () => {
    const answers = new Map<string, number>();
    await inTurns(GUESSES, async (n) => {
      const { status, text } = await read(guessLike(real, n), `10.1.${n >> 8}.${n & 255}`);
      const answer = `${status} ${text}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    });
    expect([...answers.values()]).toEqual([GUESSES]);
    expect([...answers.keys()][0]).toMatch(/^404 /);
    expect((await read(real, '10.2.0.1')).status).toBe(200);
  }, 180_000);

  it('from one address are held up at the limit, for it alone and for a while', async () => {
    const { max, windowMs } = RATE_LIMITS.calendarPerAddress;
    const attacker = '10.3.0.1';
    const statuses = new Set<number>();
    for (let n = 0; n < max; n += 1)
      statuses.add((await read(guessLike(real, n), attacker)).status);
    expect([...statuses]).toEqual([404]);
    expect((await read(guessLike(real, max), attacker)).status).toBe(429);
    // What is true is not told from what is guessed.
    expect((await read(real, attacker)).status).toBe(429);
    expect((await read(real, '10.3.0.2')).status).toBe(200);
    now += windowMs;
    expect((await read(real, attacker)).status).toBe(200);
  }, 60_000);

  it('by other addresses of ours find nothing either', async () => {
    for (const path of [
      `/calendar/${real}`,
      `/calendar/${real}.ics/`,
      `/calendar/${real}.ICS`,
      `/calendar/?${real}`,
      `/calendar/${encodeURIComponent(`../calendar/${real}`)}.ics`,
      `/calendar/${real}.ics.ics`,
      `/calendar/%00${real}.ics`,
      `/calendar/${'A'.repeat(5_000)}.ics`,
    ]) {
      const response = await fetch(`${server.origin}${path}`);
      expect({ path, found: (await response.text()).includes('VCALENDAR') }).toEqual({
        path,
        found: false,
      });
    }
  });
});

/** Random ones, and those of an attacker who has seen a part of a real one. */
function guessLike(secret: string, n: number): string {
  const chance = makeSecret((bytes) => crypto.getRandomValues(bytes));
  const at = 1 + (n % (secret.length - 1));
  const guess = [
    chance,
    secret.slice(0, at) + chance.slice(at),
    secret.slice(0, -1),
    `${secret}A`,
    secret.slice(1) + chance.charAt(0),
  ][n % 5];
  return guess === undefined || guess === secret ? chance : guess;
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
