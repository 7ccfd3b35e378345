import { clientOfCard } from '../board/authorship.ts';
import { readCard, isCard } from '../board/card.ts';
import type { BoardDocument } from '../board/document.ts';
import type { CardKind } from '../board/kinds.ts';
import * as v from 'valibot';
import { fieldValueSchemas } from '../board/kinds.ts';
import type { Seat } from '../seats.ts';
import { agreementTextOf, normalWords, type AgreementText } from './agreementText.ts';
import type { RoundValue } from './values.ts';

/** What deciding needs to know beside the ledger itself. */
export interface Facts {
  readonly seat: Seat;
  /** ms since 1970, the server's clock. */
  readonly at: number;
  /** `2026-11-24`: the day that it still is somewhere; what ended before it is over everywhere. */
  readonly earliestDay: string;
  /** `2026-11-25`: the day it is where the practice is. */
  readonly today: string;
  /** The card that the command is about, as the document says; undefined when there is none. */
  readonly card: CardFacts | undefined;
  /** Sealed answers so far of the round that the command is about. */
  readonly sealed: ReadonlyMap<Seat, RoundValue>;
  /** base64; the board's state vector now. */
  readonly stateVector: string;
  readonly sha256: (text: string) => string;
}

export interface CardFacts {
  readonly kind: CardKind;
  /** The seat that made it (details.md, 6); undefined when nobody's any more. */
  readonly author: Seat | undefined;
  /** Whose intention it is. */
  readonly owners: readonly Seat[];
  readonly takenBack: boolean;
  /** Its main words, in normal form. */
  readonly words: string;
  /** What it would put forward. */
  readonly text: AgreementText;
}

/** @param seatOf the seat that a Yjs client id belongs to */
export function cardFacts(
  board: BoardDocument,
  id: string,
  seatOf: (client: number) => Seat | undefined,
): CardFacts | undefined {
  const card = readCard(board, id);
  if (card === undefined || !isCard(card)) return undefined;
  const client = clientOfCard(board, id);
  const author = client === undefined ? undefined : seatOf(client);
  const owners = v.safeParse(fieldValueSchemas.owners, card.values.get('owners'));
  return {
    kind: card.kind,
    author,
    owners: owners.success ? owners.output : author === undefined ? [] : [author],
    takenBack: card.takenBack,
    words: normalWords(card.text.toString()),
    text: agreementTextOf(card),
  };
}
