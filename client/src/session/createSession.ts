import type { RunningSession } from '@steady/shared/ledger/state.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { createMemo, type Accessor } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { locale } from '../words/index.ts';
import { liveWords } from '../words/live.ts';
import { createCountdown, minutesAndSeconds } from './countdown.ts';
import { named } from '../board/named.ts';

/** The running session in words, for the strip, its sheet and the room view. */
export interface SessionWords {
  readonly running: Accessor<RunningSession | undefined>;
  readonly leads: boolean;
  readonly stage: Accessor<string>;
  readonly first: Accessor<string>;
  /** `4:05`, or that it is over; undefined without a timer. */
  readonly timer: Accessor<string | undefined>;
  readonly isTimeOver: Accessor<boolean>;
  readonly floor: Accessor<string | undefined>;
  readonly listening: Accessor<boolean>;
}

export function createSession(board: Board): SessionWords {
  const running = createMemo(() => board.ledger.state().session.running);
  const endsAt = createMemo(() => running()?.timer?.endsAt);
  const seconds = createCountdown(board.ledger.now, endsAt);
  const hasTimer = () => endsAt() !== undefined;
  return {
    running,
    leads: roleOf(board.me.seat) === 'therapist',
    stage: () => liveWords().session.stages[running()?.stage ?? 'opening'],
    first: () => {
      const seat = running()?.first;
      return seat === undefined ? '' : liveWords().session.goesFirst({ name: named(board, seat) });
    },
    timer: () => {
      if (!hasTimer()) return undefined;
      const { timeOver } = liveWords().session;
      return seconds() === 0 ? timeOver : minutesAndSeconds(seconds(), locale());
    },
    isTimeOver: () => hasTimer() && seconds() === 0,
    floor: () => {
      const seat = running()?.floor?.seat;
      return seat === undefined
        ? undefined
        : liveWords().session.hasFloor({ name: named(board, seat) });
    },
    listening: () => running()?.listening ?? false,
  };
}
