import { isCard, type Card } from '@steady/shared/board/card.ts';
import type { CardKind, FieldName } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { linkCards } from '@steady/shared/board/links.ts';
import { FROM_CARD } from '@steady/shared/board/origins.ts';
import { BoardRefusal } from '@steady/shared/board/refusal.ts';
import { addCard, bringBack, moveCard, takeBack } from '@steady/shared/board/writeCards.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { createContext, createSelector, createSignal, useContext, type Accessor } from 'solid-js';
import type { Where } from '../text/makeTextEditor.ts';
import type { Say } from '../ui/notices.tsx';
import { words } from '../words/index.ts';
import type { Board } from './createBoard.ts';

/**
 * What this screen does with the board: which card is open, which one the keys are at, which one is
 * being carried. Nobody else sees any of it.
 *
 * D1  One card is open at most. What closes first at Escape is the smallest thing.
 * D2  A held card stays where it is shown, whatever others do with it: the one being carried by keys,
 *     and the one somebody here is writing on, so that no card is pulled away in the middle of a word.
 * D3  Every act is one step of undo; one that is refused says so and changes nothing.
 */
export interface Desk {
  readonly board: Board;
  readonly say: Say;
  /** For screen readers only. */
  readonly announce: (text: string) => void;
  readonly announced: Accessor<string>;

  readonly opened: Accessor<string | undefined>;
  isOpen(id: string): boolean;
  /** @param caret where it goes in the card's words; `undefined`: nowhere */
  open(id: CardId, caret?: Where): void;
  close(): void;
  /** Where the caret is to go in the card that was just opened; asked once. */
  takeCaret(id: string): Where | undefined;

  /** The card that Tab reaches. */
  isCurrent(id: string): boolean;
  setCurrent(id: string | undefined): void;

  readonly held: Accessor<Held | undefined>;
  hold(held: Held | undefined): void;
  /** The cards of a lane as they are shown here. */
  inLane(lane: LaneId): readonly string[];

  /** The one lane that a phone shows. */
  readonly lane: Accessor<LaneId | undefined>;
  setLane(lane: LaneId): void;
  /** Shows a card and puts the focus on it. */
  goTo(id: string): void;

  readonly asking: Accessor<Asking | undefined>;
  ask(asking: Asking | undefined): void;

  add(kind: CardKind, lane: LaneId): void;
  grow(kind: CardKind, from: Card): void;
  move(id: CardId, lane: LaneId, after?: CardId | null): boolean;
  takeBack(id: CardId): void;
  bringBack(id: CardId): void;
  undo(): void;
  redo(): void;
  /** [D3] @returns undefined when it was refused */
  act<T>(change: () => T): T | undefined;
}

export interface Held {
  readonly id: CardId;
  readonly lane: LaneId;
  readonly index: number;
  readonly why: 'carried' | 'writing';
}

/** What lies above the board: the menu of a card, or a dialog. */
export type Asking =
  | { readonly what: 'menu'; readonly card: CardId; readonly anchor: HTMLElement }
  | { readonly what: 'link'; readonly card: CardId }
  | { readonly what: 'takenBack' }
  | { readonly what: 'arrange' }
  | { readonly what: 'device' }
  | { readonly what: 'devices' }
  | { readonly what: 'history' }
  | { readonly what: 'week' }
  | { readonly what: 'seats' }
  | { readonly what: 'round' }
  | { readonly what: 'private'; readonly begin?: 'check-in' }
  | { readonly what: 'review'; readonly handedOver?: true }
  | { readonly what: 'audit' }
  | { readonly what: 'leave' }
  | { readonly what: 'keeping' }
  | { readonly what: 'feeling'; readonly card: CardId; readonly field: 'text' | FieldName }
  | { readonly what: 'feelings' };

