import type { Schedule } from './schedule.ts';

/** Shrunk schedules that failed once, each by the name of what went wrong. */
export const FOUND: Readonly<Record<string, Schedule>> = {
  // An older connection's update was queued; the answer to step 1 on the new one held the same, was
  // known, and was called saved before anything was written.
  '[R6] calls nothing saved that an older connection of the same page has only queued': {
    pages: 2,
    seed: 0,
    observer: false,
    steps: [
      { do: 'connect', who: 0, a: 0, b: 0 },
      { do: 'draw', who: 0, a: 0, b: 0 },
      { do: 'arrive', who: 0, a: 0, b: 0 },
      { do: 'cut', who: 0, a: 191, b: 0 },
      { do: 'arrive', who: 0, a: 41, b: 0 },
      { do: 'connect', who: 0, a: 0, b: 0 },
    ],
  },
};
