import * as v from 'valibot';
import type { Touch } from '@steady/shared/board/touch.ts';
import type { BoardId, CardId, ParticipantId, RoundId } from '@steady/shared/ids.ts';
import { reopenings, standingCards } from '@steady/shared/ledger/agreements.ts';
import type { CommandMessage } from '@steady/shared/ledger/commands.ts';
import { cardOf, decide } from '@steady/shared/ledger/decide.ts';
import { signerOf, type Entry, type EntryBody } from '@steady/shared/ledger/entries.ts';
import { evolve, fold } from '@steady/shared/ledger/evolve.ts';
import type { LedgerState } from '@steady/shared/ledger/state.ts';
import { roundValueSchema, type RoundValue } from '@steady/shared/ledger/values.ts';
import { seatSchema, type Seat } from '@steady/shared/seats.ts';
import type { Audit } from '../audit/audit.ts';
import type { Noted } from '../store/audit-store.ts';
import type { Promises } from '../store/ledger-store.ts';
import { StoreError } from '../store/store.ts';
import { dayStamp, localDay } from '../day.ts';
import { MAX_WAITING_COMMANDS } from './limits.ts';
import { openRecord, sha256, type Unwritten } from './record.ts';
import { LedgerRefused } from './refused.ts';
import type { BoardView, ViewOf } from './view.ts';

export interface LedgerWorld {
  readonly store: Promises;
  readonly now: () => number;
  /** The board's document as committed. */
  readonly view: (boardId: BoardId, of: ViewOf) => Promise<BoardView>;
  /** Entries are on disk: tell everybody. */
  readonly appended: (boardId: BoardId, entries: readonly Entry[], state: LedgerState) => void;
  /** A session is about to end: closes what must not outlive it. When it throws the session goes on. */
  readonly sessionEnding: (boardId: BoardId) => Promise<void>;
  readonly report: (error: unknown) => void;
  readonly audit: Pick<Audit, 'noted'>;
}

export interface Asker {
  readonly participantId: ParticipantId;
  readonly seat: Seat;
  /** Asked when it is their turn: they may have lost their seat while they waited. @throws Refused */
  readonly still?: () => Promise<void>;
}

/**
 * One board's ledger on this machine: its state, and the queue of what is asked of it.
 *
 *   command ─► queue ─► seen before? ─► reopen what changed ─► decide ─► append, fsync ─► evolve, tell
 *
 * P3  Commands are decided one after another, each against the state that it really meets.
 * P7  Outside a session an entry bears its day, not its time.
 * P8  The same command twice is done once, and answered twice with the same.
 */
export interface Ledger {
  readonly state: LedgerState;
  readonly entries: readonly Entry[];
  /** @throws LedgerRefused, StoreError */
  run(asker: Asker, message: CommandMessage): Promise<readonly Entry[]>;
  /** An update of the board is on disk. */
  committed(update: Uint8Array): void;
  /** The asker's own answer in an open round. */
  ownAnswer(asker: Asker, round: RoundId): Promise<RoundValue | undefined>;
  settled(): Promise<void>;
}

