import { makeParticipantId, type BoardId, type PersonId } from '@steady/shared/ids.ts';
import { parseSeat, roleOf, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { Audit } from '../audit/audit.ts';
import type { Chance } from './clock.ts';
import { MAX_OBSERVERS } from './limits.ts';
import type { LiveSeats } from './live-seats.ts';
import type { AccessStore, PersonRecord, SeatRecord } from './records.ts';
import { Refused } from './refused.ts';
import { namePlace, type WordSealer } from './words.ts';

/**
 * Therapists of one board: one leads, on the therapist's seat, and others may read, each on the seat of
 * an observer. A board is open to those who sit on it, and to nobody else in the practice.
 *
 *   therapist: Ruth   observer-1: Tom   ──handOver──►   therapist: Tom   observer-1: Ruth
 *
 * A41 Handing over swaps two seats in one transaction: a board has one lead at every moment. Whoever they
 *     are, and what each of them wrote, stays with the person (A11); their sockets are closed first.
 */
export interface Lead {
  /** Lets a colleague read. @throws Refused 'no-such-person' | 'already-seated' | 'observers-full' */
  seat(boardId: BoardId, personId: PersonId, by: Seat): Promise<Seat>;
  /** @param to the seat of an observer who has an account. @throws Refused 'no-such-seat' | 'needs-an-account' */
  handOver(boardId: BoardId, to: Seat, by: Seat): Promise<void>;
  /** The practice gives the lead to somebody, who may not sit there yet; whoever had it has no seat then. */
  pass(boardId: BoardId, to: PersonRecord): Promise<void>;
}

export interface LeadDeps extends Chance {
  readonly store: AccessStore;
  readonly sealer: WordSealer;
  readonly live: Pick<LiveSeats, 'closeSeat'>;
  readonly audit: Pick<Audit, 'noted'>;
  /** Whoever has the board open learns who sits where now. */
  readonly reseated: (boardId: BoardId) => Promise<void>;
  /** Waits until what was under way for a board is on disk and shown, or refused. */
  readonly settled: (boardId: BoardId) => Promise<void>;
}

export function makeLead(deps: LeadDeps): Lead {
  const { store, sealer, live, audit, reseated, settled, random } = deps;

  return {
    async seat(boardId, personId, by) {
      const person = await store.people.byId(personId);
      if (person === undefined) throw new Refused('no-such-person');
      return (await sit(boardId, person, by)).seat;
    },

    async handOver(boardId, to, by) {
      const seats = await store.seats.ofBoard(boardId);
      const next = seats.find(({ seat }) => seat === to);
      if (next === undefined || !next.taken || roleOf(to) !== 'observer')
        throw new Refused('no-such-seat');
      if (next.personId === undefined) throw new Refused('needs-an-account');
      await swap(boardId, seats, next, by);
      await settled(boardId); // [A19]
    },

    async pass(boardId, to) {
      const before = await store.seats.ofBoard(boardId);
      const own = before.find(({ personId, taken }) => personId === to.id && taken);
      const next = own ?? (await sit(boardId, to, undefined));
      const seats = await store.seats.ofBoard(boardId);
      await swap(boardId, seats, next, undefined);
      const left = seats.find(({ seat }) => seat === THERAPIST);
      if (left === undefined) return;
      const noted = audit.noted(boardId, { by: undefined, kind: 'removed', seat: next.seat });
      await store.seats.empty(left.participantId, noted);
      await settled(boardId);
    },
  };

  async function swap(
    boardId: BoardId,
    seats: readonly SeatRecord[],
    next: SeatRecord,
    by: Seat | undefined,
  ): Promise<void> {
    const lead = seats.find(({ seat }) => seat === THERAPIST);
    if (lead === undefined) throw new Refused('no-such-seat');
    const noted = audit.noted(boardId, { by, kind: 'lead-changed', seat: next.seat });
    const swapped = await store.seats.swap(lead.participantId, next.participantId, noted);
    if (!swapped) throw new Refused('no-such-seat');
    // Both come back as who they are now; nothing of theirs is asked for by the old seat. [A41]
    for (const { participantId } of [lead, next]) live.closeSeat(participantId, 'resync');
    await reseated(boardId);
  }

  /** The place of somebody who sat there before is theirs again (A11). */
  async function sit(
    boardId: BoardId,
    { id, name }: Pick<PersonRecord, 'id' | 'name'>,
    by: Seat | undefined,
  ): Promise<SeatRecord> {
    const seats = await store.seats.ofBoard(boardId);
    const before = seats.find(({ personId }) => personId === id);
    if (before?.taken === true) throw new Refused('already-seated');
    const participantId = before?.participantId ?? makeParticipantId(random);
    const record: SeatRecord = {
      participantId,
      boardId,
      seat: before?.seat ?? freeSeat(seats),
      name: sealer.seal(boardId, namePlace(participantId), name),
      personId: id,
      taken: true,
    };
    const noted = audit.noted(boardId, { by, kind: 'seated', seat: record.seat });
    // Somebody took that place at the same moment: there is another.
    return (await store.seats.sit(record, noted)) ? record : sit(boardId, { id, name }, by);
  }
}

function freeSeat(seats: readonly SeatRecord[]): Seat {
  const used = new Set<string>(seats.map(({ seat }) => seat));
  for (let n = 1; n <= MAX_OBSERVERS; n += 1)
    if (!used.has(`observer-${n}`)) return parseSeat(`observer-${n}`);
  throw new Refused('observers-full');
}