export function createDesk(board: Board, say: Say, show: (id: string) => void): Desk {
  const [opened, setOpened] = createSignal<string>();
  const [current, setCurrent] = createSignal<string>();
  const [held, hold] = createSignal<Held>();
  const [lane, setLane] = createSignal<LaneId>();
  const [asking, ask] = createSignal<Asking>();
  const [announced, announce] = createSignal('', { equals: false });
  const isOpen = createSelector(opened);
  const isCurrent = createSelector(current);
  let caret: { id: string; where: Where } | undefined;

  const act = <T>(change: () => T): T | undefined => {
    if (board.resting()) {
      say({ text: words().board.withheld.resting });
      return undefined;
    }
    board.undo.newStep();
    try {
      return change();
    } catch (error) {
      if (!(error instanceof BoardRefusal)) throw error;
      say({ text: words().cards.refusals[error.why] });
      return undefined;
    } finally {
      board.undo.newStep();
    }
  };

  const close = () => {
    const id = opened();
    if (id === undefined) return;
    setOpened(undefined);
    if (held()?.why === 'writing') hold(undefined);
  };

  const open = (id: CardId, where?: Where) => {
    if (opened() !== id) close();
    caret = where === undefined ? undefined : { id, where };
    setCurrent(id);
    setOpened(id);
  };

  const cardOf = (id: string): Card | undefined => {
    const card = board.cards.card(id);
    return card !== undefined && isCard(card) ? card : undefined;
  };

  const goTo = (id: string) => {
    const card = cardOf(id);
    if (card === undefined) return;
    setLane(card.lane);
    setCurrent(id);
    show(id);
  };

  const added = (id: CardId | undefined) => {
    if (id === undefined) return;
    goTo(id);
    open(id, 'end');
  };

  const desk: Desk = {
    board,
    say,
    announce,
    announced,
    opened,
    isOpen,
    open,
    close,
    takeCaret(id) {
      if (caret?.id !== id) return undefined;
      const { where } = caret;
      caret = undefined;
      return where;
    },
    isCurrent,
    setCurrent,
    held,
    hold,
    inLane(shown) {
      const ids = board.cards.inLane(shown);
      const carried = held();
      if (carried === undefined) return ids;
      const others = ids.includes(carried.id) ? ids.filter((id) => id !== carried.id) : ids;
      if (carried.lane !== shown || !board.cards.isShown(carried.id)) return others; // [D2]
      return others.toSpliced(Math.min(carried.index, others.length), 0, carried.id);
    },
    lane: () => lane() ?? board.lanes.shown()[0],
    setLane,
    goTo,
    asking,
    ask,
    act,
    add: (kind, into) =>
      added(
        act(() => addCard(board.document, { kind, by: board.me.seat, lane: into }, board.random)),
      ),
    grow: (kind, from) =>
      added(
        act(() =>
          board.document.doc.transact(() => {
            const by = board.me.seat;
            const id = addCard(board.document, { kind, by }, board.random);
            linkCards(
              board.document,
              { kind: 'grew-from', from: id, to: from.id, by },
              board.random,
            );
            return id;
          }, FROM_CARD),
        ),
      ),
    move(id, to, after) {
      const from = cardOf(id)?.lane;
      const moved = act(() => {
        moveCard(board.document, id, to, after);
        return true;
      });
      if (moved && from !== to) say({ text: words().cards.movedTo({ lane: words().lanes[to] }) });
      return moved === true;
    },
    takeBack(id) {
      const done = act(() => {
        takeBack(board.document, id);
        return true;
      });
      if (done !== true) return;
      if (opened() === id) close();
      say({
        text: words().cards.takenBack.done,
        action: { label: words().cards.takenBack.bringBack, do: () => desk.bringBack(id) },
      });
    },
    bringBack(id) {
      const done = act(() => {
        bringBack(board.document, id);
        return true;
      });
      if (done !== true) return;
      say({ text: words().cards.takenBack.undone });
      goTo(id);
    },
    undo() {
      if (!board.resting() && board.undo.canUndo() && !board.undo.undo())
        say({ text: words().board.undone.nothing });
    },
    redo() {
      if (!board.resting()) board.undo.redo();
    },
  };
  return desk;
}

const DeskContext = createContext<Desk>();
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('a card stands outside of a desk');
  return desk;
}