export async function openLedger(boardId: BoardId, world: LedgerWorld): Promise<Ledger> {
  const { store, now } = world;
  const record = await openRecord(store.ledger, boardId);
  let state = fold(record.entries);
  let touch: Touch | undefined;
  let isLookDue = false;
  let waiting = 0;
  let queue: Promise<unknown> = Promise.resolve();

  await destroyClosedRounds();
  lookSoon();

  return {
    get state() {
      return state;
    },
    entries: record.entries,
    run(asker, message) {
      if (waiting >= MAX_WAITING_COMMANDS)
        return Promise.reject(new StoreError('unavailable', 'Too many commands are waiting.'));
      return enqueue(() => runNow(asker, message));
    },
    committed(update) {
      if (touch?.touches(update) === true) lookSoon();
    },
    async ownAnswer({ seat }, id) {
      if (state.rounds.get(id)?.outcome.kind !== 'open') return undefined;
      return (await sealedIn(id)).get(seat);
    },
    async settled() {
      await queue;
    },
  };

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    waiting += 1;
    const result = queue.then(work).finally(() => (waiting -= 1));
    queue = result.catch(() => {});
    return result;
  }

  function lookSoon(): void {
    if (isLookDue) return;
    isLookDue = true;
    enqueue(async () => {
      isLookDue = false;
      await look(undefined, false);
    }).catch(world.report);
  }

  async function runNow(asker: Asker, { id, command }: CommandMessage): Promise<readonly Entry[]> {
    await asker.still?.(); // [A19]
    const ref = { boardId, participantId: asker.participantId, id };
    const done = await record.find(ref);
    if (done !== undefined) return done; // [P8]
    const isSessionEdge = command.kind === 'start-session' || command.kind === 'end-session';
    const view = await look(cardOf(state, command), isSessionEdge, command.kind === 'lock-lane');
    const at = now();
    const decision = decide(state, command, {
      seat: asker.seat,
      at,
      earliestDay: dayOf(at - EARLIEST_ZONE_MS),
      today: localDay(at),
      card: view?.card,
      sealed: 'round' in command ? await sealedIn(command.round) : new Map(),
      stateVector: view?.stateVector ?? '',
      sha256,
    });
    if ('refused' in decision) throw new LedgerRefused(decision.refused);
    if (decision.seal !== undefined && 'round' in command)
      await store.rounds.keep(roundRef(command.round), asker.seat, JSON.stringify(decision.seal));
    const { entries } = decision;
    if (view?.state !== undefined)
      await store.moments.put(boardId, record.entries.length + entries.length, view.state);
    // Before the end is on disk, so that no crash leaves a link open. [A18]
    if (command.kind === 'end-session') await world.sessionEnding(boardId);
    const bodies = entries.map((body) => ({ body, by: signerOf(body, asker.seat) }));
    const added = await append(stamped(bodies, at), ref);
    await destroyRounds(added);
    if (added.some(({ body }) => body.kind === 'put-forward')) lookSoon();
    return added;
  }

  /** [P12] Reopens what the board does not say any more; does not read the board when nobody needs it. */
  async function look(
    card: CardId | undefined,
    whole: boolean,
    needsVector = false,
  ): Promise<BoardView | undefined> {
    const standing = standingCards(state);
    // What is committed while the board is read may have come too late for this look.
    touch = standing.length > 0 ? ANYTHING : undefined;
    if (standing.length === 0 && card === undefined && !whole && !needsVector) return undefined;
    const view = await world.view(boardId, { card, standing, whole });
    if (standing.length > 0) touch = view.touch;
    const reopened = reopenings(state, (id) => view.texts.get(id));
    const unsigned = reopened.map((body) => ({ body, by: undefined }));
    if (unsigned.length > 0) await append(stamped(unsigned, now()), undefined);
    return view;
  }

  async function append(
    added: readonly Unwritten[],
    command: Parameters<typeof record.append>[1],
  ): Promise<readonly Entry[]> {
    const entries = await record.append(added, command, added.flatMap(notedOf));
    state = entries.reduce(evolve, state);
    if (entries.length > 0) world.appended(boardId, entries, state);
    return entries;
  }

  /** [U2] Whoever takes a copy is in the audit too. */
  function notedOf({ body, by }: Unwritten): Noted[] {
    if (body.kind !== 'exported') return [];
    const { kind, audience, format, thirdParty } = body;
    const outside = thirdParty === undefined ? {} : ({ outside: true } as const);
    return [world.audit.noted(boardId, { by, kind, audience, format, ...outside })];
  }

  /** [P7] */
  function stamped(
    bodies: ReadonlyArray<{ body: EntryBody; by: Seat | undefined }>,
    at: number,
  ): Unwritten[] {
    const inSession =
      state.session.running !== undefined ||
      bodies.some(({ body }) => body.kind === 'session-started');
    const stamp = inSession ? at : dayStamp(at);
    return bodies.map((one) => ({ ...one, at: stamp }));
  }

  function roundRef(id: RoundId) {
    return { boardId, id };
  }

  async function sealedIn(id: RoundId): Promise<ReadonlyMap<Seat, RoundValue>> {
    const sealed = new Map<Seat, RoundValue>();
    for (const [who, text] of await store.rounds.read(roundRef(id)))
      sealed.set(v.parse(seatSchema, who), v.parse(roundValueSchema, JSON.parse(text)));
    return sealed;
  }

  /** [P62] */
  async function destroyRounds(entries: readonly Entry[]): Promise<void> {
    for (const { body } of entries)
      if (body.kind === 'revealed' || body.kind === 'round-cancelled')
        await store.rounds.destroy(roundRef(body.round));
  }

  /** What a crash left behind. */
  async function destroyClosedRounds(): Promise<void> {
    const open = new Set<string>();
    for (const [id, { outcome }] of state.rounds) if (outcome.kind === 'open') open.add(id);
    for (const id of await store.rounds.open(boardId))
      if (!open.has(id)) await store.rounds.destroy({ boardId, id });
  }
}

const ANYTHING: Touch = { touches: () => true };

/** ms: where a day ends last, twelve hours behind. */
const EARLIEST_ZONE_MS = 12 * 60 * 60 * 1000;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
