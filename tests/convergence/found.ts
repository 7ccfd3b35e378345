import type { Schedule } from './schedule.ts';

/** Shrunk schedules that failed once, each by the name of what must not happen again. */
export const FOUND: Readonly<Record<string, Schedule>> = {
  // What an older connection had sent was queued; the answer to step 1 on the new one held the same,
  // was known therefore, and was called saved before anything was written.
  '[R6] calls nothing saved that an older connection of the same page has only queued': {
    pages: 3,
    seed: 0,
    observer: false,
    steps: [
      { do: 'add', who: 0, a: 0, b: 0 },
      { do: 'settle', who: 0, a: 0, b: 0 },
      { do: 'paste', who: 0, a: 0, b: 0 },
      { do: 'type', who: 2, a: 0, b: 0 },
      { do: 'arrive', who: 0, a: 0, b: 0 },
      { do: 'cut', who: 2, a: 3, b: 0 },
      { do: 'place', who: 0, a: 0, b: 0 },
      { do: 'arrive', who: 0, a: 0, b: 329 },
      { do: 'connect', who: 0, a: 0, b: 0 },
    ],
  },
  // Sessions that were still waiting for the log were asked whether the room is read-only.
  'a pause ends while a room is loaded': {
    pages: 2,
    seed: 0,
    observer: false,
    steps: [
      { do: 'stop', who: 0, a: 0, b: 0 },
      { do: 'arrive', who: 0, a: 2, b: 0 },
      { do: 'connect', who: 0, a: 0, b: 0 },
    ],
  },
  // Not the board's fault but the test's: one took back what they had typed, the other their copy of it,
  // at once, and each still saw the letter on their screen.
  'what one and the other took back at once is not called lost': {
    pages: 2,
    seed: 0,
    observer: false,
    steps: [
      { do: 'pause', who: 0, a: 0, b: 0 },
      { do: 'add', who: 1, a: 0, b: 0 },
      { do: 'type', who: 1, a: 0, b: 0 },
      { do: 'pause', who: 0, a: 0, b: 0 },
      { do: 'settle', who: 0, a: 0, b: 0 },
      { do: 'type', who: 1, a: 0, b: 0 },
      { do: 'clone', who: 0, a: 0, b: 0 },
      { do: 'undo', who: 1, a: 0, b: 0 },
      { do: 'settle', who: 0, a: 0, b: 0 },
      { do: 'undo', who: 1, a: 0, b: 0 },
      { do: 'undo', who: 0, a: 0, b: 0 },
    ],
  },
};
