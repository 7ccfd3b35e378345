import type { BoardId } from '@steady/shared/ids.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import * as Y from 'yjs';
import { createLedger } from '../../board/createLedger.ts';
import { api } from '../../net/api.ts';
import { createBoard, type Board } from '../../board/createBoard.ts';
import { connectBoard, theWorld } from '../../net/connect.ts';
import type { OpenedCopy } from '../../local/openCopy.ts';
import type { Past } from '../../local/past.ts';
import { peopleOf, type People } from './people.ts';

/**
 * Opens a board over the network, as long as the owner lives. A new document each time: a client id belongs
 * to one person.
 * @param kept the copy on this device, opened
 * @param past what this page had before the board had to begin anew
 */
export function createLiveBoard(
  boardId: BoardId,
  people: People,
  kept?: OpenedCopy,
  past?: readonly Past[],
): Board {
  const world = theWorld();
  const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);
  const url = new URL(`/sync/${boardId}`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const ledger = createLedger({
    post: (message) => api.ask(boardId, message),
    random,
    ticks: () => performance.now(),
    wallClock: () => Date.now(),
  });
  if (kept !== undefined) ledger.received(kept.ledger);
  return createBoard({
    doc: kept?.doc ?? new Y.Doc(),
    me: people.me,
    people: people.names,
    async askPeople() {
      const answer = await api.board(boardId);
      return answer.ok ? peopleOf(answer.value)?.names : undefined;
    },
    random,
    setTimer: world.setTimer,
    ledger,
    earlier: kept,
    past,
    connect: (options) => connectBoard({ ...options, url: url.href, world, from: kept }),
  });
}
