import { makeBoardId, makeParticipantId, type BoardId, type PersonId } from '@steady/shared/ids.ts';
import {
  PARTNER_A,
  PARTNER_B,
  roleOf,
  THERAPIST,
  type Role,
  type Seat,
} from '@steady/shared/seats.ts';
import type { Audit } from '../audit/audit.ts';
import type { ErasedBoards } from '../store/erased/erased-boards.ts';
import { StoreError } from '../store/store.ts';
import type { Chance } from './clock.ts';
import { MAX_BOARDS_PER_PERSON } from './limits.ts';
import type { LiveSeats } from './live-seats.ts';
import type { AccessStore, BoardRecord, SeatRecord } from './records.ts';
import { Refused } from './refused.ts';
import type { Me, OwnSeat } from './signed-in.ts';
import { namePlace, TITLE_PLACE, type WordSealer } from './words.ts';

/**
 * A8  A board is in the list only when its document is on disk.
 * A9  Erasing a board destroys its keys, once it stands in the list of erased boards (S40); a crash, or a
 *     full disk, in between is finished at the next start.
 */
export interface Boards {
  /** @throws Refused 'boards-full' */
  create(personId: PersonId, board: NewBoard): Promise<BoardId>;
  list(me: Me): Promise<readonly BoardView[]>;
  view(own: OwnSeat): Promise<BoardView>;
  change(own: OwnSeat, change: BoardChange): Promise<void>;
  erase(boardId: BoardId): Promise<void>;
  /**
   * Once at start, before anybody is let in. A board that cannot be erased just then keeps nobody else
   * out: it is there for nobody already.
   * @returns those that are still to be erased
   */
  finishErasing(): Promise<readonly BoardId[]>;
}

export interface NewBoard {
  readonly title: string;
  readonly template: string;
  readonly partners: readonly [string, string];
}

export interface BoardChange {
  readonly title?: string | undefined;
  readonly state?: 'open' | 'resting' | undefined;
}

export interface BoardView {
  readonly boardId: BoardId;
  /** Null: the names of the two partners will do. */
  readonly title: string | null;
  /** `unreadable`: its keys are missing or its data is damaged. */
  readonly state: string;
  readonly createdAt: number;
  readonly ownSeat: Seat;
  readonly seats: readonly SeatView[];
}

export interface SeatView {
  readonly seat: Seat;
  readonly role: Role;
  readonly name: string;
  /** Somebody sits there: they have opened their link, and it was not taken away. */
  readonly taken: boolean;
  /** With an account of their own. */
  readonly account: boolean;
}

/** The board's documents, as far as access goes: it knows no cards. */
export interface BoardDocuments {
  /** Writes the first state, durably. */
  create(boardId: BoardId, template: string): Promise<void>;
  /** Closes whoever has them open, then destroys their keys. */
  erase(boardId: BoardId): Promise<void>;
  /** [A19] Resting began or ended: open documents ask their grants anew. */
  setResting(boardId: BoardId): Promise<void>;
}

export interface BoardsDeps extends Chance {
  readonly store: AccessStore;
  readonly sealer: WordSealer;
  readonly documents: BoardDocuments;
  readonly live: LiveSeats;
  readonly audit: Pick<Audit, 'noted'>;
  readonly erased: Pick<ErasedBoards, 'add'>;
}

export function makeBoards(deps: BoardsDeps): Boards {
  const { store, sealer, documents, live, audit, erased, random, now } = deps;

  return {
    async create(personId, { title, template, partners }) {
      const person = await store.people.byId(personId);
      if (person === undefined) throw new Refused('not-signed-in');
      const own = await store.seats.ofPerson(personId);
      if (own.filter(({ seat }) => seat === THERAPIST).length >= MAX_BOARDS_PER_PERSON)
        throw new Refused('boards-full');
      const boardId = makeBoardId(random);
      await documents.create(boardId, template);
      sealer.create(boardId);
      const seat = (place: Seat, name: string, account?: PersonId): SeatRecord => {
        const participantId = makeParticipantId(random);
        const sealed = sealer.seal(boardId, namePlace(participantId), name);
        const taken = account !== undefined;
        return { participantId, boardId, seat: place, name: sealed, personId: account, taken };
      };
      const isMade = await store.boards.add(
        {
          id: boardId,
          title: sealer.seal(boardId, TITLE_PLACE, title),
          state: 'open',
          createdAt: now(),
        },
        [
          seat(THERAPIST, person.name, personId),
          seat(PARTNER_A, partners[0]),
          seat(PARTNER_B, partners[1]),
        ],
        audit.noted(boardId, { by: THERAPIST, kind: 'made' }),
      );
      if (isMade) return boardId;
      await finish(boardId);
      throw new Refused('not-signed-in');
    },

    async list(me) {
      const views: BoardView[] = [];
      for (const seat of me.seats) {
        const board = await store.boards.get(seat.boardId);
        if (board !== undefined && board.state !== 'erasing') {
          views.push(await viewInList(board, seat));
        }
      }
      return views.toSorted((a, b) => b.createdAt - a.createdAt);
    },

    view: ({ board, seat }) => view(board, seat),

    async change({ board, seat }, { title, state }) {
      const isOther = state !== undefined && state !== board.state;
      const kind = state === 'resting' ? 'rested' : 'woken';
      const isThere = await store.boards.change(
        board.id,
        {
          ...(title === undefined ? {} : { title: sealer.seal(board.id, TITLE_PLACE, title) }),
          ...(isOther ? { state } : {}),
        },
        isOther ? audit.noted(board.id, { by: seat.seat, kind }) : undefined,
      );
      if (!isThere) throw new Refused('no-such-board');
      if (!isOther) return;
      live.setResting(board.id, state === 'resting');
      await documents.setResting(board.id);
    },

    async erase(boardId) {
      await store.boards.change(boardId, { state: 'erasing' });
      live.closeBoard(boardId);
      await finish(boardId);
    },

    async finishErasing() {
      const left: BoardId[] = [];
      for (const { id, state } of await store.boards.all()) {
        if (state !== 'erasing') continue;
        try {
          await finish(id);
        } catch (error) {
          if (!(error instanceof StoreError)) throw error;
          left.push(id);
        }
      }
      return left;
    },
  };

  async function finish(boardId: BoardId): Promise<void> {
    erased.add(boardId, new Date(now()).toISOString().slice(0, 10)); // [S40]
    await documents.erase(boardId);
    sealer.destroy(boardId);
    await store.boards.remove(boardId);
  }

  /** One board that is damaged must not take the whole list away. */
  async function viewInList(board: BoardRecord, own: SeatRecord): Promise<BoardView> {
    try {
      return await view(board, own);
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'damaged') throw error;
      const { id, createdAt } = board;
      const nothing = { title: null, state: 'unreadable', seats: [] };
      return { boardId: id, createdAt, ownSeat: own.seat, ...nothing };
    }
  }

  async function view(board: BoardRecord, own: SeatRecord): Promise<BoardView> {
    const seats = await store.seats.ofBoard(board.id);
    return {
      boardId: board.id,
      title: sealer.open(board.id, TITLE_PLACE, board.title) || null,
      state: board.state,
      createdAt: board.createdAt,
      ownSeat: own.seat,
      seats: seats.map(({ participantId, seat, name, taken, personId }) => ({
        seat,
        role: roleOf(seat),
        name: sealer.open(board.id, namePlace(participantId), name),
        taken,
        account: personId !== undefined,
      })),
    };
  }
}
