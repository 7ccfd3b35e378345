import { roleOf } from '@steady/shared/seats.ts';
import { createEffect, createSignal, on, type Accessor } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import type { OwnWritingRead } from '../../private/readOwnWriting.ts';
import type { Chosen } from '../chosen.ts';
import { lackingIn, type OwnRead } from './ownWriting.ts';

/** What only this device can read, for a copy that is about to be made. */
export interface Own {
  /**
   * `none`: this copy is not one of all one's data, or there is nothing. `notes`: they are read when the copy
   * is made, because reading them is noted in the access log.
   */
  readonly state: Accessor<'none' | 'reading' | 'some' | 'notes' | Unread['kind']>;
  /** Of what is added, what is not in it: sentences. */
  readonly lacking: Accessor<readonly string[]>;
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
  board: Pick<Board, 'me'>,
  isWanted: Accessor<boolean>,
  read: () => Promise<OwnWritingRead>,
): Own {
  const isNotes = roleOf(board.me.seat) === 'therapist';
  const [state, setState] = createSignal<ReturnType<Own['state']>>('none');
  const [lacking, setLacking] = createSignal<readonly string[]>([]);
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
    const found = await read().catch(() => NOT_NOW);
    if (asked !== round) return undefined;
    setLacking(found.kind === 'read' ? lackingIn(found) : []);
    if (found.kind !== 'read') return void setState(found.kind);
    setState(found.writing.length === 0 && lacking().length === 0 ? 'none' : 'some');
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
    lacking,
    async take() {
      if (!isWanted()) return undefined;
      return isNotes ? look() : reading;
    },
    again: () => void look(),
  };
}

const NOT_NOW = { kind: 'not-now' } as const;
