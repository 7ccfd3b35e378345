import type { BoardId, ParticipantId, PersonId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Noted } from '../store/audit-store.ts';
import type { DocumentId } from '../store/store.ts';
import type { Device } from './device.ts';

/**
 * What access keeps, and the interfaces of its storage. Only `store` knows how; each method is one
 * transaction, in which `noted` is written to the audit as well. Times are milliseconds since 1970. Words of a board (title, names) are sealed bytes.
 */
export interface AccessStore {
  readonly people: People;
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  readonly recoveryCodes: RecoveryCodes;
  readonly boards: Boards;
  readonly seats: Seats;
  readonly invites: Invites;
  readonly deviceLinks: DeviceLinks;
  readonly colleagueInvites: ColleagueInvites;
  readonly calendarLinks: CalendarLinks;
  readonly sessions: DeviceSessions;
  readonly devices: Devices;
  readonly locks: SessionLocks;
}

export interface PersonRecord {
  readonly id: PersonId;
  readonly name: string;
  /** Lower case, trimmed. */
  readonly email: string;
  /** Undefined: they come in by passkey only. */
  readonly passwordHash: string | undefined;
  /** Whoever set the practice up; there is one. */
  readonly isFirst: boolean;
  /** ms without use after which their devices lock. */
  readonly lockMs: number;
}

export type NewPerson = Omit<PersonRecord, 'isFirst'>;

export interface People {
  /** Adds the person with whom a practice begins. @returns false when there is somebody already */
  addFirst(person: NewPerson): Promise<boolean>;
  /** Undefined while nobody has set the practice up. */
  first(): Promise<PersonRecord | undefined>;
  byId(id: PersonId): Promise<PersonRecord | undefined>;
  byEmail(email: string): Promise<PersonRecord | undefined>;
  /** The first of them first, then by name. */
  all(): Promise<readonly PersonRecord[]>;
}

/** What changes about somebody who has an account. */
export interface Accounts {
  setLock(id: PersonId, lockMs: number): Promise<void>;
  /** Ends every device session but the one that is kept. @returns ids of the sessions that ended */
  setPassword(id: PersonId, passwordHash: string, kept: string): Promise<readonly string[]>;
  /** @returns false when it is their last way in: nothing was changed */
  removePassword(id: PersonId): Promise<boolean>;
  removePasskey(
    id: PersonId,
    passkey: string,
  ): Promise<'removed' | 'no-such-passkey' | 'last-way-in'>;
  /** This password alone is their way in from now on. @returns ids of the sessions that ended: all */
  startOver(id: PersonId, passwordHash: string): Promise<readonly string[]>;
  /**
   * Gone, with every way in; their seats are empty and nobody's.
   * @returns ids of the sessions that ended; 'leads' when they lead a board, and then nothing was done
   */
  remove(id: PersonId): Promise<readonly string[] | 'leads'>;
}

export interface PasskeyRecord {
  /** Names it in an address; opens nothing. */
  readonly id: string;
  readonly personId: PersonId;
  /** The device's own name for it, base64url. */
  readonly credentialId: string;
  /** COSE */
  readonly publicKey: Uint8Array;
  /** Of uses, as far as the device counts them. */
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly madeAt: number;
}

export interface Passkeys {
  /** @returns false when it is there already, whoever has it */
  add(passkey: PasskeyRecord): Promise<boolean>;
  ofPerson(id: PersonId): Promise<readonly PasskeyRecord[]>;
  byCredential(credentialId: string): Promise<PasskeyRecord | undefined>;
  used(id: string, counter: number): Promise<void>;
  rename(personId: PersonId, id: string, name: string): Promise<boolean>;
}

export interface RecoveryCodes {
  /** All that were there before are gone with it. */
  replace(id: PersonId, hashes: readonly Uint8Array[], madeAt: number): Promise<void>;
  left(id: PersonId): Promise<{ readonly left: number; readonly madeAt: number | undefined }>;
  /** @returns whether it was one of theirs: it is none any more */
  spend(id: PersonId, hash: Uint8Array): Promise<boolean>;
}

/** `erasing` boards are no longer there for anybody; the erasing is finished at the next start. */
export const BOARD_STATES = ['open', 'resting', 'erasing'] as const;
export type BoardState = (typeof BOARD_STATES)[number];

