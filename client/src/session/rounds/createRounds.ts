import type { RoundId } from '@steady/shared/ids.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import type { RoundKind, RoundValue } from '@steady/shared/ledger/values.ts';
import { roleOf, type Seat } from '@steady/shared/seats.ts';
import { createMemo, type Accessor } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';

export interface OpenRound {
  readonly id: RoundId;
  readonly of: RoundKind;
  readonly seats: readonly Seat[];
}

export interface RevealedRound {
  readonly id: RoundId;
  readonly of: RoundKind;
  readonly values: ReadonlyArray<{ readonly seat: Seat; readonly value: RoundValue }>;
}

/** The board's rounds, as one seat meets them. */
export interface Rounds {
  readonly open: Accessor<OpenRound | undefined>;
  /** Revealed last, in this session; at home: since the last session ended. */
  readonly last: Accessor<RevealedRound | undefined>;
  /** Whether the open round asks me. */
  readonly isAsked: Accessor<boolean>;
  /** Between sessions, and partners among themselves. */
  readonly isHome: Accessor<boolean>;
  /** Whether I may start a round now, and end the open one. */
  readonly mayLead: Accessor<boolean>;
  /** How a round came to its end; undefined when it was cancelled. */
  revealed(id: RoundId): RevealedRound | undefined;
}

/**
 * Q5  A round at home is between partners: no other screen shows that it is open, or what came of it. A new
 *     board counts as in session until its first session ends.
 */
export function createRounds({ ledger, me }: Pick<Board, 'ledger' | 'me'>): Rounds {
  const inSession = () => ledger.state().session.running !== undefined;
  const isHome = () => !inSession() && ledger.state().session.lastEnded > 0;
  const isMine = () => !isHome() || roleOf(me.seat) === 'partner'; // [Q5]
  const open = createMemo<OpenRound | undefined>(
    () => {
      if (!isMine()) return undefined;
      for (const [id, { of, seats, outcome }] of ledger.state().rounds)
        if (outcome.kind === 'open') return { id, of, seats };
      return undefined;
    },
    undefined,
    { equals: (a, b) => a?.id === b?.id },
  );
  const revealed = (id: RoundId): RevealedRound | undefined => {
    const round = ledger.state().rounds.get(id);
    return round?.outcome.kind === 'revealed'
      ? { id, of: round.of, values: round.outcome.values }
      : undefined;
  };
  const last = createMemo(() => {
    const { running, lastEnded } = ledger.state().session;
    const since = running?.since ?? lastEnded;
    const entry = ledger.entries().findLast(({ body }) => body.kind === 'revealed');
    if (entry === undefined || entry.seq < since || entry.body.kind !== 'revealed' || !isMine())
      return undefined;
    return revealed(entry.body.round);
  });
  return {
    isHome,
    open,
    last,
    revealed,
    isAsked: () => open()?.seats.includes(me.seat) ?? false,
    mayLead: () =>
      mayCommand(me.seat, 'start-round') && (roleOf(me.seat) === 'therapist') === inSession(),
  };
}
