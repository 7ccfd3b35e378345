import { makeId, makeParticipantId, type BoardId, type ParticipantId } from '@steady/shared/ids.ts';
import { ROOM_VIEW, roleOf, type Seat } from '@steady/shared/seats.ts';
import type { Audit } from '../audit/audit.ts';
import type { Chance } from './clock.ts';
import type { Device } from './device.ts';
import { INVITE_LIFE_MS, MAX_NAME, MAX_OBSERVERS, MAX_OPEN_INVITES_PER_SEAT } from './limits.ts';
import type { LiveSeats } from './live-seats.ts';
import type { AccessStore, SeatRecord } from './records.ts';
import type { DocumentId } from '../store/store.ts';
import { Refused } from './refused.ts';
import { hashCode, hashSecret, makeSecret } from './secrets.ts';
import { lifeOf, newSession, type Started } from './sign-in.ts';
import { namePlace, type WordSealer } from './words.ts';

/**
 * A10 An invite is spent once, by a POST, together with taking the seat and starting the session.
 * A11 A seat's participant stays the same across devices, invites and being taken away.
 * A12 When taking a seat away is answered, none of its sockets is open and no old device or link
 *     opens it again; only a new invite does.
 * V15 Whoever leaves takes their private writing along: its key is destroyed and its rows are gone when
 *     leaving is answered. A seat that somebody else takes away keeps it, sealed.
 * A37 An invite with a spoken code opens with it only; `MAX_WRONG_CODES` wrong ones end it, however they come.
 */
export interface Invites {
  /** @throws Refused 'therapist-stays' | 'account-seat' | 'observers-full' | 'invites-full' */
  create(boardId: BoardId, wanted: WantedInvite, by: Seat): Promise<NewInvite>;
  open(boardId: BoardId): Promise<readonly OpenInvite[]>;
  /** @throws Refused 'no-such-invite' */
  revoke(boardId: BoardId, id: string, by: Seat): Promise<void>;
  /** [A18] The session ends: no link of this board opens anything any more, and the room view is empty. */
  closeAll(boardId: BoardId): Promise<void>;
  /**
   * @throws Refused 'no-such-invite' | 'invite-spent' | 'invite-expired' | 'code-needed' | 'wrong-code' |
   *   'invite-burnt'
   */
  redeem(brought: Brought, device: Device): Promise<Redeemed>;
  /**
   * @param by the seat's own: whoever sat there leaves
   * @throws Refused 'no-such-seat' | 'therapist-stays'
   */
  takeAway(boardId: BoardId, seat: Seat, by: Seat): Promise<void>;
}

export interface WantedInvite {
  readonly seat: Seat;
  /** Of somebody who is not on the board yet. */
  readonly name?: string | undefined;
  /** Four digits that the therapist says aloud. */
  readonly code?: string | undefined;
}

export interface Brought {
  readonly secret: string;
  readonly code?: string | undefined;
  readonly sharedDevice?: boolean | undefined;
}

export interface NewInvite {
  readonly id: string;
  /** The only copy. */
  readonly secret: string;
  readonly expiresAt: number;
}

export interface OpenInvite {
  readonly id: string;
  readonly seat: Seat;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** It needs a spoken code, which nobody can read any more. */
  readonly withCode: boolean;
}

export interface Redeemed {
  readonly boardId: BoardId;
  readonly seat: Seat;
  readonly started: Started;
}

export interface InvitesDeps extends Chance {
  readonly store: AccessStore;
  readonly sealer: WordSealer;
  readonly live: LiveSeats;
  readonly audit: Pick<Audit, 'noted'>;
  /** Waits until what was under way for a board is on disk and shown, or refused. */
  readonly settled: (boardId: BoardId) => Promise<void>;
  /** What is one person's own on a board, and how it goes. */
  readonly own: OwnOfSeat;
}

export interface OwnOfSeat {
  documentsOf(seat: Pick<SeatRecord, 'boardId' | 'participantId'>): readonly DocumentId[];
  /** @throws StoreError; then it is done at the next start */
  erase(documents: readonly DocumentId[]): Promise<void>;
}

