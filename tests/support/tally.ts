import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { tallyLine, type FileTally } from './tallies.ts';

/** Enough to see what went wrong; the difference of two long texts stands above, whole. */
const MAX_REASON_LENGTH = 300;

/**
 * Ends a run with `N passed, N failed, N skipped` alone on a line, for programs that read it, and before it
 * what failed in short: of a long output often only the end is kept. Writes the same for each file where
 * TALLY_FILE says.
 */
export default class Tally implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>): void {
    const files = modules.map(tallyOf);
    if (unhandled.length > 0) files.push(outside(unhandled));
    const { TALLY_FILE: at } = process.env;
    if (at !== undefined) writeFileSync(at, JSON.stringify(files));
    const reasons = files.flatMap((file) => file.reasons);
    if (reasons.length > 0) process.stdout.write(`\nFailed:\n${reasons.join('\n')}\n`);
    process.stdout.write(`\n${tallyLine(files)}\n`);
  }
}

function tallyOf(module: TestModule): FileTally {
  const tests = [...module.children.allTests()];
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const passed = count('passed');
  const failed = count('failed');
  const path = module.relativeModuleId;
  const tally = {
    project: module.project.name,
    path,
    passed,
    failed,
    skipped: tests.length - passed - failed,
    reasons: tests.filter((test) => test.result().state === 'failed').map(reasonOf),
  };
  // A file that could not be loaded counts as one failed test: otherwise a syntax error would pass.
  return failed > 0 || module.state() !== 'failed'
    ? tally
    : { ...tally, failed: 1, reasons: [`${path}: ${inShort(module.errors()[0])}`] };
}

const reasonOf = (test: TestCase): string =>
  `${test.module.relativeModuleId} > ${test.fullName}: ${inShort(test.result().errors?.[0])}`;

/** What no file answers for, each a failed test. */
function outside(errors: ReadonlyArray<unknown>): FileTally {
  const reasons = errors.map((error) => `outside of a test: ${inShort(error)}`);
  return { project: '', path: '', passed: 0, failed: errors.length, skipped: 0, reasons };
}

function inShort(error: unknown): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(message).replaceAll(/\s+/g, ' ').slice(0, MAX_REASON_LENGTH);
}
