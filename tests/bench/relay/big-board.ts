import { openBoard } from '@steady/shared/board/document.ts';
import { CARD_KINDS } from '@steady/shared/board/kinds.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import * as Y from 'yjs';

const CARDS = 300;
const DRAWINGS = 500;
/** Characters of a stroke's points, so that the whole board has about 680 kB. */
const STROKE_LENGTH = 780;

/**
 * A board after months of use: 300 cards with words and 500 drawn strokes.
 * @returns one Yjs update, encoding V1
 */
export function bigBoard(client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  const board = openBoard(doc);
  doc.transact(() => {
    for (let n = 0; n < CARDS; n += 1) {
      const kind = CARD_KINDS[n % CARD_KINDS.length]!;
      const by = n % 2 === 0 ? PARTNER_A : PARTNER_B;
      const words = `When plans change late I lose the thread of the evening, and then I go quiet. ${n}`;
      const place = { x: (n % 20) * 320, y: Math.floor(n / 20) * 220, frame: 'page', index: 'a1' };
      addCard(board, { kind, by, text: words, place }, (bytes) => crypto.getRandomValues(bytes));
    }
    for (let n = 0; n < DRAWINGS; n += 1) board.canvas.set(`shape:stroke-${n}`, stroke(n));
  });
  return Y.encodeStateAsUpdate(doc);
}

function stroke(n: number): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['typeName', 'shape'],
    ['type', 'draw'],
    ['xy', [n * 13, n * 7]],
    ['rotation', 0],
    ['index', `a${n}`],
    ['parentId', 'page:page'],
    ['opacity', 1],
    ['isLocked', false],
    ['props.color', 'black'],
    ['props.fill', 'none'],
    ['props.dash', 'draw'],
    ['props.size', 'm'],
    ['props.isComplete', true],
    ['props.isClosed', false],
    ['props.segments', 'q8P0w'.repeat(STROKE_LENGTH / 5)],
  ]);
}
