import {
  makeId,
  makePersonId,
  type BoardId,
  type ParticipantId,
  type PersonId,
} from '@steady/shared/ids.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import type { Audit } from '../audit/audit.ts';
import { StoreError } from '../store/store.ts';
import type { Chance } from './clock.ts';
import type { Device } from './device.ts';
import type { Lead } from './lead.ts';
import {
  COLLEAGUE_INVITE_LIFE_MS,
  DEFAULT_IDLE_LOCK_MINUTES,
  MAX_COLLEAGUES,
  MAX_OPEN_COLLEAGUE_INVITES,
} from './limits.ts';
import type { LiveSeats } from './live-seats.ts';
import type { Passwords } from './passwords.ts';
import type { AccessStore, PersonRecord, SeatRecord } from './records.ts';
import { Refused } from './refused.ts';
import { hashSecret, makeSecret } from './secrets.ts';
import { newSession, type Started } from './sign-in.ts';

/**
 * The therapists of a practice. Whoever set it up lets the others in and takes them away; what any of
 * them may see of a board is decided by their seat on it, and by nothing else.
 *
 * A39 One link makes one account, within `COLLEAGUE_INVITE_LIFE_MS`; only whoever set the practice up makes
 *     links and removes people.
 * A40 When removing somebody is answered their devices and sockets are closed, and every board they led has
 *     another lead.
 */
export interface Colleagues {
  list(): Promise<readonly PersonRecord[]>;
  openInvites(): Promise<readonly OpenColleagueInvite[]>;
  /** @throws Refused 'practice-full' */
  invite(): Promise<OpenColleagueInvite & { readonly secret: string }>;
  /** @throws Refused 'no-such-invite' */
  revoke(id: string): Promise<void>;
  /** @throws Refused 'no-such-invite' | 'invite-spent' | 'invite-expired' | 'email-taken' | 'too-busy' */
  join(newcomer: Newcomer, device: Device): Promise<Started>;
  /**
   * @param boardsTo who leads their boards from now on
   * @throws Refused 'no-such-person' | 'first-stays' | 'boards-need-a-lead'
   */
  remove(personId: PersonId, boardsTo: PersonId | undefined): Promise<void>;
}

export interface OpenColleagueInvite {
  readonly id: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface Newcomer {
  readonly secret: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface ColleaguesDeps extends Chance {
  readonly store: AccessStore;
  readonly live: Pick<LiveSeats, 'endSessions' | 'closeSeat'>;
  readonly passwords: Passwords;
  readonly lead: Pick<Lead, 'pass'>;
  readonly audit: Pick<Audit, 'noted'>;
  /** Waits until what was under way for a board is on disk and shown, or refused. */
  readonly settled: (boardId: BoardId) => Promise<void>;
}

export function makeColleagues(deps: ColleaguesDeps): Colleagues {
  const { store, live, passwords, lead, audit, settled, random, now } = deps;

  return {
    list: () => store.people.all(),

    async openInvites() {
      const open = await store.colleagueInvites.open(now());
      return open.map(({ id, createdAt, expiresAt }) => ({ id, createdAt, expiresAt }));
    },

    async invite() {
      const people = await store.people.all();
      const open = await store.colleagueInvites.open(now());
      if (people.length >= MAX_COLLEAGUES || open.length >= MAX_OPEN_COLLEAGUE_INVITES)
        throw new Refused('practice-full');
      const secret = makeSecret(random);
      const id = makeId(random);
      const createdAt = now();
      const expiresAt = createdAt + COLLEAGUE_INVITE_LIFE_MS;
      await store.colleagueInvites.add({
        id,
        secretHash: hashSecret(secret),
        createdAt,
        expiresAt,
      });
      return { id, secret, createdAt, expiresAt };
    },

    async revoke(id) {
      if (!(await store.colleagueInvites.remove(id))) throw new Refused('no-such-invite');
    },

    async join({ secret, name, email, password }, device) {
      const person = {
        id: makePersonId(random),
        name,
        email,
        passwordHash: await passwords.hash(password),
        lockMs: DEFAULT_IDLE_LOCK_MINUTES * 60_000,
      };
      const { session, started } = newSession({ now, random }, device, 'therapist');
      const came = await store.colleagueInvites.redeem(hashSecret(secret), now(), person, session);
      if (came !== 'joined') throw new Refused(came);
      return started;
    },

    async remove(personId, boardsTo) {
      const person = await store.people.byId(personId);
      if (person === undefined) throw new Refused('no-such-person');
      if (person.isFirst) throw new Refused('first-stays');
      const left = new Set<ParticipantId>();
      const boards = new Set<BoardId>();
      for (;;) {
        const seats = await store.seats.ofPerson(personId);
        const read = seats.filter(({ seat, taken }) => seat !== THERAPIST && taken);
        for (const { participantId } of seats) left.add(participantId);
        for (const { boardId } of read) boards.add(boardId);
        await passBoards(personId, seats, boardsTo);
        for (const seat of read) await empty(seat);
        const ended = await store.accounts.remove(personId);
        // A board that they made meanwhile is passed on, too; there is a limit to how many.
        if (ended === 'leads') continue;
        live.endSessions(ended);
        break;
      }
      for (const participantId of left) live.closeSeat(participantId);
      for (const boardId of boards) await settled(boardId); // [A19]
    },
  };

  async function passBoards(
    personId: PersonId,
    seats: readonly SeatRecord[],
    boardsTo: PersonId | undefined,
  ): Promise<void> {
    const led = seats.filter(({ seat }) => seat === THERAPIST);
    if (led.length === 0) return;
    const next = boardsTo === undefined ? undefined : await store.people.byId(boardsTo);
    if (next === undefined || next.id === personId) throw new Refused('boards-need-a-lead');
    for (const { boardId } of led) await lead.pass(boardId, next);
  }

  /** [U2] One board that is damaged must not keep somebody in the practice: their seats go with their account. */
  async function empty({ participantId, boardId, seat }: SeatRecord): Promise<void> {
    const noted = audit.noted(boardId, { by: undefined, kind: 'removed', seat });
    try {
      await store.seats.empty(participantId, noted);
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'damaged') throw error;
    }
  }
}
