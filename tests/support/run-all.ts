/**
 * The README's test command: everything a change must pass. The checks that need no test runner
 * come first because they are cheap; the run's last line is the tally of all tests.
 */
import { spawnSync } from 'node:child_process';

const steps: ReadonlyArray<readonly [name: string, command: string]> = [
  ['format', 'oxfmt --check'],
  ['types', 'tsc -b'],
  ['lint', 'oxlint --type-aware --max-warnings 0'],
  ['build', 'vite build --logLevel warn'],
  ['tests', 'vitest run'],
];

let failed = false;
for (const [name, command] of steps) {
  const startedAt = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) failed = true;
  // The tally must stay the last line, so the verdict of the last step is its exit code alone.
  if (name !== 'tests')
    process.stdout.write(`${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`);
}
process.exitCode = failed ? 1 : 0;
