import type { Problem } from '../net/request.ts';
import { words } from './index.ts';
import { reasonWords } from './reasons.ts';

/** What to say about a request that did not give what was asked for. */
export function problemText(problem: Problem): string {
  return reasonWords()[problem.reason] ?? words().errors[problem.kind];
}
