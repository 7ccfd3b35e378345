import type { ParticipantId } from '@steady/shared/ids.ts';
import type {
  Claims,
  LedgerEntryMessage,
  WritingWithheld,
} from '@steady/shared/protocol/messages.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Scan } from './admission/scan.ts';
import type { Takes } from './admission/structs.ts';
import type { Entry } from './awareness-entries.ts';
import type { Voice } from './awareness.ts';
import type { Outbox } from './outbox.ts';
import type { Socket } from './socket.ts';

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
  /** An edit of theirs was taken. */
  readonly wrote?: () => void;
  /** The board rests, which everybody at it is told. */
  readonly isResting?: () => boolean;
  readonly socket: Socket;
}

/** What a session asks of its room; frames are ready to send. */
export interface RoomOfSession {
  step1(): Uint8Array;
  /** @returns a Yjs update: what is committed and not at `stateVector` */
  since(stateVector: ReadonlyMap<number, number>): Uint8Array;
  /** Whether anything under this client id is committed. */
  knows(client: number): boolean;
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
  /** Says the time at once, and the entries when they are there. Never rejects. */
  ledgerAfter(session: Session, after: number): Promise<void>;
  leave(session: Session): void;
  whyReadOnly(): WritingWithheld | undefined;
  claims(): Claims;
  readonly epoch: string;
  /** What an update may hold. */
  readonly takes: Takes;
}

/** What the websocket route has of a session. */
export interface SessionHandle {
  /** One binary message; may come before the document is loaded. Never throws. */
  receive(bytes: Uint8Array): void;
  /** A frame of the websocket itself came, which says nothing and costs something. */
  noise(): void;
  /** So many bytes have come of a message that is not whole yet: none, once it is. */
  began(bytes: number): void;
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
