import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connectClient } from '../support/client.ts';
import { setUp } from '../support/people.ts';
import { seatThree, type SeatedBoard } from '../support/seated-board.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { elapsed, KILL_SEED as SEED, seeded } from './chance.ts';
import { openTypingBoard, type TypingBoard } from './typing.ts';

/**
 * kill -9 while people type, at a moment that a seed decides: whatever was called saved, or had
 * reached somebody else's screen, is there after the restart. KILL_SEED runs the same moments again.
 */
const EXTENSIVE = process.env['EXTENSIVE'] === '1';
const BOARDS = 2;
/** ms of typing before the server dies, at most. */
const TYPING_MS = 600;

const folder = mkdtempSync(join(tmpdir(), 'steady-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a server that dies while people type', () => {
  trials('SIGKILL', EXTENSIVE ? 200 : 50);
  trials('SIGTERM', EXTENSIVE ? 100 : 5);
});

function trials(signal: 'SIGKILL' | 'SIGTERM', count: number): void {
  it(
    `[S1][R2] loses nothing seen or saved, ${signal}, ${count} trials`,
    { timeout: 600_000 },
    async () => {
      const random = seeded(SEED);
      const dataDir = join(folder, signal);
      let server = await startServerProcess({ dataDir });
      const boards: SeatedBoard[] = [];
      try {
        const therapist = await setUp(server);
        for (let n = 0; n < BOARDS; n += 1) boards.push(await seatThree(server, therapist));
        const { port } = server;
        let saved = 0;
        for (let trial = 0; trial < count; trial += 1) {
          const typing = await Promise.all(boards.map((board) => openTypingBoard(board, random)));
          await elapsed(random() * TYPING_MS);
          await end(server, signal);
          for (const one of typing) one.stop();
          await Promise.all(typing.flatMap((one) => one.clients.map((client) => client.closed)));
          server = await startServerProcess({ dataDir, env: { PORT: String(port) } });
          for (const [at, one] of typing.entries()) {
            saved += one.saved;
            expect(await missing(boards[at]!, one), `trial ${trial}, KILL_SEED=${SEED}`).toEqual(
              [],
            );
          }
        }
        // A test that kills before anybody was promised anything would prove nothing.
        expect(saved).toBeGreaterThan(count * 10);
      } finally {
        await end(server, 'SIGKILL');
      }
    },
  );
}

async function missing(board: SeatedBoard, typing: TypingBoard): Promise<string[]> {
  const reader = connectClient(`${board.syncUrl}/board`, board.seats[0]);
  await reader.synced;
  await reader.close();
  return typing.missingIn(reader.doc);
}

async function end(server: ServerProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (signal === 'SIGKILL') return server.kill();
  server.process.kill('SIGTERM');
  await server.exited;
}
