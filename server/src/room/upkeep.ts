import type { Clock } from './clock.ts';
import { UPKEEP_PAUSE_MS } from './limits.ts';

/**
 * Work that can wait, of all rooms, one piece at a time with a pause between: rooms that opened
 * together want to be merged together, and fifty times 8 ms in one go would hold up everybody.
 */
export type Upkeep = (run: () => void) => void;

export function makeUpkeep(clock: Clock): Upkeep {
  const waiting: (() => void)[] = [];

  function next(): void {
    waiting[0]?.();
    waiting.shift();
    if (waiting.length > 0) clock.after(UPKEEP_PAUSE_MS, next);
  }

  return (run) => {
    waiting.push(run);
    if (waiting.length === 1) clock.after(UPKEEP_PAUSE_MS, next);
  };
}
