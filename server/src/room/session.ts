import type { ParticipantId } from '@steady/shared/ids.ts';
import { CLOSE } from '@steady/shared/protocol/close.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import {
  decodeClientFrame,
  encodeFrame,
  type ClientFrame,
} from '@steady/shared/protocol/frames.ts';
import type { WritingWithheld } from '@steady/shared/protocol/messages.ts';
import {
  makeScanner,
  STEP_2_LIMITS,
  scanUpdate,
  UPDATE_LIMITS,
  type Scan,
} from './admission/scan.ts';
import { MAX_UPDATE_BYTES } from '@steady/shared/protocol/limits.ts';
import { readStateVector } from './admission/state-vector.ts';
import { decodeEntries } from './awareness-entries.ts';
import type { Clock } from './clock.ts';
import { ECHO_AFTER_MS, MAX_GAPPED_UPDATES, MAX_UNCOMMITTED, STRUCTS_PER_SLICE } from './limits.ts';
import { makeInbox } from './inbox.ts';
import { makeOutbox } from './outbox.ts';
import type { Attendee, RoomOfSession, Session } from './room-of-session.ts';
import { makeSavedCount } from './saved.ts';
import { makeTelling } from './telling.ts';
import type { Shares } from './share.ts';
import type { Turns } from './turns.ts';

export interface SessionWorld {
  readonly clock: Clock;
  readonly turns: Turns<ParticipantId>;
  readonly shares: Shares<ParticipantId>;
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
 * R66 share.ts
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
  /** Updates that did not connect, since a step 2 brought something. */
  let gapped = 0;
  let isOwnEntryKnown = false;
  let isGreeted = false;
  /** While the ledger's answer is on its way: what was asked for meanwhile, if anything. */
  let ledgerAsked: number | undefined;

  const { share, giveBack } = world.shares.take(attendee.participant);
  const inbox = makeInbox(clock, share);
  const outbox = makeOutbox(attendee.socket, clock, (code, reason) => session.close(code, reason));
  const tell = makeTelling({
    send: (frame) => outbox.send(frame),
    isClosed: () => isClosed,
    saved,
    epoch: () => room.epoch,
  });

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
        if (mayHandle() && inbox.isEmpty) share.work(() => handle(decodeClientFrame(bytes)));
        else inbox.keep(bytes); // [R64]
        if (!share.isLeft) drainSoon(); // [R66]
      });
    },
    noise() {
      if (!isClosed) guarded(() => inbox.count());
    },
    began(bytes) {
      if (!isClosed) guarded(() => inbox.began(bytes));
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
      tell.resting(isResting());
      const why = whyWithheld();
      tell.writing(why);
      if (!why) session.ask();
    },
    tellClaims: (claims) => tell.say({ type: 'claims', claims }),
    tellTime: (now) => tell.say({ type: 'notice', notice: { kind: 'clock', now } }),
    tellLedger: (entries) => tell.ledger(entries),
  };
  return session;

  function handle(frame: ClientFrame): void {
    switch (frame.type) {
      case 'step-1': {
        const update = room.since(
          readStateVector(frame.stateVector, (client) => room.knows(client)),
        );
        isCurrent = true;
        outbox.send(encodeFrame({ type: 'step-2', update }));
        return;
      }
      case 'step-2':
        return readStep2(frame.update);
      case 'update':
        return offer(
          scanUpdate(frame.update, UPDATE_LIMITS, room.takes),
          'update',
          saved.arrived(),
        );
      case 'awareness':
        return hear(frame.update);
      case 'query-awareness':
        return sendOthers();
      case 'hello':
        return hello(frame.epoch);
      case 'ledger-after':
        tell.begin();
        return askLedger(frame.after);
    }
  }

  function readStep2(update: Uint8Array): void {
    const message = saved.arrived();
    const scanner = makeScanner(update, STEP_2_LIMITS, room.takes);
    const isSmall = update.length <= MAX_UPDATE_BYTES;
    const scan = isSmall ? scanner.step(STRUCTS_PER_SLICE) : undefined;
    if (scan) return offer(scan, 'step-2', message);
    isReading = true;
    world.turns.take(attendee.participant, (done) => {
      const slice = () => {
        let read: Scan | undefined;
        guarded(() => share.work(() => (read = scanner.step(STRUCTS_PER_SLICE))));
        if (isClosed) return done();
        if (!read) return share.again(slice);
        const whole = read;
        isReading = false;
        guarded(() => share.work(() => offer(whole, 'step-2', message, done)));
        drain();
      };
      clock.soon(slice);
    });
  }

  /** @param over called once, when the update is stored, or not to be stored, or refused */
  function offer(scan: Scan, type: 'step-2' | 'update', message: number, over = () => {}): void {
    let outcome: ReturnType<RoomOfSession['offer']> | undefined;
    try {
      outcome = room.offer(scan, session, attendee.mayWrite(), (isStored) => {
        uncommitted -= 1;
        if (isStored) saved.settled(message, type);
        else saved.dropped(message);
        tell.saved();
        over();
        drainSoon();
      });
    } finally {
      if (outcome !== 'queued') over();
    }
    if (outcome === 'queued') {
      uncommitted += 1;
      attendee.wrote?.();
    }
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
        return tell.saved();
      case 'withheld':
        saved.dropped(message); // [R63]
        if (type === 'step-2') sync = 'synced';
        return tell.writing(whyWithheld());
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
    tell.say({ type: 'notice', notice: { kind: 'resync' } });
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
    if (isGreeted) return;
    // Not "was told something already": whoever asked for the ledger first is still owed all of this.
    isGreeted = true;
    tell.begin();
    tell.say({ type: 'claims', claims: room.claims() });
    tell.resting(isResting());
    tell.hello();
  }

  /** One answer at a time: two bytes ask for it, and it may be megabytes. */
  function askLedger(after: number): void {
    if (ledgerAsked !== undefined) {
      ledgerAsked = Math.min(ledgerAsked, after);
      return;
    }
    ledgerAsked = Infinity;
    void room.ledgerAfter(session, after).then(() => {
      const next = ledgerAsked ?? Infinity;
      ledgerAsked = undefined;
      if (next !== Infinity && !isClosed) askLedger(next);
    });
  }

  function whyWithheld(): WritingWithheld | undefined {
    return (
      room.whyReadOnly() ?? (attendee.mayWrite() ? undefined : (attendee.whyNot?.() ?? 'seat'))
    );
  }

  function isResting(): boolean {
    return attendee.isResting?.() ?? false;
  }

  function sendOthers(): void {
    const frame = room.othersOf(session);
    if (frame) outbox.send(frame);
  }

  function mayHandle(): boolean {
    if (!share.isLeft) return false; // [R66]
    return sync !== 'early' && !isReading && uncommitted < MAX_UNCOMMITTED; // [R65]
  }

  function drain(): void {
    while (mayHandle() && !isClosed) {
      const bytes = inbox.next();
      if (!bytes) return;
      guarded(() => share.work(() => handle(decodeClientFrame(bytes))));
    }
    if (!share.isLeft) drainSoon();
  }

  /** After others had their turn: whoever floods does not go twice. */
  function drainSoon(): void {
    if (inbox.isEmpty || isDraining) return;
    isDraining = true;
    share.again(() => {
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
    giveBack();
    room.leave(session);
  }
}
