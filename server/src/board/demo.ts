import * as Y from 'yjs';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { linkCards } from '@steady/shared/board/links.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import type { BoardId, CardId, ParticipantId, RandomBytes } from '@steady/shared/ids.ts';
import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { Store } from '../store/store.ts';
import type { DemoCard } from './demo-cards.ts';
import { boardDocument, makeClientId } from './documents.ts';

/**
 * Writes what a couple and their therapist could have written, each card by its own author under a
 * client id of theirs, so that the board looks, and is bound, as if three people had made it.
 */
export interface DemoBoard {
  add(cards: readonly DemoCard[]): Promise<void>;
  /** Puts words behind those of a card. */
  append(seat: Seat, name: string, words: string): Promise<void>;
  /** The card of this name. */
  card(name: string): CardId;
  /** The document as committed. */
  readonly doc: Y.Doc;
  readonly seatOf: (client: number) => Seat | undefined;
}

export async function openDemoBoard(
  store: Pick<Store, 'load' | 'append'>,
  boardId: BoardId,
  participants: ReadonlyMap<Seat, ParticipantId>,
  random: RandomBytes,
): Promise<DemoBoard> {
  const id = boardDocument(boardId);
  const stored = await store.load(id);
  const docs = new Map([THERAPIST, PARTNER_A, PARTNER_B].map((seat) => [seat, new Y.Doc()]));
  const committed = new Y.Doc();
  for (const doc of [...docs.values(), committed]) {
    doc.clientID = makeClientId(random);
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
  }
  const claimed = new Set<Seat>();
  const made = new Map<string, CardId>();
  const card = (name: string): CardId => {
    const found = made.get(name);
    if (found === undefined) throw new Error(`there is no card ${name}`);
    return found;
  };

  return {
    doc: committed,
    card,
    seatOf: (client) => [...docs].find(([, doc]) => doc.clientID === client)?.[0],
    async add(cards) {
      for (const { name, by, grewFrom, ...one } of cards) {
        const seat = parseSeat(by);
        await as(seat, (board) => {
          const cardId = addCard(board, { ...one, by: seat }, random);
          if (name !== undefined) made.set(name, cardId);
          for (const [kind, other] of grewFrom ?? [])
            linkCards(board, { kind, from: cardId, to: card(other), by: seat }, random);
        });
      }
    },
    append: (seat, name, words) =>
      as(seat, (board) => {
        const text = wordsOf(board, card(name), 'text');
        text.insert(text.length, words);
      }),
  };

  async function as(seat: Seat, write: (board: BoardDocument) => void): Promise<void> {
    const doc = docs.get(seat);
    const author = participants.get(seat);
    if (doc === undefined || author === undefined) throw new Error(`nobody is ${seat}`);
    const before = Y.encodeStateVector(doc);
    write(openBoard(doc));
    const update = Y.encodeStateAsUpdate(doc, before);
    const claims = claimed.has(seat) ? [] : [doc.clientID];
    claimed.add(seat);
    await store.append([{ id, author, update, claims }]);
    for (const other of [...docs.values(), committed])
      if (other !== doc) Y.applyUpdate(other, update);
  }
}
