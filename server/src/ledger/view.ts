import * as Y from 'yjs';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { touchOf, type Touch } from '@steady/shared/board/touch.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { agreementTextOf, type AgreementText } from '@steady/shared/ledger/agreementText.ts';
import { cardFacts, type CardFacts } from '@steady/shared/ledger/facts.ts';
import type { Seat } from '@steady/shared/seats.ts';

/** What a ledger needs to know of the board's document, read at one moment. */
export interface BoardView {
  readonly card: CardFacts | undefined;
  /** What each of the cards that were asked for says now; one that is gone or taken back is absent. */
  readonly texts: ReadonlyMap<CardId, AgreementText>;
  readonly touch: Touch;
  /** base64 */
  readonly stateVector: string;
  /** The whole document, when it was asked for. */
  readonly state: Uint8Array | undefined;
}

export interface ViewOf {
  readonly card: CardId | undefined;
  readonly standing: readonly CardId[];
  readonly whole: boolean;
}

export function viewBoard(
  doc: Y.Doc,
  seatOf: (client: number) => Seat | undefined,
  { card, standing, whole }: ViewOf,
): BoardView {
  const board = openBoard(doc);
  const texts = new Map<CardId, AgreementText>();
  for (const id of standing) {
    const there = readCard(board, id);
    if (there !== undefined && isCard(there) && !there.takenBack)
      texts.set(id, agreementTextOf(there));
  }
  return {
    card: card === undefined ? undefined : cardFacts(board, card, seatOf),
    texts,
    touch: touchOf(board, standing),
    stateVector: Buffer.from(Y.encodeStateVector(doc)).toString('base64'),
    state: whole ? Y.encodeStateAsUpdate(doc) : undefined,
  };
}
