import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { makeMemoryStore } from '@steady/server/store/memory/memory-store.ts';
import { openStores } from '@steady/server/store/open-stores.ts';
import type { Store } from '@steady/server/store/store.ts';
import { FOUND } from './found.ts';
import { schedules } from './schedule.ts';
import { run } from './world.ts';

/**
 * Whatever two to five pages do, whenever the network, the server and the disk let them down: in the
 * end all of them, the server and its log say the same, and nothing is missing that was typed.
 *
 * Runs on the real rooms, group commit and stores, with time, network and disk moved by the schedule.
 * CONVERGENCE_SEED and CONVERGENCE_PATH run one schedule again; a failure prints both.
 */
const EXTENSIVE = process.env['EXTENSIVE'] === '1';
const SEED = Number(process.env['CONVERGENCE_SEED'] ?? Math.floor(Math.random() * 0x7fff_ffff));
const PATH = process.env['CONVERGENCE_PATH'];

describe('a board whose network, server and disk fail at any time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-convergence-'));
  const stores = openStores({
    dataDir: ':memory:',
    keysDir: join(folder, 'keys'),
    migrations: [],
    now: Date.now,
    random: (bytes) => crypto.getRandomValues(bytes),
    onFatal: (error) => {
      throw error;
    },
  });
  afterAll(() => {
    stores.close();
    rmSync(folder, { recursive: true });
  });

  converges('in memory', EXTENSIVE ? 99_000 : 900, makeMemoryStore);
  converges('in SQLite', EXTENSIVE ? 1_000 : 100, () => stores.store);
});

describe('schedules that once failed', () => {
  for (const [name, { steps, ...options }] of Object.entries(FOUND))
    it(name, () => run({ ...options, store: makeMemoryStore() }, steps));
});

function converges(where: string, runs: number, makeStore: () => Store): void {
  it(`is the same everywhere, ${where}: ${runs} schedules`, { timeout: 600_000 }, async () => {
    const details = await fc.check(
      fc.asyncProperty(schedules, ({ steps, ...options }) =>
        run({ ...options, store: makeStore() }, steps),
      ),
      { numRuns: runs, seed: SEED, ...(PATH === undefined ? {} : { path: PATH }) },
    );
    if (!details.failed) return;
    const path = details.counterexamplePath ?? '';
    throw new Error(
      [
        `After ${details.numRuns} schedules and ${details.numShrinks} shrinkings: ${String(details.errorInstance)}`,
        `Again: CONVERGENCE_SEED=${details.seed} CONVERGENCE_PATH=${path} npx vitest run --project relay tests/convergence -t '${where}'`,
        `For found.ts: ${JSON.stringify(details.counterexample?.[0])}`,
      ].join('\n'),
      { cause: details.errorInstance },
    );
  });
}
