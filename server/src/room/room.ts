import type { BoardId, ParticipantId } from '@steady/shared/ids.ts';
import { CLOSE } from '@steady/shared/protocol/close.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import type { Claims, LedgerEntryMessage } from '@steady/shared/protocol/messages.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type * as Y from 'yjs';
import type { Fanout, Hint } from '../fanout/fanout.ts';
import { nameOf } from '../store/document-name.ts';
import { StoreError, type Append, type DocumentId, type Store } from '../store/store.ts';
import { decodeEntries, encodeEntries, type Entry } from './awareness-entries.ts';
import { makeAwarenessPost } from './awareness-post.ts';
import { makeAwarenessMap } from './awareness.ts';
import type { Clock } from './clock.ts';
import { IDLE_GRACE_MS, MAX_SESSIONS_PER_ROOM } from './limits.ts';
import { openLive, type Live } from './live.ts';
import { mannerOf } from './manner.ts';
import { makeSession } from './session.ts';
import { makeReviewPresence } from './review-presence.ts';
import type { Attendee, RoomOfSession, Session, SessionHandle } from './room-of-session.ts';
import type { Shares } from './share.ts';
import type { Turns } from './turns.ts';
import type { Upkeep } from './upkeep.ts';

export interface RoomWorld {
  readonly store: Pick<Store, 'load' | 'compact'>;
  /** Group commit: rows of one tick, over all rooms, in one transaction. */
  readonly append: (row: Append) => Promise<number>;
  readonly fanout: Fanout;
  readonly clock: Clock;
  readonly turns: Turns<ParticipantId>;
  readonly shares: Shares<ParticipantId>;
  readonly upkeep: Upkeep;
  readonly report: (error: unknown) => void;
  /** Seats that ever were on this board, for frame 103. */
  readonly seatsOf: (id: DocumentId) => Promise<ReadonlyMap<ParticipantId, Seat>>;
  /** Whether everybody sees each other's awareness now: a session runs, or none has ended yet. */
  readonly isPresenceShared: (id: DocumentId) => boolean;
  readonly committed: (id: DocumentId, update: Uint8Array) => void;
  readonly ledger: LedgerOfRoom | undefined;
  readonly gone: () => void;
}

export interface LedgerOfRoom {
  /** ms since 1970, for people. */
  now(): number;
  after(boardId: BoardId, seq: number): Promise<readonly LedgerEntryMessage[]>;
}

/**
 * @param doc one of its own, as committed; it is destroyed afterwards
 * @param seatOf the seat that a Yjs client id belongs to
 */
/** A document as bytes (Yjs state V1), and whose each of its client ids is. */
export interface Snapshot {
  readonly state: Uint8Array;
  readonly claims: ReadonlyMap<number, Seat>;
}

export type ReadDocument<T> = (doc: Y.Doc, seatOf: (client: number) => Seat | undefined) => T;

/** A room as the set of rooms has it. */
export interface Room {
  join(attendee: Attendee): SessionHandle;
  /** Closes a person's sessions; when it returns nothing more goes to them. */
  closeSessions(which: ParticipantId | 'all', code: number, reason: string): void;
  renamed(participant: ParticipantId, name: string): void;
  reseat(): Promise<void>;
  writingChanged(): void;
  /** Whether people see each other may be otherwise now. */
  presenceChanged(): void;
  tellLedger(entries: readonly LedgerEntryMessage[]): void;
  withDocument<T>(read: ReadDocument<T>): Promise<T>;
  snapshot(): Promise<Snapshot>;
  /** @returns once it is committed; @throws StoreError, ProtocolError */
  appendAsServer(update: Uint8Array): Promise<void>;
  editAsServer(edit: (doc: Y.Doc) => void): Promise<void>;
  /** Nothing is queued: every update offered so far is committed or refused. */
  settled(): Promise<void>;
  /** Closes every session with 1001, waits for the disk, and is gone. */
  shutdown(): Promise<void>;
  readonly sessionCount: number;
}

type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open' | 'idle' | 'closing'; readonly live: Live }
  | { readonly kind: 'gone' };

/**
 * One live document on this machine: its copy, its sessions, its place in the log.
 *
 *   loading ──loaded──► open ──last session leaves──► idle ──grace──► closing ──compacted──► gone
 *      │                 ▲▲── a session joins ─────────┘                 │
 *      │                 └────────── a session joins ────────────────────┘
 *      └──failed, or the store fails later──► gone, sessions closed with 4500 (4404: no document)
 *
 * R1  No session sees step 2 before the log is loaded.
 * R2  Nobody sees an update before it is committed; its author hears `saved` last.
 * R3  A room with uncommitted updates is never unloaded, and one without sessions costs no memory.
 * R4  Everybody else sees an update once, in the order of the log.
 * R5  A full disk makes the room read-only and it says so; any other store error ends it with 4500.
 */
