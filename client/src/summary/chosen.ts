import { mayHave } from '@steady/shared/summary/audiences.ts';
import {
  AUDIENCES,
  type Audience,
  type Chart,
  type Extra,
} from '@steady/shared/summary/choices.ts';
import { roleOf, type Seat } from '@steady/shared/seats.ts';
import { createSignal, type Accessor } from 'solid-js';
import type { Board } from '../board/createBoard.ts';

/** What somebody chose for a summary: what they see, and what a copy contains. */
export interface Chosen {
  readonly audience: Audience;
  readonly chart: Chart;
  readonly extras: ReadonlySet<Extra>;
  readonly picture: boolean;
  /** The entry that ended an earlier session; undefined: the board as it is now. */
  readonly session: number | undefined;
  /** The entry that asked for a copy for somebody outside. */
  readonly thirdParty: number | undefined;
}

export interface Choosing {
  readonly chosen: Accessor<Chosen>;
  choose(part: Partial<Chosen>): void;
}

export const AT_FIRST: Chosen = {
  audience: 'ours',
  chart: 'soap',
  extras: new Set(),
  picture: true,
  session: undefined,
  thirdParty: undefined,
};

/** What all screens show when they are brought together. */
export const EVERYBODYS: Partial<Chosen> = {
  audience: 'ours',
  session: undefined,
  thirdParty: undefined,
};

/** Kept while the board is open here, whatever else is looked at meanwhile; nobody else sees it. */
export function chosenOf(board: Board): Choosing {
  const known = byBoard.get(board);
  if (known !== undefined) return known;
  const [chosen, setChosen] = createSignal(AT_FIRST);
  const choosing: Choosing = {
    chosen,
    choose: (part) => void setChosen((before) => ({ ...before, ...part })),
  };
  byBoard.set(board, choosing);
  return choosing;
}

const byBoard = new WeakMap<Board, Choosing>();

/** What a seat may look at here: whoever reads the board may read what the couple's page says. */
export const shownTo = (seat: Seat): readonly Audience[] =>
  AUDIENCES.filter(
    (audience) => mayHave(seat, audience) || (audience === 'ours' && roleOf(seat) === 'observer'),
  );
