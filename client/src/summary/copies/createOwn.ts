import { roleOf } from '@steady/shared/seats.ts';
import { createEffect, createSignal, on, type Accessor } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import type { OwnWritingRead } from '../../private/readOwnWriting.ts';
import type { Chosen } from '../chosen.ts';
import type { OwnRead } from './ownWriting.ts';

/** What only this device can read, for a copy that is about to be made. */
export interface Own {
  /**
   * `none`: this copy is not one of all one's data, or there is nothing. `notes`: they are read when the copy
   * is made, because reading them is noted in the access log.
   */
  readonly state: Accessor<
    'none' | 'reading' | 'some' | 'partly' | 'notes' | 'not-sent' | Unread['kind']
  >;
  /** @returns undefined when nothing is to be added */
  take(): Promise<OwnRead | undefined>;
  again(): void;
}

type Unread = Exclude<OwnWritingRead, { kind: 'read' }>;

/** In which copies it belongs: all of one's own data, as they are now, for oneself. */
export const belongsIn = ({ audience, session, thirdParty }: Chosen, board: Pick<Board, 'me'>) =>
  audience === 'data' &&
  session === undefined &&
  thirdParty === undefined &&
  roleOf(board.me.seat) !== 'observer';

export function createOwn(
  board: Pick<Board, 'me' | 'aside'>,
  isWanted: Accessor<boolean>,
  read: () => Promise<OwnWritingRead>,
): Own {
  const isNotes = roleOf(board.me.seat) === 'therapist';
  const [state, setState] = createSignal<ReturnType<Own['state']>>('none');
  let reading: Promise<OwnRead | undefined> = Promise.resolve(undefined);
  /** Counts up when what was asked before is not waited for any more. */
  let round = 0;
  const look = () => {
    setState('reading');
    round += 1;
    reading = readNow(round);
    return reading;
  };
  async function readNow(asked: number): Promise<OwnRead | undefined> {
    // Words of this page come first: a copy without them would not be whole.
    const isUnsent = board.aside.unsent().length > 0;
    const found = isUnsent ? NOT_SENT : await read().catch(() => NOT_NOW);
    if (asked !== round) return undefined;
    if (found.kind !== 'read') return void setState(found.kind);
    const isEmpty = found.writing.length === 0 && found.isWhole;
    setState(isEmpty ? 'none' : found.isWhole ? 'some' : 'partly');
    return found;
  }
  createEffect(
    on(isWanted, (wanted) => {
      round += 1;
      reading = Promise.resolve(undefined);
      if (!wanted) setState('none');
      else if (isNotes) setState('notes');
      else void look();
    }),
  );
  return {
    state,
    async take() {
      if (!isWanted()) return undefined;
      return isNotes ? look() : reading;
    },
    again: () => void look(),
  };
}

const NOT_NOW = { kind: 'not-now' } as const;
const NOT_SENT = { kind: 'not-sent' } as const;
