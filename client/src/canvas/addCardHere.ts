import { HOME_LANE, type CardKind } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { BoardRefusal } from '@steady/shared/board/refusal.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import type { CardId } from '@steady/shared/ids.ts';
import type { Editor } from 'tldraw';
import type { LaneBox } from '@steady/shared/board/arrange.ts';
import { cardShapeId } from './ids.ts';
import type { CanvasOptions } from './options.ts';
import type { Session } from './session.ts';
import { startWriting } from './startWriting.ts';

/**
 * Makes a card in the next free place of its kind's lane and opens it for writing. A card dropped wherever one looks would mostly lie upon another.
 * @returns undefined when the board is full or the lane locked, which the person is told, or shows no lane at all
 */
export function addCardHere(
  editor: Editor,
  session: Session,
  options: CanvasOptions,
  kind: CardKind,
): CardId | undefined {
  const { board, seat, random } = options;
  const lane = shownLane(editor, session.binding.lanes(), kind);
  if (lane === undefined) return undefined;
  try {
    editor.markHistoryStoppingPoint('add a card');
    const card = addCard(board, { kind, by: seat, lane }, random);
    startWriting(editor, cardShapeId(card));
    return card;
  } catch (error) {
    if (!(error instanceof BoardRefusal)) throw error;
    options.onNotice(error.why === 'locked' ? 'locked' : 'full');
    return undefined;
  }
}

/** The kind's own lane; where that is hidden, the one that is looked at, so that the card is seen. */
function shownLane(editor: Editor, lanes: readonly LaneBox[], kind: CardKind): LaneId | undefined {
  const home = HOME_LANE[kind];
  if (lanes.some(({ lane }) => lane === home)) return home;
  const { x } = editor.getViewportPageBounds().center;
  const nearest = lanes.toSorted(
    (a, b) => Math.abs(a.x + a.w / 2 - x) - Math.abs(b.x + b.w / 2 - x),
  );
  return nearest[0]?.lane;
}
