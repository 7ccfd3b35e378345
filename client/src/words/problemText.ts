import type { Problem } from '../net/request.ts';
import { words } from './index.ts';

/** What to say about a request that did not give what was asked for. */
export function problemText(problem: Problem): string {
  return words().reasons[problem.reason] ?? words().errors[problem.kind];
}
