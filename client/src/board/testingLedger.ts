import { isCard, readCard } from '@steady/shared/board/card.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import type { RoundId } from '@steady/shared/ids.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { reopenings } from '@steady/shared/ledger/agreements.ts';
import { chain, CHAIN_START } from '@steady/shared/ledger/chain.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { cardOf, decide } from '@steady/shared/ledger/decide.ts';
import type { Decision } from '@steady/shared/ledger/decision.ts';
import { signerOf, toMessage, type Entry, type EntryBody } from '@steady/shared/ledger/entries.ts';
import { evolve } from '@steady/shared/ledger/evolve.ts';
import { cardFacts } from '@steady/shared/ledger/facts.ts';
import { EMPTY_LEDGER, type LedgerState } from '@steady/shared/ledger/state.ts';
import { plainHash } from '@steady/shared/ledger/testing.ts';
import type { RoundValue } from '@steady/shared/ledger/values.ts';
import type { Seat } from '@steady/shared/seats.ts';
import * as Y from 'yjs';
import type { Answer } from '../net/request.ts';
import { createLedger, type LedgerOfConnection } from './createLedger.ts';
import { seeded } from './testing.ts';

/** 24 November 2026, 10:00 UTC. */
const NOW = 1_795_514_400_000;

/** A board's ledger as a server has it, without one: shared's own rules, one document, any seat. */
export interface TestLedgerServer {
  readonly state: LedgerState;
  readonly entries: readonly Entry[];
  /** ms since 1970, its clock; only `wait` moves it. */
  readonly now: number;
  wait(ms: number): void;
  /** What another person does; every screen hears of it at once. */
  ask(seat: Seat, command: Command): Decision;
  /** `BoardOptions.ledger` of that seat's screen. */
  ledgerOf(seat: Seat): LedgerOfConnection;
  /** What the server tells that seat of its own sealed answer. */
  ownAnswer(seat: Seat, round: RoundId): Promise<Answer<RoundValue | null>>;
  /** Commands of screens wait until `release`. */
  hold(): void;
  release(): void;
  /** Commands of screens find no network from now on, or find it again. */
  setOffline(offline: boolean): void;
}

/** @param doc what the server has of the board: that of the screen, or one that is kept in step with it */
export function aLedgerServer(doc: Y.Doc): TestLedgerServer {
  const board = openBoard(doc);
  const screens = new Set<LedgerOfConnection>();
  const sealed = new Map<RoundId, Map<Seat, RoundValue>>();
  const entries: Entry[] = [];
  let state = EMPTY_LEDGER;
  let at = NOW;
  let offline = false;
  let held: Array<() => void> | undefined;

  doc.on('afterTransaction', look);

  const server: TestLedgerServer = {
    entries,
    get state() {
      return state;
    },
    get now() {
      return at;
    },
    wait(ms) {
      at += ms;
    },
    ask(seat, command) {
      look();
      const round = 'round' in command ? command.round : undefined;
      const decision = decide(state, command, {
        seat,
        at,
        earliestDay: new Date(at - 12 * 60 * 60 * 1000).toISOString().slice(0, 10),
        today: new Date(at).toISOString().slice(0, 10),
        card: factsOf(cardOf(state, command)),
        sealed: (round && sealed.get(round)) ?? new Map(),
        stateVector: btoa(String.fromCharCode(...Y.encodeStateVector(doc))),
        sha256: plainHash,
      });
      if ('refused' in decision) return decision;
      if (decision.seal !== undefined && round !== undefined)
        sealed.set(round, (sealed.get(round) ?? new Map()).set(seat, decision.seal));
      append(decision.entries.map((body) => [body, signerOf(body, seat)]));
      return decision;
    },
    ledgerOf(seat) {
      const made = createLedger({
        post: ({ command }) => answer(seat, command),
        random: seeded(11),
        ticks: () => at,
        wallClock: () => at,
      });
      screens.add(made);
      made.received(entries.map(toMessage));
      return made;
    },
    ownAnswer(seat, round) {
      if (offline) return Promise.resolve({ ok: false, problem: { kind: 'network', reason: '' } });
      return Promise.resolve({ ok: true, value: sealed.get(round)?.get(seat) ?? null });
    },
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held ?? [];
      held = undefined;
      for (const go of waiting) go();
    },
    setOffline(now) {
      offline = now;
    },
  };
  return server;

  async function answer(seat: Seat, command: Command): Promise<Answer<unknown>> {
    if (offline) return { ok: false, problem: { kind: 'network', reason: '' } };
    const waiting = held;
    if (waiting !== undefined) await new Promise<void>((go) => waiting.push(go));
    const decision = server.ask(seat, command);
    if (!('refused' in decision)) return { ok: true, value: undefined };
    return { ok: false, problem: { kind: 'conflict', reason: decision.refused } };
  }

  /** No relay has bound client ids to people here: a card is whose it says. */
  function factsOf(id: string | undefined) {
    const card = id === undefined ? undefined : readCard(board, id);
    if (card === undefined || !isCard(card)) return undefined;
    return cardFacts(board, card.id, () => card.by);
  }

  /** As after every commit: standing words that their card does not say any more are open again. */
  function look(): void {
    const reopened = reopenings(state, (id) => {
      const card = readCard(board, id);
      return card !== undefined && isCard(card) && !card.takenBack
        ? agreementTextOf(card)
        : undefined;
    });
    if (reopened.length > 0) append(reopened.map((body) => [body, undefined]));
  }

  function append(bodies: ReadonlyArray<readonly [EntryBody, Seat | undefined]>): void {
    const added = bodies.map(([body, by]) => {
      const before = entries.at(-1)?.hash ?? CHAIN_START;
      const entry = chain({ seq: entries.length + 1, at, by, body }, before, plainHash);
      entries.push(entry);
      return entry;
    });
    state = added.reduce(evolve, state);
    for (const screen of screens) screen.received(added.map(toMessage));
  }
}
