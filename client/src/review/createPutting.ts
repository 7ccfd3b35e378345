import { isCard, type Card } from '@steady/shared/board/card.ts';
import { HOME_LANE, type CardKind } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { createSignal, type Accessor } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import type { Piece } from './step.ts';
import { useReview } from './useReview.ts';

export interface Putting {
  /** Put on the board in this view, and not taken back since; newest last. */
  readonly put: Accessor<readonly Card[]>;
  /** Makes a card of what was written. @returns its id; undefined when nothing was written, or it was refused */
  make(kind: CardKind, after?: (id: CardId) => void): CardId | undefined;
}

/** Words of a review become a card, which is an act of its own: until then nobody else has them. */
export function createPutting(piece: Piece): Putting {
  const desk = useDesk();
  const review = useReview();
  const { board } = desk;
  const [ids, setIds] = createSignal<readonly CardId[]>([]);
  return {
    put: () =>
      ids().flatMap((id) => {
        const card = board.cards.card(id);
        return card !== undefined && isCard(card) && !card.takenBack ? [card] : [];
      }),
    make(kind, after) {
      const text = review.state().words[piece].trim();
      if (text === '') return undefined;
      const made = desk.act(() => {
        const lane = laneFor(kind, board.lanes.shown());
        const id = addCard(board.document, { kind, by: board.me.seat, lane, text }, board.random);
        after?.(id);
        return id;
      });
      if (made === undefined) return undefined;
      review.happened({ kind: 'used', pieces: [piece] });
      setIds((before) => [...before, made]);
      return made;
    },
  };
}

const PARKED: LaneId = 'parked';

/** Where it is seen: its home, unless the therapist has hidden that lane on this board. */
export function laneFor(kind: CardKind, shown: readonly LaneId[]): LaneId {
  const home = HOME_LANE[kind];
  return [home, PARKED].find((lane) => shown.includes(lane)) ?? shown[0] ?? home;
}
