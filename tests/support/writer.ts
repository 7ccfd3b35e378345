import { randomFillSync } from 'node:crypto';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { addCard, type NewCard } from '@steady/shared/board/writeCards.ts';
import { makeCommandId, type CardId } from '@steady/shared/ids.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import type { Seat } from '@steady/shared/seats.ts';
import * as Y from 'yjs';
import { connectClient } from './client.ts';
import type { Device } from './seated-board.ts';

/** Somebody who writes and promises on a real server without a browser, to fill a board quickly. */
export interface Writer {
  readonly board: BoardDocument;
  /** Resolves when it is on disk. */
  add(card: Omit<NewCard, 'by'>): Promise<CardId>;
  /** @returns the number of the entry; @throws Error when it is refused */
  ask(command: Command): Promise<number>;
  putForward(card: CardId): Promise<number>;
  close(): Promise<unknown>;
}

const random = (bytes: Uint8Array<ArrayBuffer>) => randomFillSync(bytes);

export async function connectWriter(device: Device, boardId: string, seat: Seat): Promise<Writer> {
  const { origin, cookie } = device;
  const url = `${origin.replace('http', 'ws')}/sync/${boardId}/board`;
  const client = connectClient(url, device, new Y.Doc());
  await client.synced;
  const board = openBoard(client.doc);
  const writer: Writer = {
    board,
    async add(card) {
      const id = addCard(board, { ...card, by: seat }, random);
      await client.allSaved();
      return id;
    },
    async ask(command) {
      const answer = await fetch(`${origin}/api/boards/${boardId}/ledger`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ id: makeCommandId(random), command }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${command.kind}: ${answer.status} ${text}`);
      const { entries } = JSON.parse(text) as { entries: Array<{ seq: number }> };
      return entries.at(-1)?.seq ?? 0;
    },
    putForward(id) {
      const card = readCard(board, id);
      if (card === undefined || !isCard(card)) throw new Error('there is no such card');
      return writer.ask({ kind: 'put-forward', card: id, text: agreementTextOf(card) });
    },
    close: () => client.close(),
  };
  return writer;
}
