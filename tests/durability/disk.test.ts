import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCommandId } from '@steady/shared/ids.ts';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { connectClient, type Client } from '../support/client.ts';
import { holds } from '../support/holds.ts';
import { setUp } from '../support/people.ts';
import { seatThree, type SeatedBoard } from '../support/seated-board.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { strace, whyNoStrace } from './strace.ts';
import { readTrace, TRACED, type Seen } from './system-calls.ts';
import { openTypingBoard } from './typing.ts';

/**
 * What the server asks of the disk before it promises anything, and what it says when the disk
 * answers with an error.
 */
const folder = mkdtempSync(join(tmpdir(), 'steady-disk-'));
/** Whatever a test comes to, no server of its own outlives it. */
const started: ServerProcess[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.kill()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const why = await whyNoStrace();
if (why !== undefined) process.stderr.write(`The tests of a failing disk are skipped: ${why}\n`);

describe.skipIf(why)('the disk', () => {
  it('[S1][R2] an edit is written and synced before it is shown or called saved', async () => {
    const { server, people } = await aBoard('order');
    const trace = await strace(server.process.pid!, TRACED);
    for (let n = 0; n < 20; n += 1) {
      write(people[n % 3]!, 'one after the other ');
      await Promise.all(people.map((person) => person.allSaved()));
    }
    for (let n = 0; n < 100; n += 1) for (const person of people) write(person, 'x');
    await Promise.all(people.map((person) => person.allSaved()));
    const seen = readTrace(await trace.stop());
    expect(wrongIn(seen)).toEqual([]);
    expect(countOf(seen, 'edit arrived')).toBe(320);
    expect(countOf(seen, 'edit shown')).toBe(2 * 320);
    expect(countOf(seen, 'saved')).toBeGreaterThan(20);
  });

  for (const fault of ['EIO', 'EIO:when=1']) {
    it(`[S13] fsync answers ${fault}: the server ends, nothing more is called saved`, async () => {
      const { server, board, people } = await aBoard(fault);
      const before = people.map((person) => person.saved().length);
      await strace(server.process.pid!, ['-e', `inject=fsync,fdatasync:error=${fault}`]);
      for (const person of people) write(person, 'x');

      expect(await server.exited).toBe(1);
      expect(server.log()).toContain('because the disk failed');
      await Promise.all(people.map((person) => person.closed));
      expect(people.map((person) => person.saved().length)).toEqual(before);
      await again(server, board, (reader) => expect(lostOf(people, reader)).toBe(0));
    });
  }

  it('[S13] fsync fails once while people type: what was saved or seen is there', async () => {
    const { server, board } = await aBoard('typing');
    const typing = await openTypingBoard(board, Math.random);
    await expect.poll(() => typing.saved).toBeGreaterThan(30);
    await strace(server.process.pid!, ['-e', 'inject=fsync,fdatasync:error=EIO:when=3']);

    expect(await server.exited).toBe(1);
    typing.stop();
    await Promise.all(typing.clients.map((client) => client.closed));
    await again(server, board, (reader) => expect(typing.missingIn(reader.doc)).toEqual([]));
  });

  it('[S61] a disk that cannot be read any more: the board is refused, and the server stays', async () => {
    const { server, board, people } = await aBoard('unreadable');
    const [therapist] = board.seats;
    for (const person of people) await person.close();
    // Started anew, nothing of it is in memory.
    await server.kill();
    const again = await begin({
      dataDir: server.dataDir,
      env: { PORT: String(server.port) },
    });
    await expect.poll(async () => (await fetch(`${again.origin}/api/health`)).status).toBe(200);
    const unreadable = await strace(again.process.pid!, ['-e', 'inject=pread64:error=EIO']);
    for (let tries = 0; tries < 3; tries += 1)
      expect(await connectClient(`${board.syncUrl}/board`, therapist).closed).toBe(4500);
    await unreadable.stop();

    const reader = connectClient(`${board.syncUrl}/board`, therapist);
    await reader.synced;
    expect(lostOf(people, reader)).toBe(0);
    write(reader, 'after all');
    await reader.allSaved();
    await again.kill();
  });

  it(
    '[R5][S2] a full disk: read-only and told so, reading goes on, and writing when there is room',
    { timeout: 90_000 },
    async () => {
      const { server, board, people } = await aBoard('full');
      const [author] = people;
      const healthy = async () => (await fetch(`${server.origin}/api/health`)).status;
      const full = await strace(server.process.pid!, ['-e', 'inject=pwrite64:error=ENOSPC']);
      const before = author.saved().length;
      write(author, 'not yet');

      const since = performance.now();
      const isTold = (person: Client) => {
        expect(person.told().at(-1)).toEqual({ kind: 'writing', allowed: false, why: 'full' });
      };
      await expect.poll(() => people.forEach(isTold), { interval: 5 }).toBeUndefined();
      const toldMs = performance.now() - since;
      expect(toldMs).toBeLessThan(REFUSED_MS);
      const command = await refusedCommand(server, board);
      expect(command.ms).toBeLessThan(REFUSED_MS);
      process.stdout.write(
        `a full disk: everybody told after ${toldMs.toFixed(0)} ms, a command refused after ${command.ms.toFixed(0)} ms\n`,
      );

      await expect.poll(healthy, { timeout: 5_000 }).toBe(503);
      const reader = connectClient(`${board.syncUrl}/board`, board.seats[1]);
      await reader.synced;
      expect(lostOf(people, reader)).toBe(0);
      for (const path of ['', '/ledger', '/audit'])
        expect((await get(server, board, path)).status, path).toBe(200);
      expect(author.saved()).toHaveLength(before);

      await full.stop();
      for (const person of people) {
        await expect
          .poll(() => person.told().at(-1), { timeout: 60_000 })
          .toEqual({ kind: 'writing', allowed: true });
      }
      write(author, 'and now');
      await author.allSaved();
      expect(author.saved().length).toBeGreaterThan(before + 1);
      expect(await healthy()).toBe(200);
      await server.kill();
      await again(server, board, (rebuilt) => {
        expect(lostOf(people, rebuilt)).toBe(0);
        expect(textOf(rebuilt)).toBe(textOf(author));
      });
    },
  );
});

/** ms after which whoever writes on a full disk knows it at the latest. */
const REFUSED_MS = 1_000;

const get = ({ origin }: ServerProcess, { boardId, seats }: SeatedBoard, path: string) =>
  fetch(`${origin}/api/boards/${boardId}${path}`, { headers: { ...seats[1] } });

/** Starts a session, which the disk has no room for. */
async function refusedCommand(
  { origin }: ServerProcess,
  { boardId, seats }: SeatedBoard,
): Promise<{ readonly ms: number }> {
  const since = performance.now();
  const command = { kind: 'start-session' };
  const response = await fetch(`${origin}/api/boards/${boardId}/ledger`, {
    method: 'POST',
    headers: { ...seats[0], 'content-type': 'application/json' },
    body: JSON.stringify({ id: makeCommandId((bytes) => crypto.getRandomValues(bytes)), command }),
  });
  const ms = performance.now() - since;
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { kind: 'disk-full' } });
  return { ms };
}

