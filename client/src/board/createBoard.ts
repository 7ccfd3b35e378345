import { cardsTouched } from '@steady/shared/board/authorship.ts';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { mayArrangeLanes, mayWrite } from '@steady/shared/board/rights.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import type { Claims, WritingWithheld } from '@steady/shared/protocol/messages.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { createMemo, createSignal, onCleanup, untrack, type Accessor } from 'solid-js';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { OwnCopy } from '../local/keepOwn.ts';
import type { Keeping } from '../local/makeLocalCopy.ts';
import type { Past } from '../local/past.ts';
import type { BoardConnection, ConnectionOptions } from '../net/connect.ts';
import type { BoardSummary } from '../net/api.ts';
import { START, type ConnectionState } from '../net/connectionState.ts';
import type { SavedState } from '../net/savedCount.ts';
import type { Space } from '../private/space.ts';
import { createCards, type Cards } from './createCards.ts';
import type { Ledger, LedgerOfConnection } from './createLedger.ts';
import { createLanes, type Lanes } from './createLanes.ts';
import { createLinks, type Links } from './createLinks.ts';
import { createPresence, type Person, type Presence } from './createPresence.ts';
import { createSaved, type Told } from './createSaved.ts';
import { createUndo, type Undo } from './createUndo.ts';

export interface Writing {
  readonly allowed: boolean;
  readonly why?: WritingWithheld | undefined;
}

/** A board as signals, for one seat; everything a page or a card needs, and the only thing it gets. */
export interface Board {
  readonly document: BoardDocument;
  readonly awareness: Awareness;
  readonly me: Person;
  /** How people are called on this board, those who are not here too. */
  readonly nameOf: (seat: Seat) => string;
  /** Names of whoever has a seat, but a room's screen; in the order of seats. */
  readonly people: ReadonlyMap<Seat, string>;
  /** The seat that a Yjs client id belongs to, as the server tells it. */
  readonly seatOf: (client: number) => Seat | undefined;
  /** How many people this board is for, here or not; it decides what "who can see this" says. */
  readonly seated: number;
  readonly cards: Cards;
  readonly links: Links;
  readonly lanes: Lanes;
  readonly presence: Presence;
  readonly ledger: Ledger;
  readonly undo: Undo;
  readonly connection: Accessor<ConnectionState>;
  /** Whether the server's content has arrived. */
  readonly ready: Accessor<boolean>;
  readonly saved: Accessor<Told>;
  /** Cards of which the server does not have the latest words. */
  readonly unsaved: Accessor<ReadonlySet<string>>;
  /** Whether this card is to be marked as not sent yet. */
  isUnsaved(card: string): boolean;
  readonly mayWrite: boolean;
  /** The therapist has locked this lane: its words stay as they are. */
  isLocked(lane: LaneId): boolean;
  /** Whether this person may write on the cards of a lane now. */
  mayWriteIn(lane: LaneId): boolean;
  readonly mayArrangeLanes: boolean;
  /** Whether the server takes this page's edits now. */
  readonly writing: Accessor<Writing>;
  /** The therapist lets the board rest: everybody reads, nobody writes. */
  readonly resting: Accessor<boolean>;
  readonly random: RandomBytes;
  readonly tryNow: () => void;
  /** What the same person writes beside the board: for themselves alone (src/private), or in a home review. */
  readonly aside: Aside;
  /** Client id → seat, as far as it is known. */
  readonly claims: Accessor<Claims>;
  /** Of the server's copy; empty before it said so. */
  readonly epoch: () => string;
  /** Whether this device keeps a copy. */
  readonly kept: Accessor<Kept | undefined>;
  setKept(kept: Kept | undefined): void;
  /** What this device had before the board had to begin anew, to be looked at and decided on. */
  readonly past: Accessor<readonly Past[]>;
  setPast(past: readonly Past[]): void;
}

export interface Aside {
  unsent: () => readonly string[];
  review: () => readonly string[];
  /** Once it was opened on this page. */
  space?: Space | undefined;
}

/** A copy of this board on this device (client/src/local), which keeps up with the page. */
export interface Kept {
  /**
   * Starts keeping what stands beside the document, too; ends with the owner.
   * @param told the board as HTTP last told it, when it did
   */
  follow(board: Board, told: BoardSummary | undefined): void;
  /** One sealed place in the copy for what its owner does here alone (client/src/review). */
  readonly review: { read(): unknown; write(value: unknown): void };
  /** Keeps what its owner writes for themselves alone, too (client/src/private). */
  own(doc: Y.Doc): Promise<OwnCopy | undefined>;
  /** Whether the copy holds all that stands on this page. */
  readonly keeping: Accessor<Keeping>;
  /** What was set aside is decided on. */
  removePast(): Promise<void>;
}

