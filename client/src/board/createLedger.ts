import { makeCommandId, type RandomBytes } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { parseEntry, type Entry } from '@steady/shared/ledger/entries.ts';
import { evolve } from '@steady/shared/ledger/evolve.ts';
import { LEDGER_REFUSALS, type LedgerRefusal } from '@steady/shared/ledger/refusal.ts';
import { EMPTY_LEDGER, type LedgerState } from '@steady/shared/ledger/state.ts';
import type { LedgerEntryMessage } from '@steady/shared/protocol/messages.ts';
import { createSignal, type Accessor } from 'solid-js';
import type { Answer, Problem } from '../net/request.ts';
import { makeServerClock } from '../net/serverClock.ts';

/**
 * The board's promises as this page knows them: the fold of the entries that came, and a way to ask
 * for more to be said.
 *
 * G1  Entries are taken in the order of their numbers; behind a gap the missing ones are asked for.
 * G2  Nothing is shown as said before the server has said it: asking changes no state here.
 * G3  An entry that this version does not know ends the ledger on this page, never the board.
 */
export interface Ledger {
  readonly state: Accessor<LedgerState>;
  /** All entries so far, oldest first. */
  readonly entries: Accessor<readonly Entry[]>;
  /** Entries were here that this version cannot read: reload. */
  readonly isOutdated: Accessor<boolean>;
  /** ms since 1970 on the server's clock, whatever this device's clock says. */
  readonly now: () => number;
  ask(command: Command): Promise<Asked>;
  /** Told of each entry that happens while this page is open, not of those it catches up with. */
  onHappening(hear: (entry: Entry) => void): () => void;
}

/** `refused`: the ledger said no, and why; `problem`: it was not asked, or did not answer. */
export type Asked =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly why: LedgerRefusal }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface LedgerOptions {
  readonly post: (message: { id: string; command: Command }) => Promise<Answer<unknown>>;
  readonly random: RandomBytes;
  /** ms on this device's own clock, which only ever grows. */
  readonly ticks: () => number;
  readonly wallClock: () => number;
}

export interface LedgerOfConnection {
  readonly ledger: Ledger;
  /** What the connection passes on. @returns whether entries are missing: ask for those after `seq` */
  received(entries: readonly LedgerEntryMessage[]): boolean;
  asked(): void;
  time(now: number): void;
  readonly seq: () => number;
}

export function createLedger({
  post,
  random,
  ticks,
  wallClock,
}: LedgerOptions): LedgerOfConnection {
  const [state, setState] = createSignal<LedgerState>(EMPTY_LEDGER);
  const [entries, setEntries] = createSignal<readonly Entry[]>([]);
  const [isOutdated, setOutdated] = createSignal(false);
  const clock = makeServerClock(ticks, wallClock);
  const hearers = new Set<(entry: Entry) => void>();

  return {
    ledger: {
      state,
      entries,
      isOutdated,
      now: clock.now,
      async ask(command) {
        const answer = await post({ id: makeCommandId(random), command });
        if (answer.ok) return { kind: 'done' };
        const why = LEDGER_REFUSALS.find((known) => known === answer.problem.reason);
        return why === undefined
          ? { kind: 'problem', problem: answer.problem }
          : { kind: 'refused', why };
      },
      onHappening(hear) {
        hearers.add(hear);
        return () => hearers.delete(hear);
      },
    },
    received(messages) {
      const fresh: Entry[] = [];
      let { seq } = state();
      for (const message of messages) {
        if (message.seq <= seq) continue;
        if (message.seq > seq + 1) break; // [G1]
        const entry = understood(message);
        if (entry === undefined) {
          setOutdated(true); // [G3]
          break;
        }
        fresh.push(entry);
        seq = entry.seq;
      }
      if (fresh.length > 0) {
        setEntries((known) => [...known, ...fresh]);
        setState((before) => fresh.reduce(evolve, before));
      }
      for (const entry of fresh) if (isHappening(entry)) for (const hear of hearers) hear(entry);
      const last = messages.at(-1)?.seq ?? 0;
      return !isOutdated() && last > seq;
    },
    asked: clock.asked,
    time: clock.answered,
    seq: () => state().seq,
  };

  function isHappening({ at }: Entry): boolean {
    return clock.now() - at < HAPPENING_MS;
  }
}

/** ms: an entry as old as a slow line takes still happens now; an older one was caught up with. */
const HAPPENING_MS = 5_000;

function understood(message: LedgerEntryMessage): Entry | undefined {
  try {
    return parseEntry(message);
  } catch {
    return undefined;
  }
}
