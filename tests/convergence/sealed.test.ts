import fc from 'fast-check';
import { describe, it } from 'vitest';
import { runSealed, type SealedSchedule, type SealedStep } from './sealed-world.ts';

/**
 * Two or three devices of one person write on the same sealed drafts, whatever the network, the order of
 * the cryptography's answers and the end of a page do to them.
 *
 * CONVERGENCE_SEED and CONVERGENCE_PATH run one schedule again; a failure prints both.
 */
const EXTENSIVE = process.env['EXTENSIVE'] === '1';
const SEED = Number(process.env['CONVERGENCE_SEED'] ?? Math.floor(Math.random() * 0x7fff_ffff));
const PATH = process.env['CONVERGENCE_PATH'];
const RUNS = EXTENSIVE ? 10_000 : 300;

const WEIGHTS: Readonly<Record<SealedStep['do'], number>> = {
  type: 16,
  delete: 4,
  begin: 2,
  erase: 1,
  moment: 10,
  work: 16,
  up: 12,
  down: 12,
  settle: 2,
  reload: 1,
  crash: 1,
};

const step: fc.Arbitrary<SealedStep> = fc.record({
  do: fc.oneof(
    ...(Object.keys(WEIGHTS) as Array<SealedStep['do']>).map((name) => ({
      weight: WEIGHTS[name],
      arbitrary: fc.constant(name),
    })),
  ),
  who: fc.nat({ max: 2 }),
  a: fc.nat({ max: 99 }),
  b: fc.nat({ max: 999 }),
});

const schedules: fc.Arbitrary<SealedSchedule> = fc.record({
  devices: fc.integer({ min: 2, max: 3 }),
  compactAfter: fc.integer({ min: 2, max: 5 }),
  seed: fc.nat({ max: 0x7fff_ffff }),
  steps: fc.array(step, { maxLength: 220, size: 'max' }).map((steps) => [BEGIN, ...steps]),
});
const BEGIN: SealedStep = { do: 'begin', who: 0, a: 0, b: 0 };

describe('sealed drafts on several devices', () => {
  it(
    `[V22] say the same in the end, and the server never less: ${RUNS} schedules`,
    { timeout: 600_000 },
    async () => {
      const details = await fc.check(fc.asyncProperty(schedules, runSealed), {
        numRuns: RUNS,
        seed: SEED,
        ...(PATH === undefined ? {} : { path: PATH }),
      });
      if (!details.failed) return;
      const path = details.counterexamplePath ?? '';
      throw new Error(
        [
          `After ${details.numRuns} schedules and ${details.numShrinks} shrinkings: ${String(details.errorInstance)}`,
          `Again: CONVERGENCE_SEED=${details.seed} CONVERGENCE_PATH=${path} npx vitest run --project relay tests/convergence/sealed.test.ts`,
          JSON.stringify(details.counterexample?.[0]),
        ].join('\n'),
        { cause: details.errorInstance },
      );
    },
  );
});
