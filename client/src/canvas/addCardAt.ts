import { HOME_LANE, type CardKind } from '@steady/shared/board/kinds.ts';
import { CARD_SIZE } from '@steady/shared/board/place.ts';
import { BoardRefusal } from '@steady/shared/board/refusal.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { orderBetween, isOrderKey } from '@steady/shared/board/order.ts';
import type { CardId } from '@steady/shared/ids.ts';
import type { Editor } from 'tldraw';
import { placeOf } from './derive.ts';
import { cardShapeId, PAGE_ID } from './ids.ts';
import { indexKey } from './indexKey.ts';
import type { CanvasOptions } from './options.ts';
import type { Session } from './session.ts';

/**
 * Makes a card with its middle at `point` (canvas units), beside any card that is there already, and
 * opens it for writing. Its lane is its kind's own: where it stands here says nothing about that.
 */
export function addCardAt(
  editor: Editor,
  session: Session,
  options: CanvasOptions,
  kind: CardKind,
  point: { readonly x: number; readonly y: number },
): CardId | undefined {
  const { board, seat, random } = options;
  const at = freeSpot(editor, {
    x: point.x - CARD_SIZE.width / 2,
    y: point.y - CARD_SIZE.height / 2,
  });
  const top: string = editor.getHighestIndexForParent(PAGE_ID);
  const index = indexKey(isOrderKey(top) ? top : orderBetween(null, null));
  const place = placeOf({ ...at, parentId: PAGE_ID, index }, session.binding.lanes());
  try {
    editor.markHistoryStoppingPoint('add a card');
    const card = addCard(board, { kind, by: seat, lane: HOME_LANE[kind], place }, random);
    const id = cardShapeId(card);
    editor.setCurrentTool('select');
    if (editor.getShape(id) !== undefined) {
      editor.select(id);
      editor.setEditingShape(id);
      editor.setCurrentTool('select.editing_shape');
    }
    return card;
  } catch (error) {
    if (!(error instanceof BoardRefusal)) throw error;
    options.onNotice('full');
    return undefined;
  }
}

/** Down in small steps until it covers no other card's heading. */
function freeSpot(editor: Editor, from: { x: number; y: number }): { x: number; y: number } {
  const cards = editor.getCurrentPageShapes().filter(({ type }) => type === 'card');
  let { x, y } = from;
  for (let n = 0; n < 100; n += 1) {
    const covered = cards.some((card) => Math.abs(card.x - x) < 40 && Math.abs(card.y - y) < 40);
    if (!covered) break;
    x += 24;
    y += 44;
  }
  return { x, y };
}
