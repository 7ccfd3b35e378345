import type { BoardId, RoundId } from '@steady/shared/ids.ts';
import type { CommandMessage } from '@steady/shared/ledger/commands.ts';
import { toMessage, type Entry, type EntryMessage } from '@steady/shared/ledger/entries.ts';
import type { LedgerState } from '@steady/shared/ledger/state.ts';
import type { RoundValue } from '@steady/shared/ledger/values.ts';
import { openLedger, type Asker, type Ledger, type LedgerWorld } from './ledger.ts';

/** The ledgers that are at hand: of boards that somebody has open, or that something is asked of. */
export interface Ledgers {
  /** Keeps a board's ledger at hand until released, so that `stateOf` answers at once. */
  hold(boardId: BoardId): Promise<() => void>;
  /** @returns undefined when nobody holds it */
  stateOf(boardId: BoardId): LedgerState | undefined;
  run(boardId: BoardId, asker: Asker, message: CommandMessage): Promise<readonly EntryMessage[]>;
  /** State and entries as they are now. */
  read(boardId: BoardId): Promise<LedgerNow>;
  after(boardId: BoardId, seq: number): Promise<readonly EntryMessage[]>;
  ownAnswer(boardId: BoardId, asker: Asker, round: RoundId): Promise<RoundValue | undefined>;
  /** An update of the board's document is on disk. */
  committed(boardId: BoardId, update: Uint8Array): void;
  erase(boardId: BoardId): Promise<void>;
  /** What was asked so far, of this board or of all, is done or refused. */
  settled(boardId?: BoardId): Promise<void>;
}

export interface LedgerNow {
  readonly state: LedgerState;
  readonly entries: readonly Entry[];
}

interface Held {
  readonly opening: Promise<Ledger>;
  ledger: Ledger | undefined;
  users: number;
}

export function makeLedgers(world: LedgerWorld): Ledgers {
  const held = new Map<BoardId, Held>();

  return {
    async hold(boardId) {
      const { release } = await use(boardId);
      return release;
    },
    stateOf: (boardId) => held.get(boardId)?.ledger?.state,
    run: (boardId, asker, message) =>
      using(boardId, async (ledger) => (await ledger.run(asker, message)).map(toMessage)),
    read: (boardId) =>
      using(boardId, ({ state, entries }) => Promise.resolve({ state, entries: [...entries] })),
    after: (boardId, seq) =>
      using(boardId, async ({ entries }) => entries.slice(Math.max(0, seq)).map(toMessage)),
    ownAnswer: (boardId, asker, round) =>
      using(boardId, (ledger) => ledger.ownAnswer(asker, round)),
    committed: (boardId, update) => held.get(boardId)?.ledger?.committed(update),
    async erase(boardId) {
      const { store } = world;
      for (const id of await store.rounds.open(boardId))
        await store.rounds.destroy({ boardId, id });
      await store.moments.erase(boardId);
      await store.ledger.erase(boardId);
      held.delete(boardId);
    },
    async settled(boardId) {
      const which = boardId === undefined ? [...held.values()] : [held.get(boardId)];
      await Promise.all(which.map(async (entry) => entry?.ledger?.settled()));
    },
  };

  async function using<T>(boardId: BoardId, work: (ledger: Ledger) => Promise<T>): Promise<T> {
    const { ledger, release } = await use(boardId);
    try {
      return await work(ledger);
    } finally {
      release();
    }
  }

  async function use(boardId: BoardId): Promise<{ ledger: Ledger; release: () => void }> {
    const entry = held.get(boardId) ?? open(boardId);
    entry.users += 1;
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      entry.users -= 1;
      void leave(boardId, entry);
    };
    try {
      entry.ledger ??= await entry.opening;
      return { ledger: entry.ledger, release };
    } catch (error) {
      // The next one tries anew.
      if (held.get(boardId) === entry) held.delete(boardId);
      throw error;
    }
  }

  function open(boardId: BoardId): Held {
    const entry: Held = { opening: openLedger(boardId, world), ledger: undefined, users: 0 };
    held.set(boardId, entry);
    return entry;
  }

  /** Gone when nobody uses it and nothing is under way. */
  async function leave(boardId: BoardId, entry: Held): Promise<void> {
    await entry.ledger?.settled();
    if (entry.users === 0 && held.get(boardId) === entry) held.delete(boardId);
  }
}