async function begin(...options: Parameters<typeof startServerProcess>): Promise<ServerProcess> {
  const server = await startServerProcess(...options);
  started.push(server);
  return server;
}

/** Three people who have each written something that is saved. */
async function aBoard(name: string): Promise<{
  server: ServerProcess;
  board: SeatedBoard;
  people: readonly [Client, Client, Client];
}> {
  const server = await begin({ dataDir: join(folder, name.replace(':', '-')) });
  const board = await seatThree(server, await setUp(server));
  const [a, b, c] = board.seats.map((device) => connectClient(`${board.syncUrl}/board`, device));
  const people = [a!, b!, c!] as const;
  await Promise.all(people.map((person) => person.synced));
  for (const person of people) write(person, 'kept ');
  await Promise.all(people.map((person) => person.allSaved()));
  return { server, board, people };
}

/** Starts once more on the same data and reads the board. */
async function again(
  { dataDir, port }: ServerProcess,
  board: SeatedBoard,
  check: (reader: Client) => void,
): Promise<void> {
  const server = await begin({ dataDir, env: { PORT: String(port) } });
  const reader = connectClient(`${board.syncUrl}/board`, board.seats[0]);
  await reader.synced;
  check(reader);
  await server.kill();
}

const write = ({ doc }: Client, words: string): void => doc.getText('notes').insert(0, words);
const textOf = ({ doc }: Client): string => doc.getText('notes').toJSON();

const lostOf = (people: readonly Client[], { doc }: Client): number =>
  people.flatMap((person) => person.saved()).filter((update) => !holds(doc, update)).length;

/** What was promised too early: every edit before a promise is written, then synced, then promised. */
function wrongIn(seen: readonly Seen[]): string[] {
  const wrong: string[] = [];
  /** For each connection, what became of its edits, oldest first. */
  const edits = new Map<number, ('arrived' | 'written' | 'synced')[]>();
  const saved = new Map<number, number>();
  let isSynced = true;
  const all = (from: 'arrived' | 'written', to: 'written' | 'synced') => {
    for (const [connection, states] of edits) {
      edits.set(
        connection,
        states.map((state) => (state === from ? to : state)),
      );
    }
  };
  for (const what of seen) {
    switch (what.kind) {
      case 'edit arrived':
        edits.set(what.connection, [...(edits.get(what.connection) ?? []), 'arrived']);
        break;
      case 'log written':
        isSynced = false;
        all('arrived', 'written');
        break;
      case 'log synced':
        isSynced = true;
        all('written', 'synced');
        break;
      case 'edit shown':
        if (!isSynced) wrong.push('shown before the log was synced');
        break;
      case 'saved': {
        const mine = edits.get(what.connection) ?? [];
        // What was called saved before the trace began is in the count of the first promise.
        const base = saved.get(what.connection) ?? what.count - mine.length;
        saved.set(what.connection, base);
        const early = mine.slice(0, what.count - base).filter((state) => state !== 'synced');
        if (!isSynced || early.length > 0) wrong.push(`saved ${what.count} before it was`);
      }
    }
  }
  return wrong;
}

const countOf = (seen: readonly Seen[], kind: Seen['kind']): number =>
  seen.filter((what) => what.kind === kind).length;
