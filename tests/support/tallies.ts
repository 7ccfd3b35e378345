/** What became of the tests of one file. */
export interface FileTally {
  readonly project: string;
  readonly path: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, and why, a line each. */
  readonly reasons: readonly string[];
}

/** `N passed, N failed, N skipped`, for programs that read it. */
export function tallyLine(files: readonly FileTally[]): string {
  const sum = (count: 'passed' | 'failed' | 'skipped') =>
    files.reduce((total, file) => total + file[count], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}

export const isSame = (one: FileTally, other: FileTally): boolean =>
  one.project === other.project && one.path === other.path;
