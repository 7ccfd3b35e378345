import { openBoard } from '@steady/shared/board/document.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import type * as Y from 'yjs';
import { connectClient, type Client } from '../support/client.ts';
import { holds } from '../support/holds.ts';
import type { SeatedBoard } from '../support/seated-board.ts';

/** Three people who type at one board, as fast as the server lets them see it. */
export interface TypingBoard {
  readonly clients: readonly Client[];
  stop(): void;
  /** What was promised and is not in `doc`: called saved, or seen by somebody else. */
  missingIn(doc: Y.Doc): string[];
  readonly saved: number;
}

const SEATS = [THERAPIST, PARTNER_A, PARTNER_B] as const;

export async function openTypingBoard(
  board: SeatedBoard,
  random: () => number,
): Promise<TypingBoard> {
  const clients = board.seats.map((device) => connectClient(`${board.syncUrl}/board`, device));
  await Promise.all(clients.map((client) => client.synced));
  /** What each page got from others: what somebody has seen. */
  const seen: Uint8Array[] = [];
  for (const { doc } of clients)
    doc.on(
      'update',
      (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
        if (!isOwn(transaction)) seen.push(update);
      },
    );

  let isTyping = true;
  for (const [place, { doc }] of clients.entries()) type(doc, place);

  return {
    clients,
    stop() {
      isTyping = false;
    },
    missingIn(doc) {
      const saved = clients.flatMap((client) => client.saved());
      return [
        ...saved.filter((update) => !holds(doc, update)).map(() => 'called saved, and not there'),
        ...seen.filter((update) => !holds(doc, update)).map(() => 'seen by another, and not there'),
      ];
    },
    get saved() {
      return clients.reduce((sum, client) => sum + client.saved().length, 0);
    },
  };

  /** A new card now and then, letters and some deletions all the time: each waits for no answer. */
  function type(doc: Y.Doc, place: number): void {
    const board = openBoard(doc);
    const add = () =>
      addCard(board, { kind: 'note', by: SEATS[place]! }, (bytes) => crypto.getRandomValues(bytes));
    let card = add();
    const next = () => {
      if (!isTyping) return;
      if (random() < 0.02) card = add();
      const words = wordsOf(board, card, 'text');
      const at = Math.floor(random() * (words.length + 1));
      if (words.length > 5 && random() < 0.2) words.delete(Math.min(at, words.length - 1), 1);
      else words.insert(at, String.fromCharCode(97 + Math.floor(random() * 26)));
      setTimeout(next, random() * 8);
    };
    next();
  }
}

const isOwn = ({ origin }: Y.Transaction): boolean =>
  typeof origin !== 'object' || origin === null || !('readyState' in origin);
