import type { BoardId } from '@steady/shared/ids.ts';
import { toMessage } from '@steady/shared/ledger/entries.ts';
import type { CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { createEffect, onCleanup } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import type { BoardSummary } from '../net/api.ts';
import { openLocalDatabase, type CopyRecord } from './database.ts';
import type { LocalCopy } from './makeLocalCopy.ts';
import { handOn } from './pages.ts';
import { pastFromBytes, type Past } from './past.ts';
import { makeSealing } from './sealing.ts';
import { sendOwnWhenOpen, type OwnHere } from './sendOwn.ts';

export interface Followed {
  readonly boardId: BoardId;
  readonly copy: LocalCopy;
  readonly record: CopyRecord;
  readonly key: CryptoKey;
  readonly port: CryptoPort<CryptoKey>;
  readonly own: OwnHere;
}

/** What stands beside the document, as long as the page lives. */
export function follow(board: Board, followed: Followed, told: BoardSummary | undefined): void {
  const { boardId, copy, record, key } = followed;
  if (told !== undefined) copy.keep({ board: told });
  createEffect(() => {
    board.saved();
    copy.keepUnsaved(board.unsaved());
    copy.keep({ epoch: board.epoch() });
  });
  createEffect(() => copy.keep({ claims: board.claims() }));
  createEffect(() => copy.keep({ ledger: board.ledger.entries().map(toMessage) }));
  copy.meetOthers();
  onCleanup(handOn(boardId, { id: record.id, key }));
  onCleanup(() => copy.dispose());
  sendOwnWhenOpen(board, boardId, followed.own);
  void readPast(followed).then(board.setPast, () => {
    // Of another version: it stays where it is.
  });
}

async function readPast({ record, key, port }: Followed): Promise<readonly Past[]> {
  const database = await openLocalDatabase();
  const asides = await database.asides(record.id);
  database.close();
  const sealing = makeSealing(record, key, port);
  const opened = await Promise.all(asides.map((aside) => sealing.open('aside', aside)));
  return opened
    .map((bytes) => (bytes === undefined ? undefined : pastFromBytes(bytes)))
    .filter((past) => past !== undefined);
}