export function makeInvites(deps: InvitesDeps): Invites {
  const { store, sealer, live, audit, settled, own, random, now } = deps;
  return {
    async create(boardId, { seat, name, code }, by) {
      if (roleOf(seat) === 'therapist') throw new Refused('therapist-stays');
      const record = (await find(boardId, seat)) ?? (await add(boardId, seat, name));
      if (record.personId !== undefined) throw new Refused('account-seat');
      const { participantId } = record;
      const open = await store.invites.open(boardId, now());
      const ofSeat = open.filter((invite) => invite.participantId === participantId);
      if (ofSeat.length >= MAX_OPEN_INVITES_PER_SEAT) throw new Refused('invites-full');
      const secret = makeSecret(random);
      const id = makeId(random);
      const createdAt = now();
      const expiresAt = createdAt + INVITE_LIFE_MS;
      const secretHash = hashSecret(secret);
      await store.invites.add(
        {
          id,
          secretHash,
          codeHash: hashCode(secret, code),
          participantId,
          createdAt,
          expiresAt,
        },
        audit.noted(boardId, { by, kind: 'invited', seat }),
      );
      return { id, secret, expiresAt };
    },

    async open(boardId) {
      const seats = await store.seats.ofBoard(boardId);
      const nameOf = new Map<ParticipantId, Seat>(
        seats.map(({ participantId, seat }) => [participantId, seat]),
      );
      const open = await store.invites.open(boardId, now());
      return open.flatMap(({ id, participantId, codeHash, createdAt, expiresAt }) => {
        const seat = nameOf.get(participantId);
        const withCode = codeHash !== undefined;
        return seat === undefined ? [] : [{ id, seat, createdAt, expiresAt, withCode }];
      });
    },

    async revoke(boardId, id, by) {
      const ended = await store.invites.remove(boardId, id, inviteEnded(by));
      if (ended === undefined) throw new Refused('no-such-invite');
    },

    async closeAll(boardId) {
      for (const { id } of await store.invites.open(boardId, now()))
        await store.invites.remove(boardId, id, inviteEnded(undefined));
      const roomView = await find(boardId, ROOM_VIEW);
      if (roomView?.taken === true) await takeAway(roomView, undefined);
    },

    async redeem({ secret, code, sharedDevice }, device) {
      let started: Started | undefined;
      const redeemed = await store.invites.redeem(
        { secretHash: hashSecret(secret), codeHash: hashCode(secret, code) },
        now(),
        (seat) => {
          const made = newSession({ now, random }, device, lifeOf(seat, sharedDevice));
          ({ started } = made);
          return made.session;
        },
        {
          joined: ({ boardId, seat }) => audit.noted(boardId, { by: seat, kind: 'joined' }),
          added: ({ boardId, seat }) => audit.noted(boardId, { by: seat, kind: 'device-added' }),
          burnt: ({ boardId, seat }) =>
            audit.noted(boardId, { by: undefined, kind: 'invite-burnt', seat }),
        },
      );
      if ('refused' in redeemed) throw new Refused(redeemed.refused);
      if (started === undefined) throw new Error('an invite was spent without a session');
      return { boardId: redeemed.seat.boardId, seat: redeemed.seat.seat, started };
    },

    async takeAway(boardId, seat, by) {
      const record = await find(boardId, seat);
      if (record === undefined) throw new Refused('no-such-seat');
      if (roleOf(seat) === 'therapist') throw new Refused('therapist-stays');
      const taken = by === seat ? own.documentsOf(record) : [];
      await takeAway(record, by, taken);
      await settled(boardId); // [A19]
      await own.erase(taken); // [V15]
    },
  };

  async function takeAway(
    record: SeatRecord,
    by: Seat | undefined,
    taken: readonly DocumentId[] = [],
  ): Promise<void> {
    const { participantId, boardId, seat } = record;
    const draft = by === seat ? ({ kind: 'left' } as const) : ({ kind: 'removed', seat } as const);
    await store.seats.empty(participantId, audit.noted(boardId, { by, ...draft }), taken);
    live.closeSeat(participantId);
  }

  function inviteEnded(by: Seat | undefined) {
    return ({ boardId, seat }: SeatRecord) =>
      audit.noted(boardId, { by, kind: 'invite-ended', seat });
  }

  async function find(boardId: BoardId, seat: Seat): Promise<SeatRecord | undefined> {
    return (await store.seats.ofBoard(boardId)).find((record) => record.seat === seat);
  }

  /** Observers and the room view come into being with their first invite. */
  async function add(boardId: BoardId, seat: Seat, name = ''): Promise<SeatRecord> {
    const seats = await store.seats.ofBoard(boardId);
    const observers = seats.filter((one) => roleOf(one.seat) === 'observer');
    if (roleOf(seat) === 'observer' && observers.length >= MAX_OBSERVERS)
      throw new Refused('observers-full');
    const participantId = makeParticipantId(random);
    const sealed = sealer.seal(boardId, namePlace(participantId), name.slice(0, MAX_NAME));
    const record: SeatRecord = {
      participantId,
      boardId,
      seat,
      name: sealed,
      personId: undefined,
      taken: false,
    };
    if (await store.seats.add(record)) return record;
    // Asked for twice at one moment: the other one made it.
    const there = await find(boardId, seat);
    if (there === undefined) throw new Refused('no-such-seat');
    return there;
  }
}