/** What a copy on this device knows before anything comes from the server. */
export interface Earlier {
  readonly claims: Claims;
  readonly kept: Kept;
}

export interface BoardOptions {
  readonly doc: Y.Doc;
  readonly me: Person;
  readonly people: ReadonlyMap<Seat, string>;
  /** Asks who sits where now; undefined when nobody can say. */
  readonly askPeople?: () => Promise<ReadonlyMap<Seat, string> | undefined>;
  readonly random: RandomBytes;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly ledger: LedgerOfConnection;
  readonly earlier?: Earlier | undefined;
  readonly past?: readonly Past[] | undefined;
  /** Opens the connection; a test passes one without a network. */
  readonly connect: (options: Pick<ConnectionOptions, 'doc' | 'touched' | 'on'>) => BoardConnection;
}

export function createBoard(options: BoardOptions): Board {
  const { doc, me, people, random, setTimer, ledger, earlier, connect } = options;
  // A copy that has begun anew holds no board yet.
  const hasBoard = earlier !== undefined && doc.store.clients.size > 0;
  const locked = createMemo(() => ledger.ledger.state().session.running?.lockedLanes);
  const isLocked = (lane: LaneId): boolean => locked()?.has(lane) ?? false;
  // Asked anew by every writer.
  // oxlint-disable-next-line solid/reactivity
  const document = openBoard(doc, isLocked);
  const [connection, setConnection] = createSignal<ConnectionState>(START);
  const [saved, setSaved] = createSignal<SavedState>('nothing');
  const [unsaved, setUnsaved] = createSignal<ReadonlySet<string>>(new Set(), { equals: sameSet });
  const [ready, setReady] = createSignal(hasBoard);
  // oxlint-disable-next-line solid/reactivity -- a board is opened once
  const [names, setNames] = createSignal(people);
  const [claims, setClaims] = createSignal<Claims>(earlier?.claims ?? {});
  const [kept, setKept] = createSignal<Kept | undefined>(earlier?.kept);
  const [past, setPast] = createSignal(options.past ?? []);
  const [writing, setWriting] = createSignal<Writing>({ allowed: true });
  const [resting, setResting] = createSignal(false);

  let opened: BoardConnection | undefined;
  let isFirst = true;
  const changed = () => {
    if (opened === undefined) return;
    setConnection(opened.state);
    setSaved(opened.savedCount.state);
    setUnsaved(opened.savedCount.unsaved);
    setReady(hasBoard || opened.synced);
  };
  // Undo starts before anything can be edited, cards after it, so that both hear every transaction.
  const undo = createUndo(document);
  opened = connect({
    doc,
    touched: (transaction) => cardsTouched(document, transaction),
    on: {
      changed,
      claims(more) {
        // The first of a connection tells of everybody. Another of people who are known comes when seats
        // were given to others, the lead among them.
        const known = untrack(claims);
        const isNew = ([client, seat]: [string, Seat]) =>
          client in known && (!isFirst || known[client] !== seat);
        if (Object.entries(more).some(isNew))
          void options.askPeople?.().then((now) => now && setNames(now));
        isFirst = false;
        setClaims({ ...known, ...more });
      },
      notice: (said) => {
        if (said.kind === 'writing') setWriting({ allowed: said.allowed, why: said.why });
        if (said.kind === 'resting') setResting(said.resting);
        if (said.kind === 'clock') ledger.time(said.now);
      },
      ledgerFrom() {
        isFirst = true;
        ledger.asked();
        return ledger.seq();
      },
      ledger(entries) {
        if (!ledger.received(entries)) return;
        ledger.asked();
        opened?.askLedger(ledger.seq());
      },
    },
  });
  changed();
  onCleanup(() => opened.dispose());

  const told = createSaved(saved, connection, setTimer);
  return {
    document,
    awareness: opened.awareness,
    me,
    nameOf: (seat) => names().get(seat) ?? '',
    get people() {
      return names();
    },
    seatOf: (client) => claims()[client],
    seated: people.size,
    cards: createCards(document, { seat: me.seat, claims }),
    links: createLinks(document),
    lanes: createLanes(document),
    presence: createPresence(opened.awareness, me),
    ledger: ledger.ledger,
    undo,
    connection,
    ready,
    saved: told,
    unsaved,
    isUnsaved: (card) => told() === 'kept' && unsaved().has(card),
    mayWrite: mayWrite(me.seat),
    isLocked,
    mayWriteIn: (lane) => mayWrite(me.seat) && !resting() && !isLocked(lane),
    mayArrangeLanes: mayArrangeLanes(me.seat),
    writing,
    resting,
    random,
    tryNow: opened.tryNow,
    aside: { unsent: () => [], review: () => [] },
    claims,
    epoch: () => opened.epoch,
    kept,
    setKept: (next) => void setKept(() => next),
    past,
    setPast,
  };
}

const sameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((key) => other.has(key));
