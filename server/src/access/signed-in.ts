import type { BoardId, ParticipantId, PersonId } from '@steady/shared/ids.ts';
import { TOUCH_EVERY_MS } from './limits.ts';
import type { AccessStore, BoardRecord, SeatRecord, SessionRecord } from './records.ts';
import { StoreError } from '../store/store.ts';
import { Refused } from './refused.ts';
import { hashSecret } from './secrets.ts';
import { namePlace, type WordSealer } from './words.ts';

/** Who a cookie belongs to, and which seats they have. */
export interface SignedIn {
  /** @returns undefined when the cookie opens nothing (any more) */
  find(token: string): Promise<SessionRecord | undefined>;
  me(session: SessionRecord): Promise<Me>;
  /**
   * The seat on a board, for anything done there.
   * @throws Refused 'no-such-board' | 'not-allowed'
   */
  seatOn(session: SessionRecord, boardId: BoardId): Promise<OwnSeat>;
  end(session: SessionRecord): Promise<void>;
}

export interface Me {
  readonly id: PersonId | ParticipantId;
  readonly name: string;
  /** A therapist with a password; partners have none. */
  readonly account: boolean;
  readonly seats: readonly SeatRecord[];
}

export interface OwnSeat {
  readonly board: BoardRecord;
  readonly seat: SeatRecord;
  /** As the others see it. */
  readonly name: string;
}

export interface SignedInDeps {
  readonly store: AccessStore;
  readonly sealer: WordSealer;
  readonly now: () => number;
}

export function makeSignedIn({ store, sealer, now }: SignedInDeps): SignedIn {
  return {
    async find(token) {
      const at = now();
      const session = await store.sessions.find(hashSecret(token), at);
      if (session !== undefined && at - session.seenAt >= TOUCH_EVERY_MS) {
        await touch(session, at);
      }
      return session;
    },

    async me(session) {
      const { who } = session;
      if (who.kind === 'person') {
        const person = await store.people.byId(who.personId);
        if (person === undefined) throw new Refused('not-signed-in');
        const seats = await store.seats.ofPerson(who.personId);
        return { id: person.id, name: person.name, account: true, seats: seats.filter(isTaken) };
      }
      const seat = await store.seats.byParticipant(who.participantId);
      if (seat === undefined) throw new Refused('not-signed-in');
      const name = nameOf(seat);
      const seats = seat.taken && !who.emptied ? [seat] : [];
      return { id: seat.participantId, name, account: false, seats };
    },

    async seatOn({ who }, boardId) {
      const board = await store.boards.get(boardId);
      if (board === undefined || board.state === 'erasing') throw new Refused('no-such-board');
      const seats = await store.seats.ofBoard(boardId);
      const seat = seats.find((candidate) =>
        who.kind === 'person'
          ? candidate.personId === who.personId
          : candidate.participantId === who.participantId && !who.emptied,
      );
      if (seat === undefined || !seat.taken) throw new Refused('not-allowed');
      return { board, seat, name: nameOf(seat) };
    },

    end: (session) => store.sessions.end(session.id),
  };

  /** A full disk is no reason to let nobody read. */
  async function touch({ id }: SessionRecord, at: number): Promise<void> {
    try {
      await store.sessions.touch([id], at);
    } catch (error) {
      if (!(error instanceof StoreError && error.kind === 'full')) throw error;
    }
  }

  function nameOf({ boardId, participantId, name }: SeatRecord): string {
    return sealer.open(boardId, namePlace(participantId), name);
  }
}

const isTaken = ({ taken }: SeatRecord): boolean => taken;
