/**
 * The README's test command: everything a change must pass. The checks that need no test runner
 * come first because they are cheap; the run's last line is the tally of all tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { isSame, tallyLine, type FileTally } from './tallies.ts';

const steps: ReadonlyArray<readonly [name: string, command: string]> = [
  ['format', 'oxfmt --check'],
  ['types', 'tsc -b'],
  ['lint', 'oxlint --type-aware --max-warnings 0'],
  ['build', 'vite build --logLevel warn'],
];

/**
 * Real browsers and servers, two of each at once: on a machine that is busy elsewhere one of them may wait
 * for longer than any test should. Such a file may show once more, alone, that it passes, and is named at
 * the end. No other project may: what a seed or a kill has found must not be lost by asking again.
 */
const MAY_TRY_AGAIN = 'browser';
/** More than these were not unlucky. */
const MAX_AGAIN = 4;

const talliesSchema = v.array(
  v.object({
    project: v.string(),
    path: v.string(),
    passed: v.number(),
    failed: v.number(),
    skipped: v.number(),
    reasons: v.array(v.string()),
  }),
);

let failed = false;
for (const [name, command] of steps) {
  const startedAt = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) failed = true;
  process.stdout.write(`${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`);
}

const first = runTests([]);
const bad = first.files.filter((file) => file.failed > 0);
const mayTryAgain =
  bad.length > 0 && bad.length <= MAX_AGAIN && bad.every((file) => file.project === MAY_TRY_AGAIN);
if (!mayTryAgain) {
  if (!first.ok) failed = true;
} else {
  const paths = bad.map((file) => file.path);
  process.stdout.write(`\nOnce more, one after the other: ${paths.join(' ')}\n`);
  const again = runTests(['--project', MAY_TRY_AGAIN, '--maxWorkers', '1', ...paths]);
  if (!again.ok) failed = true;
  const rest = first.files.filter((file) => !bad.some((other) => isSame(file, other)));
  const reasons = bad.flatMap((file) => file.reasons);
  process.stdout.write(`\nFailed beside others, and were run again:\n${reasons.join('\n')}\n`);
  // The tally must stay the last line.
  process.stdout.write(`\n${tallyLine([...rest, ...again.files])}\n`);
}
process.exitCode = failed ? 1 : 0;

/** @returns no files where the runner itself came to grief, which is not ok */
function runTests(args: readonly string[]): { ok: boolean; files: readonly FileTally[] } {
  const folder = mkdtempSync(join(tmpdir(), 'steady-tally-'));
  const TALLY_FILE = join(folder, 'tally.json');
  try {
    const { status } = spawnSync('vitest', ['run', ...args], {
      stdio: 'inherit',
      env: { ...process.env, TALLY_FILE },
    });
    return { ok: status === 0, files: read(TALLY_FILE) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(at: string): readonly FileTally[] {
  try {
    return v.parse(talliesSchema, JSON.parse(readFileSync(at, 'utf8')));
  } catch {
    return [];
  }
}