export interface BoardRecord {
  readonly id: BoardId;
  readonly title: Uint8Array;
  readonly state: BoardState;
  readonly createdAt: number;
}

export interface Boards {
  /** @returns false when somebody who would sit there with an account has none any more: nothing was made */
  add(board: BoardRecord, seats: readonly SeatRecord[], noted: Noted): Promise<boolean>;
  get(id: BoardId): Promise<BoardRecord | undefined>;
  /** Boards being erased are among them; those whose row is damaged are not. */
  all(): Promise<readonly BoardRecord[]>;
  /** @returns false when there is no such board any more, or it is being erased */
  change(
    id: BoardId,
    change: Partial<Pick<BoardRecord, 'title' | 'state'>>,
    noted?: Noted,
  ): Promise<boolean>;
  /** With its seats and invites; its device sessions end. */
  remove(id: BoardId): Promise<void>;
}

/** One participant's place on one board. The row outlives its being taken away: the id stays theirs. */
export interface SeatRecord {
  readonly participantId: ParticipantId;
  readonly boardId: BoardId;
  readonly seat: Seat;
  readonly name: Uint8Array;
  /** The account behind the seat; partners have none. */
  readonly personId: PersonId | undefined;
  /** Whether somebody sits here now: from redeeming an invite until the seat is taken away. */
  readonly taken: boolean;
}

export interface Seats {
  /** @returns false when there is such a seat on this board already */
  add(seat: SeatRecord): Promise<boolean>;
  ofBoard(boardId: BoardId): Promise<readonly SeatRecord[]>;
  ofPerson(personId: PersonId): Promise<readonly SeatRecord[]>;
  byParticipant(id: ParticipantId): Promise<SeatRecord | undefined>;
  /**
   * Its device sessions lose the seat for good and its open invites and its calendar’s address die, all in
   * one transaction.
   * @param taken documents that go with whoever sat there; `Store.erase` has to follow
   */
  empty(id: ParticipantId, noted: Noted, taken?: readonly DocumentId[]): Promise<void>;
  /**
   * Somebody with an account takes a place, a new one or their old one.
   * @returns false when it is somebody else's
   */
  sit(seat: SeatRecord, noted: Noted): Promise<boolean>;
  /** Two people of one board change places. @returns false when one of them sits there no more */
  swap(one: ParticipantId, other: ParticipantId, noted: Noted): Promise<boolean>;
}