export function openRoom(id: DocumentId, world: RoomWorld): Room {
  const { clock } = world;
  const topic = nameOf(id);
  const sessions = new Set<Session>();
  const awareness = makeAwarenessMap<Session>();
  const post = makeAwarenessPost(clock, sessions, (update) =>
    world.fanout.publish(topic, { kind: 'awareness', update }),
  );
  const { isShared } = mannerOf(id);
  const reviewing = makeReviewPresence<Session>(awareness.renewed);
  let seats = new Map<ParticipantId, Seat>();
  let phase: Phase = { kind: 'loading' };
  let cancelIdle: (() => void) | undefined;
  let compacting: Promise<void> | undefined;
  let users = 0;

  const unsubscribe = world.fanout.subscribe(topic, hearHint);
  const loaded = load();
  loaded.catch(() => {}); // whoever waits for it hears of it; sessions were told by `fail`

  const ofSession: RoomOfSession = {
    step1: () => encodeFrame({ type: 'step-1', stateVector: live().stateVector() }),
    since: (stateVector) => live().since(stateVector),
    knows: (client) => live().knows(client),
    offer: (scan, session, mayWrite, settled) =>
      live().offer(scan, session.participant, mayWrite, { from: session, settled }),
    claim: (session, client) => live().claim(session.participant, client),
    hear: (session, entries) => showAwareness(awareness.hear(session, entries), session),
    ownEntryOf(session) {
      const own = awareness.ownOf(session);
      return own && awarenessFrame([own]);
    },
    othersOf(session) {
      const others = (world.isPresenceShared(id) ? awareness : reviewing).others(session);
      return others.length === 0 ? undefined : awarenessFrame(others);
    },
    async ledgerAfter(session, after) {
      if (!world.ledger) return;
      session.tellTime(world.ledger.now());
      try {
        session.tellLedger(await world.ledger.after(id.boardId, after));
      } catch (error) {
        world.report(error);
      }
    },
    leave(session) {
      if (!sessions.delete(session)) return;
      showAwareness(awareness.left(session), session);
      post.flush(); // [R53]
      if (sessions.size === 0) becomeIdle();
    },
    whyReadOnly: () => (live().isReadOnly ? 'full' : undefined),
    claims: () => seatsOf(live().claimed()),
    get epoch() {
      return live().epoch;
    },
    takes: mannerOf(id).takes, // [V12]
  };

  return {
    join(attendee) {
      const session = makeSession(attendee, ofSession, world);
      if (id.owner !== undefined && id.owner !== attendee.participant) {
        session.close(CLOSE.notYours.code, CLOSE.notYours.reason); // [V10]
        return session;
      }
      if (phase.kind === 'gone' || sessions.size >= MAX_SESSIONS_PER_ROOM) {
        session.close(CLOSE.resyncLater.code, CLOSE.resyncLater.reason);
        return session;
      }
      sessions.add(session);
      seats.set(attendee.participant, attendee.seat);
      if (phase.kind === 'loading') return session;
      cancelIdle?.();
      phase = { kind: 'open', live: phase.live };
      session.open();
      return session;
    },
    closeSessions(which, code, reason) {
      for (const session of sessions) {
        if (which === 'all' || session.participant === which) session.close(code, reason);
      }
    },
    renamed(participant, name) {
      for (const session of sessions) {
        if (session.participant !== participant) continue;
        session.user = { seat: session.seat, name };
        showAwareness(awareness.renamed(session), session);
      }
    },
    async reseat() {
      seats = new Map(await world.seatsOf(id));
      if (phase.kind !== 'loading' && phase.kind !== 'gone') claimed(phase.live.claimed());
    },
    writingChanged: () => sessions.forEach((session) => session.writingChanged()),
    presenceChanged() {
      reviewing.clear();
      if (world.isPresenceShared(id)) return;
      for (const [voice, entry] of awareness.hideAll()) post.show([entry], voice);
      post.flush();
    },
    tellLedger: (entries) => sessions.forEach((session) => session.tellLedger(entries)),
    withDocument: (read) =>
      using((opened) => {
        const named = seatsOf(opened.claimed());
        return opened.withDocument((doc) => read(doc, (client) => named[String(client)]));
      }),
    snapshot: () =>
      using((opened) => {
        const named = Object.entries(seatsOf(opened.claimed()));
        const claims = new Map(named.map(([client, seat]) => [Number(client), seat]));
        return { state: opened.since(new Map()), claims };
      }),
    appendAsServer: (update) => using((opened) => opened.appendAsServer(update)),
    editAsServer: (edit) => using((opened) => opened.editAsServer(edit)),
    settled,
    async shutdown() {
      for (const session of sessions) {
        session.close(CLOSE.goingAway.code, CLOSE.goingAway.reason);
      }
      await settled();
      await compacting;
      if (phase.kind !== 'gone') vanish();
    },
    get sessionCount() {
      return sessions.size;
    },
  };

  async function settled(): Promise<void> {
    await loaded.catch(() => {});
    if (phase.kind !== 'loading' && phase.kind !== 'gone') await phase.live.settled();
  }

  /** Without a session: the room does not close in between. */
  async function using<T>(use: (opened: Live) => T | Promise<T>): Promise<T> {
    users += 1;
    try {
      await loaded;
      return await use(live());
    } finally {
      users -= 1;
    }
  }

  function live(): Live {
    if (phase.kind === 'loading' || phase.kind === 'gone') {
      throw new StoreError('unavailable', `The room is ${phase.kind}.`);
    }
    return phase.live;
  }

  async function load(): Promise<void> {
    try {
      const [stored, seatsThen] = await Promise.all([world.store.load(id), world.seatsOf(id)]);
      if (!stored) throw new StoreError('missing', 'There is no such document.');
      seats = new Map([...seatsThen, ...seats]);
      const opened = openLive(id, stored, { ...world, committed, claimed, fail, readOnlyChanged });
      phase = { kind: 'open', live: opened };
    } catch (error) {
      fail(error);
      throw error;
    }
    for (const session of sessions) session.open(); // [R1]
    if (sessions.size === 0) becomeIdle();
  }

  /** [R2][R4] */
  function committed(update: Uint8Array, seq: number, from: Session | undefined): void {
    let frame: Uint8Array | undefined;
    post.flush();
    for (const session of sessions) {
      if (session === from || !session.isCurrent) continue;
      frame ??= encodeFrame({ type: 'update', update });
      session.outbox.send(frame);
    }
    world.fanout.publish(topic, { kind: 'committed', seq });
    world.committed(id, update);
  }

  function claimed(claims: ReturnType<Live['claimed']>): void {
    const named = seatsOf(claims);
    if (Object.keys(named).length === 0) return;
    for (const session of sessions) session.tellClaims(named);
  }

  function seatsOf(claims: ReturnType<Live['claimed']>): Claims {
    const named: Claims = {};
    for (const [client, author] of claims) {
      const seat = author === 'server' ? undefined : seats.get(author);
      if (seat) named[String(client)] = seat;
    }
    return named;
  }

  function readOnlyChanged(): void {
    for (const session of sessions) session.writingChanged();
  }

  function showAwareness(entries: readonly Entry[], from: Session): void {
    if (entries.length === 0) return;
    if (world.isPresenceShared(id)) post.show(entries, from);
    else if (isShared) reviewing.heard(from, entries); // [R55][V11]
  }

  function hearHint(hint: Hint): void {
    if (phase.kind === 'loading' || phase.kind === 'gone') return;
    if (hint.kind === 'committed') phase.live.catchUp(hint.seq);
    else if (world.isPresenceShared(id)) post.show(decodeEntries(hint.update), undefined);
  }

  function becomeIdle(): void {
    if (phase.kind === 'loading' || phase.kind === 'gone') return;
    phase = { kind: 'idle', live: phase.live };
    cancelIdle?.();
    cancelIdle = clock.after(IDLE_GRACE_MS, () => void closeUp());
  }

  async function closeUp(): Promise<void> {
    if (phase.kind !== 'idle') return;
    if (phase.live.isBusy || users > 0) return becomeIdle(); // [R3]
    const closing: Phase = { kind: 'closing', live: phase.live };
    phase = closing;
    compacting = closing.live.compact().catch(world.report);
    await compacting;
    if (phase !== closing) return; // somebody came back
    if (closing.live.isBusy || users > 0) return becomeIdle(); // [R3]
    vanish();
  }

  /** [R5] */
  function fail(error: unknown): void {
    if (phase.kind === 'gone') return;
    vanish();
    const isMissing = error instanceof StoreError && error.kind === 'missing';
    if (!isMissing) world.report(error);
    const { code, reason } = isMissing ? CLOSE.noSuchBoard : CLOSE.ourFault;
    for (const session of sessions) session.close(code, reason);
  }

  function vanish(): void {
    phase = { kind: 'gone' };
    cancelIdle?.();
    post.dispose();
    unsubscribe();
    world.gone();
  }
}

function awarenessFrame(entries: readonly Entry[]): Uint8Array {
  return encodeFrame({ type: 'awareness', update: encodeEntries(entries) });
}
