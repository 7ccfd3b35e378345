import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CORPUS, FOUND, parseInput } from './fuzz/corpus.ts';
import { whatIsWrong } from './fuzz/run.ts';

/**
 * What reads bytes of others, fed with mutated ones by what code they reach: each input is taken as Yjs
 * takes it, or refused, within 10 ms. `FUZZ_SEED=… pnpm test:extensive` runs other ten minutes.
 */
const EXTENSIVE = process.env['EXTENSIVE'] === '1';
const SEED = process.env['FUZZ_SEED'] ?? '1';
const HOW_LONG = EXTENSIVE ? ['--seconds', '600'] : ['--executions', '5000', '--seconds', '120'];

const main = fileURLToPath(new URL('fuzz/main.ts', import.meta.url));

describe('[L1][L3] the decoders', () => {
  it(
    EXTENSIVE ? 'ten minutes, guided by coverage' : '5000 inputs, guided by coverage',
    { timeout: 900_000 },
    async () => {
      // A process of its own: V8 counts what runs there, and nothing else does.
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [main, '--seed', SEED, ...HOW_LONG],
        { maxBuffer: 64 * 1024 * 1024 },
      );
      const { executions, blocks, broken, corpus } = JSON.parse(stdout) as {
        executions: number;
        blocks: [number, number];
        broken: { input: string; what: string }[];
        corpus: string[];
      };
      const tally = { executions, blocks, corpus: corpus.length, broken: broken.length };
      process.stdout.write(`fuzz, FUZZ_SEED=${SEED}: ${JSON.stringify(tally)}\n`);
      expect(broken, `FUZZ_SEED=${SEED}; keep each as a named input in fuzz/corpus.ts`).toEqual([]);
      // A fuzzer that reaches nothing new would prove nothing.
      expect(executions).toBeGreaterThanOrEqual(EXTENSIVE ? 10_000 : 5_000);
      if (CORPUS.length === 0) expect(blocks[1]).toBeGreaterThan(blocks[0]);
      expect(blocks[1]).toBeGreaterThan(400);
    },
  );

  it.each(Object.entries(FOUND))('once broken by %s', (_what, input) => {
    expect(whatIsWrong(parseInput(input))).toBeUndefined();
  });

  it('what earlier runs kept is taken or refused as it may be', () => {
    for (const input of CORPUS) expect(whatIsWrong(parseInput(input)), input).toBeUndefined();
  });
});
