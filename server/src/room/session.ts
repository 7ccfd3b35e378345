import type { ParticipantId } from '@steady/shared/ids.ts';
import { CLOSE } from '@steady/shared/protocol/close.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import {
  decodeClientFrame,
  encodeFrame,
  type ClientFrame,
  type ServerFrame,
} from '@steady/shared/protocol/frames.ts';
import type {
  Claims,
  LedgerEntryMessage,
  WritingWithheld,
} from '@steady/shared/protocol/messages.ts';
import type { Seat } from '@steady/shared/seats.ts';
import {
  makeScanner,
  STEP_2_LIMITS,
  scanUpdate,
  UPDATE_LIMITS,
  type Scan,
} from './admission/scan.ts';
import { MAX_UPDATE_BYTES } from '@steady/shared/protocol/limits.ts';
import { readStateVector } from './admission/state-vector.ts';
import { decodeEntries, type Entry } from './awareness-entries.ts';
import type { Voice } from './awareness.ts';
import type { Clock } from './clock.ts';
import {
  ECHO_AFTER_MS,
  MAX_ENTRIES_PER_FRAME,
  MAX_GAPPED_UPDATES,
  MAX_UNCOMMITTED,
  STRUCTS_PER_SLICE,
} from './limits.ts';
import { makeInbox } from './inbox.ts';
import { makeOutbox, type Outbox } from './outbox.ts';
import { makeSavedCount } from './saved.ts';
import type { Socket } from './socket.ts';
import type { Turns } from './turns.ts';

/** Who is at the other end, and what they may do now: asked again for every message. */
export interface Attendee {
  readonly participant: ParticipantId;
  readonly seat: Seat;
  readonly name: string;
  readonly mayWrite: () => boolean;
  /** Whether others see where this person is. */
  readonly mayBeSeen: () => boolean;
  /** Why not, when `mayWrite` says no; a seat that only reads when left out. */
  readonly whyNot?: () => WritingWithheld;
  readonly socket: Socket;
}

/** What a session asks of its room; frames are ready to send. */
export interface RoomOfSession {
  step1(): Uint8Array;
  /** @returns a Yjs update: what is committed and not at `stateVector` */
  since(stateVector: ReadonlyMap<number, number>): Uint8Array;
  /**
   * @param settled called once for 'queued': stored, or refused by the store
   * @throws ProtocolError when the update is refused
   */
  offer(
    scan: Scan,
    session: Session,
    mayWrite: boolean,
    settled: (isStored: boolean) => void,
  ): 'queued' | 'known' | 'gap' | 'withheld';
  claim(session: Session, client: number): boolean;
  /** @throws ProtocolError 'malformed' */
  hear(session: Session, entries: readonly Entry[]): void;
  ownEntryOf(session: Session): Uint8Array | undefined;
  othersOf(session: Session): Uint8Array | undefined;
  ledgerAfter(session: Session, after: number): void;
  leave(session: Session): void;
  whyReadOnly(): WritingWithheld | undefined;
  claims(): Claims;
  readonly epoch: string;
}

/** What the websocket route has of a session. */
export interface SessionHandle {
  /** One binary message; may come before the document is loaded. Never throws. */
  receive(bytes: Uint8Array): void;
  /** The socket is gone. */
  closed(): void;
}

/** What a room has of a session. */
export interface Session extends SessionHandle, Voice {
  readonly participant: ParticipantId;
  readonly seat: Seat;
  readonly outbox: Outbox;
  /** Has had its step 2: updates committed before are in it, and would not connect without it. */
  readonly isCurrent: boolean;
  user: { readonly seat: Seat; readonly name: string };
  /** The log is loaded: sends step 1 and goes through what came early. */
  open(): void;
  /** Asks with step 1 for what did not connect or was not taken. */
  ask(): void;
  /** Whether its edits are taken now may have changed: says so, and asks for what was not taken. */
  writingChanged(): void;
  tellClaims(claims: Claims): void;
  tellTime(now: number): void;
  tellLedger(entries: readonly LedgerEntryMessage[]): void;
  close(code: number, reason: string): void;
}

export interface SessionWorld {
  readonly clock: Clock;
  readonly turns: Turns<ParticipantId>;
  readonly report: (error: unknown) => void;
}

