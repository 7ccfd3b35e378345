import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinAs, makeBoard, setUp, type Person } from '../../../tests/support/people.ts';
import { startServer, startServerProcess, type TestServer } from '../../../tests/support/server.ts';
import { byIcalJs, byTsIcs } from '../../../tests/support/summary/occurrences.ts';
import { connectWriter } from '../../../tests/support/writer.ts';
import { RATE_LIMITS } from '../access/limits.ts';
import { openDatabase } from '../store/sqlite/database.ts';

/** A Wednesday; clocks in Berlin have been set back a month before. */
const NOW = Date.UTC(2026, 10, 25, 12);

const CHOICE = { what: 'mine', titles: 'neutral', timeZone: 'Europe/Berlin' };

describe('a calendar that is followed, over the wire', () => {
  let server: TestServer;
  let now = NOW;
  let boardId: string;
  let ruth: Person;
  let ana: Person;
  let ben: Person;

  beforeEach(async () => {
    now = NOW;
    server = await startServer({ now: () => now });
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    ana = await joinAs(server, ruth, boardId, 'partner-a');
    ben = await joinAs(server, ruth, boardId, 'partner-b');
    for (const [person, seat, text] of [
      [ana, PARTNER_A, 'I read before I ask'],
      [ben, PARTNER_B, 'I write when I leave'],
    ] as const) {
      const writer = await connectWriter(
        { cookie: person.cookie ?? '', origin: server.origin },
        boardId,
        seat,
      );
      await writer.add({
        kind: 'intention',
        text,
        values: { cadence: 'weekly', startsOn: '2026-12-01', time: '19:00', owners: [seat] },
      });
      await writer.close();
    }
  });
  afterEach(() => server.stop());

  const path = () => `/api/boards/${boardId}/calendar`;
  const make = (person: Person, choice: object = CHOICE) => person.ask(path(), { body: choice });
  const linkOf = async (person: Person, choice: object = CHOICE): Promise<string> => {
    const { status, body } = await make(person, choice);
    expect(status).toBe(201);
    return body.url;
  };
  /** As a calendar program does: no cookie, no origin. */
  const read = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(url.replace('//localhost:', '//127.0.0.1:'), { headers, method });
  const statusOf = async (url: string) => (await read(url)).status;

  it('[A50] is read by the address alone, and says when', async () => {
    const { body } = await make(ana);
    expect(body.link).toEqual({ ...CHOICE, madeOn: '2026-11-25' });
    expect(new URL(body.url).pathname).toMatch(/^\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    const answer = await read(body.url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const ics = await answer.text();
    for (const readBy of [byIcalJs, byTsIcs])
      expect(readBy(ics, '2026-11-25', '2026-12-09')).toMatchObject([
        { day: '2026-12-01', time: '19:00', at: Date.UTC(2026, 11, 1, 18) },
        { day: '2026-12-08', time: '19:00', at: Date.UTC(2026, 11, 8, 18) },
      ]);
    expect(ics).not.toMatch(/read|write|Ana|Ben/);
  });

  it('answers 304 while nothing has changed, and HEAD', async () => {
    const url = await linkOf(ana);
    const etag = (await read(url)).headers.get('etag')!;
    const again = await read(url, { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(etag);
    const head = await read(url, {}, 'HEAD');
    expect([head.status, head.headers.get('etag')]).toEqual([200, etag]);
    now += 24 * 3_600_000;
    expect((await read(url, { 'if-none-match': etag })).status).toBe(200);
  });

  it('is one’s own or of both, with one’s own words only where one chose so', async () => {
    const titles = async (choice: object) => {
      const ics = await (await read(await linkOf(ana, { ...CHOICE, ...choice }))).text();
      return ics.match(/SUMMARY:.*(?=\r)/g);
    };
    expect(await titles({})).toEqual(['SUMMARY:Board']);
    expect(await titles({ what: 'ours' })).toEqual(['SUMMARY:Board', 'SUMMARY:Board']);
    expect(await titles({ titles: 'own' })).toEqual(['SUMMARY:I read before I ask']);
    expect(await titles({ what: 'ours', titles: 'own' })).toEqual([
      'SUMMARY:I read before I ask',
      'SUMMARY:Board',
    ]);
  });

  it('[A50] there is one at a time, told once, and each partner has their own', async () => {
    expect((await ana.ask(path())).body).toEqual({ link: null });
    const first = await linkOf(ana);
    const bens = await linkOf(ben);
    expect((await ana.ask(path())).body).toEqual({ link: { ...CHOICE, madeOn: '2026-11-25' } });
    const second = await linkOf(ana, { ...CHOICE, what: 'ours' });
    expect(await statusOf(first)).toBe(404);
    expect(await statusOf(second)).toBe(200);
    expect((await ana.ask(path(), { method: 'DELETE' })).status).toBe(200);
    expect(await statusOf(second)).toBe(404);
    expect((await ana.ask(path())).body).toEqual({ link: null });
    expect((await ana.ask(path(), { method: 'DELETE' })).status).toBe(200);
    expect(await statusOf(bens)).toBe(200);
  });

  it.each([
    ['the seat is taken away', () => ruth.ask(`${seats()}/partner-a`, { method: 'DELETE' })],
    ['its maker leaves', () => ana.ask(`${seats()}/partner-a`, { method: 'DELETE' })],
    ['the board is deleted', () => ruth.ask(`/api/boards/${boardId}`, { method: 'DELETE' })],
  ])('[A50] is dead once %s, and stays so', async (_, end) => {
    const url = await linkOf(ana);
    expect(await statusOf(url)).toBe(200);
    expect((await end()).status).toBe(200);
    expect(await statusOf(url)).toBe(404);
    // Whoever comes to sit there begins without one.
    if ((await ruth.ask(`/api/boards/${boardId}`)).status !== 200) return;
    const next = await joinAs(server, ruth, boardId, 'partner-a');
    expect((await next.ask(path())).body).toEqual({ link: null });
    expect(await statusOf(url)).toBe(404);
  });
  const seats = () => `/api/boards/${boardId}/seats`;

  it('[A52] is empty while the board rests, and whole again afterwards', async () => {
    const url = await linkOf(ana);
    const state = (to: string) =>
      ruth.ask(`/api/boards/${boardId}`, { method: 'PATCH', body: { state: to } });
    await state('resting');
    const ics = await (await read(url)).text();
    expect(ics).toContain('BEGIN:VCALENDAR');
    expect(ics).not.toContain('VEVENT');
    expect((await make(ben)).body.error.kind).toBe('resting');
    expect((await ana.ask(path())).status).toBe(200);
    await state('open');
    expect(await (await read(url)).text()).toContain('VEVENT');
    await state('resting');
    expect((await ana.ask(path(), { method: 'DELETE' })).status).toBe(200);
    expect(await statusOf(url)).toBe(404);
  });

  it('[A51] making and ending one is in the audit, by day, in a session too; reading it is nowhere', async () => {
    const hers = await connectWriter(
      { cookie: ruth.cookie ?? '', origin: server.origin },
      boardId,
      THERAPIST,
    );
    await hers.ask({ kind: 'start-session' });
    const url = await linkOf(ana, { ...CHOICE, what: 'ours' });
    const before = stored();
    for (let n = 0; n < 5; n += 1) {
      now += 3_600_000;
      expect(await statusOf(url)).toBe(200);
    }
    expect(stored()).toEqual(before);
    await ana.ask(path(), { method: 'DELETE' });
    const { entries } = (await ben.ask(`/api/boards/${boardId}/audit`)).body;
    const day = Date.UTC(2026, 10, 25);
    expect(entries.slice(-2)).toMatchObject([
      { kind: 'calendar-linked', by: PARTNER_A, what: 'ours', at: day },
      { kind: 'calendar-ended', by: PARTNER_A, at: day },
    ]);
    await hers.close();
  });

  /** Rows that somebody's coming could have changed. */
  function stored(): unknown {
    const database = openDatabase(`${server.dataDir}/steady.sqlite`);
    const all = (table: string) => database.prepare(`SELECT * FROM ${table}`).all();
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%probe%'`)
      .all()
      .map(({ name }) => String(name));
    const rows = tables.map((table) => [table, all(table)]);
    database.close();
    return rows;
  }

  it('takes no zone, and no choice, that there is not', async () => {
    for (const wrong of [
      { timeZone: 'Europe/Atlantis' },
      { timeZone: 'UTC\r\nX:1' },
      { timeZone: 'A'.repeat(65) },
      { what: 'theirs' },
      { titles: 'all' },
    ])
      expect((await make(ana, { ...CHOICE, ...wrong })).status).toBe(400);
    expect((await ana.ask(path())).body).toEqual({ link: null });
  });

  it('an attacker who holds one reads it so often and no more, which hurts nobody else', async () => {
    const url = await linkOf(ana);
    const bens = await linkOf(ben);
    const { max, windowMs } = RATE_LIMITS.calendarReadsPerLink;
    for (let n = 0; n < max; n += 1) await (await read(url, {}, 'HEAD')).arrayBuffer();
    expect(await statusOf(url)).toBe(429);
    expect(await statusOf(bens)).toBe(200);
    now += windowMs;
    expect(await statusOf(url)).toBe(200);
  });

  it('an attacker on a partner’s device makes so many and no more', async () => {
    const { max } = RATE_LIMITS.calendarLinksPerParticipant;
    for (let n = 0; n < max; n += 1) await linkOf(ana);
    expect((await make(ana)).status).toBe(429);
    expect((await make(ben)).status).toBe(201);
  });
});

it('[A51] the secret is in no file and no line of a log', async () => {
  const server = await startServerProcess({ env: { LOG_LEVEL: 'trace' } });
  const ruth = await setUp(server);
  const boardId = await makeBoard(ruth);
  const ana = await joinAs(server, ruth, boardId, 'partner-a');
  const { body } = await ana.ask(`/api/boards/${boardId}/calendar`, { body: CHOICE });
  const { pathname } = new URL(body.url);
  const secret = pathname.slice('/calendar/'.length, -'.ics'.length);
  const headers = { referer: `https://elsewhere.example/${secret}` };
  expect((await fetch(`${server.origin}${pathname}`, { headers })).status).toBe(200);
  expect((await fetch(`${server.origin}${pathname.replace('.ics', '.ical')}`)).status).toBe(404);
  expect((await fetch(`${server.origin}/calendar/${secret}x.ics`)).status).toBe(404);
  await expect.poll(() => server.log()).toContain('/calendar/:secret.ics');
  expect(server.log()).not.toContain(secret.slice(0, 12));
  expect(server.log()).not.toContain('Europe/Berlin');
  for (const file of readdirSync(server.dataDir, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const word of [secret, 'Europe/Berlin']) expect(bytes.includes(word)).toBe(false);
  }
  await server.stop();
});
