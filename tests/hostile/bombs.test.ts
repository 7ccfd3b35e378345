import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { MAX_WAITING_BYTES } from '@steady/server/room/limits.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectClient, type Client } from '../support/client.ts';
import { setUp } from '../support/people.ts';
import { seatThree, type SeatedBoard } from '../support/seated-board.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import type { Attack } from './bombs/attacker.ts';
import { BOMBS, type Bomb, type BombName } from './bombs/bombs.ts';

/**
 * A partner’s own program against a real server: whatever it sends, the server stays, writes nothing,
 * takes a bounded part of the memory, and the others on the same board see each other’s words.
 */
/** What one person may have waiting, and as much again three times: what was read is garbage for a while. */
const MAX_MORE_BYTES = 4 * MAX_WAITING_BYTES;
/** ms below which a figure of a loaded machine says nothing. */
const FLOOR_MS = 25;
/** ms for a connection to be ended that has to be, and after which one that may hang is left alone. */
const PATIENCE_MS = 15_000;
const HANGING_MS = 2_000;
/** ms of letters that are timed. */
const MEASURED_MS = 1_500;
const WORDS = 20_000;

describe('[R66][L9] the others', () => {
  let server: ServerProcess;
  let board: SeatedBoard;
  let writer: Client;
  let reader: Client;
  let quietMs: number;
  let lastMs: number;
  let moreBytes: number;

  beforeAll(async () => {
    server = await startServerProcess();
    board = await seatThree(server, await setUp(server));
    // Many structs: a question about the last of them has to go over all.
    const doc = new Y.Doc();
    doc.clientID = 1;
    writer = connectClient(`${board.syncUrl}/board`, board.seats[0], doc);
    reader = connectClient(`${board.syncUrl}/board`, board.seats[2]);
    await Promise.all([writer.synced, reader.synced]);
    for (let n = 0; n < WORDS; n += 2_000)
      doc.transact(() => {
        for (let letter = 0; letter < 1_000; letter += 1) doc.getText('text').insert(0, 'x');
      });
    await writer.allSaved();
    quietMs = await p99For(MEASURED_MS);
  });
  afterAll(async () => {
    await Promise.all([writer?.close(), reader?.close()]);
    await server?.stop();
  });

  it.each(Object.keys(BOMBS) as BombName[])(
    'are served while an attacker sends %s',
    async (bomb) => {
      // On a machine that others load one try is late now and then, or garbage is collected late; a server
      // that stands still is late each time, and one that keeps what it gets grows each time.
      for (let tries = 2; !(await isServed(bomb)) && tries > 0; tries -= 1)
        quietMs = await p99For(MEASURED_MS);
      expect(lastMs).toBeLessThan(2 * Math.max(quietMs, FLOOR_MS));
      expect(moreBytes).toBeLessThan(MAX_MORE_BYTES);
    },
    90_000,
  );

  /** Everything else has to hold each time. @returns whether the others were served as fast as they have to be */
  async function isServed(bomb: BombName): Promise<boolean> {
    await writer.allSaved();
    const rows = rowsByOthers();
    const memory = memoryOf(server);
    const ending = attackWith(bomb);
    lastMs = await p99For(MEASURED_MS);
    const ended = await ending;
    const { most } = memory.stop();
    process.stdout.write(
      `${bomb}: p99 ${lastMs.toFixed(1)} ms (quiet ${quietMs.toFixed(1)}), ${(most / 2 ** 20).toFixed(0)} MiB more, ${[...new Set(ended)].join(' ')}\n`,
    );
    const { ends }: Bomb = BOMBS[bomb];
    for (const end of ended) expect(ends).toContain(end);
    // The first of them that may be is.
    if (ends[0] !== 'hangs') expect(ended).toContain(ends[0]);
    expect(server.process.exitCode).toBeNull();
    await writer.allSaved();
    expect(rowsByOthers()).toBe(rows);
    expect(server.log()).not.toMatch(/"level":(?:50|60)/);
    moreBytes = most;
    return moreBytes < MAX_MORE_BYTES && lastMs < 2 * Math.max(quietMs, FLOOR_MS);
  }

  /** Letters of the therapist, seen by a partner. @returns the 99th of a hundred, in ms */
  async function p99For(durationMs: number): Promise<number> {
    const times: number[] = [];
    const until = performance.now() + durationMs;
    const letters = reader.doc.getMap('letters');
    while (performance.now() < until) {
      const key = `n${written++}`;
      const at = performance.now();
      const seen = new Promise<void>((resolve) => {
        const look = () => {
          if (!letters.has(key)) return;
          letters.unobserve(look);
          resolve();
        };
        letters.observe(look);
      });
      writer.doc.getMap('letters').set(key, 1);
      await seen;
      times.push(performance.now() - at);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Infinity;
  }
  let written = 0;

  /** Rows on disk that are not the writer's own. */
  function rowsByOthers(): number {
    const database = new DatabaseSync(join(server.dataDir, 'steady.sqlite'), { readOnly: true });
    const all = database.prepare('SELECT count(*) AS rows FROM log').get();
    database.close();
    return Number(all?.['rows']) - written;
  }

  async function attackWith(bomb: BombName): Promise<readonly string[]> {
    const { pathname } = new URL(board.syncUrl);
    const { cookie, origin } = board.seats[1];
    const workerData: Attack = {
      bomb,
      port: server.port,
      path: `${pathname}/board`,
      headers: { Cookie: cookie, Origin: origin },
      clock: WORDS / 2,
    };
    const { sockets, ends }: Bomb = BOMBS[bomb];
    const worker = new Worker(new URL('bombs/attacker.ts', import.meta.url), { workerData });
    const ended: string[] = [];
    const all = new Promise<void>((resolve, reject) => {
      worker.on('message', (end: string) => {
        if (ended.push(end) === sockets || end === ends[0]) resolve();
      });
      worker.once('error', reject);
    });
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, ends[0] === 'hangs' ? HANGING_MS : PATIENCE_MS).unref();
    });
    await Promise.race([all, patience]);
    await worker.terminate();
    return ended.length === sockets ? ended : [...ended, 'hangs'];
  }
});

/** The resident memory of a process above what it had at first. */
function memoryOf({ process: { pid } }: ServerProcess): { stop(): { readonly most: number } } {
  const now = () => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024;
  };
  const before = now();
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, now() - before)), 50);
  return {
    stop() {
      clearInterval(timer);
      return { most: Math.max(most, now() - before) };
    },
  };
}