/**
 * One socket of one person.
 *
 *   early ──log loaded──► first ──first step 2──► synced ◄──step 2── asked
 *                           │                       └──gap: step 1──►  │
 *                           └──gapped step 2: step 1──────────────────►│
 *                                            gapped again: closed 4409 ┘
 *
 * R60 Until the first step 2 an update that does not connect is dropped without a word: that step 2
 *     contains it, and y-websocket sends keystrokes before it has seen our step 1.
 * R61 A later gap is asked about once; only a gapped answer, or a flood while waiting, ends the session.
 * R62 Whatever a client sends wrongly ends its own session with its code and changes nothing.
 * R63 Write access withheld: what is new is dropped, not counted, and said; the session stays.
 * R64 Frames are dealt with in the order they came, also while a large step 2 is read in slices.
 * R65 A session has only so many updates on their way to the disk at once: what comes faster waits
 *     with it, bounded, and not in the queue that all rooms share.
 */
export function makeSession(attendee: Attendee, room: RoomOfSession, world: SessionWorld): Session {
  const { clock } = world;
  const saved = makeSavedCount();
  let sync: 'early' | 'first' | 'synced' | 'asked' = 'early';
  let isReading = false;
  let isDraining = false;
  let isClosed = false;
  /** Updates of this session that are on their way to the disk. */
  let uncommitted = 0;
  let isCurrent = false;
  /** Said hello, or asked for the ledger: may be sent frames of 100 and more. */
  let isExtended = false;
  /** Updates that did not connect, since a step 2 brought something. */
  let gapped = 0;
  let toldSaved = -1;
  let isTellingSaved = false;
  let withheld: WritingWithheld | undefined;
  let isOwnEntryKnown = false;

  const inbox = makeInbox(clock);
  const outbox = makeOutbox(attendee.socket, clock, (code, reason) => session.close(code, reason));

  const session: Session = {
    participant: attendee.participant,
    seat: attendee.seat,
    user: { seat: attendee.seat, name: attendee.name },
    mayBeSeen: attendee.mayBeSeen,
    outbox,
    get isCurrent() {
      return isCurrent;
    },
    claim: (client) => room.claim(session, client),

    receive(bytes) {
      if (isClosed) return;
      guarded(() => {
        inbox.count();
        if (mayHandle() && inbox.isEmpty) handle(decodeClientFrame(bytes));
        else inbox.keep(bytes); // [R64]
      });
    },
    closed: () => end(),
    close(code, reason) {
      if (isClosed) return;
      end();
      attendee.socket.close(code, reason);
    },
    open() {
      if (isClosed) return;
      sync = 'first';
      outbox.send(room.step1());
      sendOthers();
      drain();
    },
    ask() {
      if (isClosed || sync === 'early') return;
      outbox.send(room.step1());
      if (sync === 'synced') sync = 'asked';
    },
    writingChanged() {
      // Whoever is not in yet finds it as it is then.
      if (isClosed || sync === 'early') return;
      const why = whyWithheld();
      tellWriting(why);
      if (!why) session.ask();
    },
    tellClaims: (claims) => say({ type: 'claims', claims }),
    tellTime: (now) => say({ type: 'notice', notice: { kind: 'clock', now } }),
    tellLedger(entries) {
      for (let from = 0; from < entries.length || from === 0; from += MAX_ENTRIES_PER_FRAME)
        say({ type: 'ledger', entries: entries.slice(from, from + MAX_ENTRIES_PER_FRAME) });
    },
  };
  return session;

  function handle(frame: ClientFrame): void {
    switch (frame.type) {
      case 'step-1': {
        const update = room.since(readStateVector(frame.stateVector));
        isCurrent = true;
        outbox.send(encodeFrame({ type: 'step-2', update }));
        return;
      }
      case 'step-2':
        return readStep2(frame.update);
      case 'update':
        return offer(scanUpdate(frame.update, UPDATE_LIMITS), 'update', saved.arrived());
      case 'awareness':
        return hear(frame.update);
      case 'query-awareness':
        return sendOthers();
      case 'hello':
        return hello(frame.epoch);
      case 'ledger-after':
        isExtended = true;
        return room.ledgerAfter(session, frame.after);
    }
  }

  function readStep2(update: Uint8Array): void {
    const message = saved.arrived();
    const scanner = makeScanner(update, STEP_2_LIMITS);
    const isSmall = update.length <= MAX_UPDATE_BYTES;
    const scan = isSmall ? scanner.step(STRUCTS_PER_SLICE) : undefined;
    if (scan) return offer(scan, 'step-2', message);
    isReading = true;
    world.turns.take(attendee.participant, (done) => {
      const slice = () => {
        let read: Scan | undefined;
        guarded(() => (read = scanner.step(STRUCTS_PER_SLICE)));
        if (isClosed) return done();
        if (!read) return clock.soon(slice);
        const whole = read;
        isReading = false;
        if (!guarded(() => offer(whole, 'step-2', message, done))) return done();
        drain();
      };
      clock.soon(slice);
    });
  }

  /** @param over called when the update is stored or not to be stored; not when this throws */
  function offer(scan: Scan, type: 'step-2' | 'update', message: number, over = () => {}): void {
    const outcome = room.offer(scan, session, attendee.mayWrite(), (isStored) => {
      uncommitted -= 1;
      if (isStored) saved.settled(message, type);
      else saved.dropped(message);
      tellSaved();
      over();
      drainSoon();
    });
    if (outcome === 'queued') uncommitted += 1;
    else over();
    switch (outcome) {
      case 'queued':
        if (type === 'step-2') {
          sync = 'synced';
          gapped = 0;
        }
        return;
      case 'known':
        saved.settled(message, type);
        if (type === 'step-2') sync = 'synced';
        return tellSaved();
      case 'withheld':
        saved.dropped(message); // [R63]
        if (type === 'step-2') sync = 'synced';
        return tellWriting(whyWithheld());
      case 'gap':
        saved.dropped(message);
        return type === 'step-2' ? gapInStep2() : gapInUpdate();
    }
  }

  function gapInStep2(): void {
    if (sync === 'asked') throw new ProtocolError('gap', 'the answer to step 1 does not connect'); // [R61]
    askAnew();
  }

  function gapInUpdate(): void {
    gapped += 1;
    if (gapped > MAX_GAPPED_UPDATES) throw new ProtocolError('gap', 'nothing connects'); // [R61]
    if (sync === 'synced') askAnew(); // else [R60]: the answer is under way
  }

  function askAnew(): void {
    sync = 'asked';
    say({ type: 'notice', notice: { kind: 'resync' } });
    outbox.send(room.step1());
  }

  function hear(update: Uint8Array): void {
    room.hear(session, decodeEntries(update));
    // y-websocket gives up a connection that says nothing; and the first entry comes back with the
    // clock that others see, so that the next one is above it.
    if (isOwnEntryKnown && clock.now() - outbox.lastSentAt < ECHO_AFTER_MS) return;
    const own = room.ownEntryOf(session);
    if (!own) return;
    isOwnEntryKnown = true;
    outbox.send(own);
  }

  function hello(epoch: string): void {
    if (epoch !== '' && epoch !== room.epoch) throw new ProtocolError('epoch', 'another epoch');
    if (isExtended) return;
    isExtended = true;
    say({ type: 'claims', claims: room.claims() });
    toldSaved = -1;
    tellSaved();
    if (withheld)
      say({ type: 'notice', notice: { kind: 'writing', allowed: false, why: withheld } });
  }

  function whyWithheld(): WritingWithheld | undefined {
    return (
      room.whyReadOnly() ?? (attendee.mayWrite() ? undefined : (attendee.whyNot?.() ?? 'seat'))
    );
  }

  function tellWriting(why: WritingWithheld | undefined): void {
    if (withheld === why) return;
    withheld = why;
    say({
      type: 'notice',
      notice: why ? { kind: 'writing', allowed: false, why } : { kind: 'writing', allowed: true },
    });
  }

  function sendOthers(): void {
    const frame = room.othersOf(session);
    if (frame) outbox.send(frame);
  }

  /** Once for all that one commit settled. */
  function tellSaved(): void {
    if (!isExtended || isTellingSaved) return;
    isTellingSaved = true;
    queueMicrotask(() => {
      isTellingSaved = false;
      if (isClosed || saved.count === toldSaved) return;
      toldSaved = saved.count;
      say({ type: 'saved', count: toldSaved, epoch: room.epoch });
    });
  }

  function say(frame: ServerFrame): void {
    if (isExtended && !isClosed) outbox.send(encodeFrame(frame));
  }

  function mayHandle(): boolean {
    return sync !== 'early' && !isReading && uncommitted < MAX_UNCOMMITTED; // [R65]
  }

  function drain(): void {
    while (mayHandle() && !isClosed) {
      const bytes = inbox.next();
      if (!bytes) return;
      guarded(() => handle(decodeClientFrame(bytes)));
    }
  }

  /** After others had their turn: whoever floods does not go twice. */
  function drainSoon(): void {
    if (inbox.isEmpty || isDraining) return;
    isDraining = true;
    clock.soon(() => {
      isDraining = false;
      drain();
    });
  }

  /** [R62] @returns whether it went well */
  function guarded(run: () => void): boolean {
    try {
      run();
      return true;
    } catch (error) {
      if (error instanceof ProtocolError) {
        session.close(error.code, error.kind);
      } else {
        world.report(error);
        session.close(CLOSE.ourFault.code, CLOSE.ourFault.reason);
      }
      return false;
    }
  }

  function end(): void {
    if (isClosed) return;
    isClosed = true;
    outbox.dispose();
    inbox.clear();
    room.leave(session);
  }
}