export interface InviteRecord {
  /** Names it to the therapist; opens nothing. */
  readonly id: string;
  readonly secretHash: Uint8Array;
  /** Of the secret and the spoken code together; undefined: the link alone opens the seat. */
  readonly codeHash: Uint8Array | undefined;
  readonly participantId: ParticipantId;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export type Redeemed =
  | { readonly seat: SeatRecord }
  | {
      readonly refused:
        | 'no-such-invite'
        | 'invite-spent'
        | 'invite-expired'
        | 'code-needed'
        | 'wrong-code'
        | 'invite-burnt';
    };

/** What somebody who opens a link brings. */
export interface BroughtToLink {
  readonly secretHash: Uint8Array;
  /** Undefined: no code was given. */
  readonly codeHash: Uint8Array | undefined;
}

/** What is to be noted with it. */
export interface NotedOfLink {
  readonly joined: (seat: SeatRecord) => Noted;
  /** On one more device of whoever sits there. */
  readonly added: (seat: SeatRecord) => Noted;
  /** By one wrong code too many. */
  readonly burnt: (seat: SeatRecord) => Noted;
}

/** Links for a second device of one's own: opened as invites are, and in no list. */
export interface DeviceLinks {
  /** The one before opens nothing any more. */
  replace(link: InviteRecord): Promise<void>;
}

export interface Invites {
  add(invite: InviteRecord, noted: Noted): Promise<void>;
  /** Neither spent nor expired. */
  open(boardId: BoardId, now: number): Promise<readonly InviteRecord[]>;
  /**
   * Spends it, takes the seat and starts the session together, or does nothing of the three. A wrong code is
   * counted in the same transaction, however many come at once.
   */
  redeem(
    brought: BroughtToLink,
    now: number,
    sessionFor: (seat: Seat) => NewSession,
    noted: NotedOfLink,
  ): Promise<Redeemed>;
  /** @returns the seat it would have opened; undefined when there is no such link that is open */
  remove(
    boardId: BoardId,
    id: string,
    notedFor: (seat: SeatRecord) => Noted,
  ): Promise<SeatRecord | undefined>;
}

export interface NewSession {
  /** Names the device to whoever it belongs to; opens nothing. */
  readonly id: string;
  readonly device: Device;
  readonly tokenHash: Uint8Array;
  readonly startedAt: number;
  readonly idleMs: number;
  readonly endsAt: number;
}

/** One device that somebody is signed in on: a person with an account, or one participant. */
export interface SessionRecord extends NewSession {
  readonly who: SessionOwner;
  readonly seenAt: number;
  /** When its person last showed who they are: at sign-in, or since. */
  readonly provedAt: number;
  /** Undefined: this device does not lock, because there is nothing to unlock it by. */
  readonly lock: SessionLock | undefined;
}

export interface SessionLock {
  readonly lockMs: number;
  /** When somebody's hand was last on it. */
  readonly activeAt: number;
  readonly locked: boolean;
}

export type SessionOwner =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | {
      readonly kind: 'participant';
      readonly participantId: ParticipantId;
      /** The seat was taken away from this device. A new invite makes a new session, not this one. */
      readonly emptied: boolean;
    };

export interface DeviceSessions {
  start(session: NewSession, personId: PersonId): Promise<void>;
  /** @returns undefined when there is none or it has ended */
  find(tokenHash: Uint8Array, now: number): Promise<SessionRecord | undefined>;
  /** @returns ids of those that are no more: ended by somebody else meanwhile */
  touch(ids: readonly string[], now: number): Promise<readonly string[]>;
  end(id: string): Promise<void>;
  /** Removes what has ended, and invites past their memory. @returns ids of the sessions that ended */
  sweep(now: number): Promise<readonly string[]>;
}

/** Whether the person of a device is there. */
export interface SessionLocks {
  active(id: string, now: number): Promise<void>;
  lock(id: string): Promise<void>;
  /** Its person showed who they are: unlocked, and proved now. */
  prove(id: string, now: number): Promise<void>;
  /** Locks those whose time without use is over. @returns their ids */
  lockIdle(now: number): Promise<readonly string[]>;
  /** Those whose time without use is over, locked or not. */
  idle(now: number): Promise<readonly string[]>;
}

/** All that one person, or one participant, is signed in on. */
export interface Devices {
  /** Those that have not ended, the first one first; of a device whose seat was taken away, itself. */
  of(session: SessionRecord, now: number): Promise<readonly SessionRecord[]>;
  /** Ends these, and every link for another device that is still open. @returns ids of those that ended */
  end(owner: SessionOwner, ids: readonly string[]): Promise<readonly string[]>;
}

/** A link that makes an account. */
export interface ColleagueInviteRecord {
  readonly id: string;
  readonly secretHash: Uint8Array;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface ColleagueInvites {
  add(invite: ColleagueInviteRecord): Promise<void>;
  open(now: number): Promise<readonly ColleagueInviteRecord[]>;
  /** Spends it, makes the account and starts its first session together, or does nothing of the three. */
  redeem(
    secretHash: Uint8Array,
    now: number,
    person: NewPerson,
    session: NewSession,
  ): Promise<'joined' | 'no-such-invite' | 'invite-spent' | 'invite-expired' | 'email-taken'>;
  remove(id: string): Promise<boolean>;
}

/** The address that one participant's calendar follows. */
export interface CalendarLinkRecord {
  readonly id: string;
  readonly secretHash: Uint8Array;
  readonly participantId: ParticipantId;
  /** What was chosen with it, sealed. */
  readonly choice: Uint8Array;
  /** A day, never a time. */
  readonly madeOn: string;
}

export interface CalendarLinks {
  find(secretHash: Uint8Array): Promise<CalendarLinkRecord | undefined>;
  of(participantId: ParticipantId): Promise<CalendarLinkRecord | undefined>;
  /** The one before is gone with it. */
  replace(link: CalendarLinkRecord, noted: Noted): Promise<void>;
  /** Notes nothing when there was none. */
  end(participantId: ParticipantId, noted: Noted): Promise<void>;
}
