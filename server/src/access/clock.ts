import type { RandomBytes } from '@steady/shared/ids.ts';

/** Time and chance are passed in, so that tests can move the one and repeat the other. */
export interface Chance {
  /** ms since 1970 */
  readonly now: () => number;
  readonly random: RandomBytes;
}
