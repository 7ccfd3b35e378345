import type { Tries } from '../access/rate-limit.ts';
import { Refused } from '../access/refused.ts';

/**
 * Counts a try before it is made, so that many at once do not slip through, and gives it back when
 * it succeeded.
 * @throws Refused 'too-many-tries'
 */
export async function limited<T>(
  limits: ReadonlyArray<readonly [Tries, string]>,
  attempt: () => Promise<T>,
): Promise<T> {
  for (const [tries, key] of limits) {
    if (!tries.take(key)) throw new Refused('too-many-tries');
  }
  const result = await attempt();
  for (const [tries, key] of limits) tries.giveBack(key);
  return result;
}
