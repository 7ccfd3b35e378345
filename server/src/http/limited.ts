import type { Tries } from '../access/rate-limit.ts';
import { Refused, type RefusalReason } from '../access/refused.ts';

/**
 * Counts a try before it is made, so that many at once do not slip through, and gives it back when
 * it succeeded.
 * @param free refusals that are no guess: somebody was asked for more
 * @throws Refused 'too-many-tries'
 */
export async function limited<T>(
  limits: ReadonlyArray<readonly [Tries, string]>,
  attempt: () => Promise<T>,
  free: readonly RefusalReason[] = [],
): Promise<T> {
  for (const [tries, key] of limits) {
    if (!tries.take(key)) throw new Refused('too-many-tries');
  }
  const giveBack = () => limits.forEach(([tries, key]) => tries.giveBack(key));
  try {
    const result = await attempt();
    giveBack();
    return result;
  } catch (error) {
    if (error instanceof Refused && free.includes(error.why)) giveBack();
    throw error;
  }
}
