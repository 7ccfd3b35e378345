import { makeCardId } from '@steady/shared/ids.ts';
import { createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import type { Writing } from '../../board/createBoard.ts';
import { seeded } from '../../board/testing.ts';
import type { ConnectionState } from '../../net/connectionState.ts';
import { wordsSent } from './createAsk.ts';

/** Words of a card and a command about them travel by two ways: the words go first. */
const card = makeCardId(seeded(5));

function aBoard() {
  const [unsaved, setUnsaved] = createSignal<ReadonlySet<string>>(new Set([card]));
  const [connection, setConnection] = createSignal<ConnectionState>({ kind: 'open', tries: 0 });
  const [writing, setWriting] = createSignal<Writing>({ allowed: true });
  return { board: { unsaved, connection, writing }, setUnsaved, setConnection, setWriting };
}

/** Two turns: everything that follows from what is there has happened by then. */
const settled = async () => {
  await Promise.resolve();
  await Promise.resolve();
};

describe('asking about words that were just written', () => {
  it.each([
    ['the server has them', ({ setUnsaved }) => setUnsaved(new Set<string>())],
    [
      'the connection is lost',
      ({ setConnection }) => setConnection({ kind: 'waiting', tries: 1, waitMs: 9 }),
    ],
    [
      'the board takes no words now',
      ({ setWriting }) => setWriting({ allowed: false, why: 'paused' }),
    ],
  ] satisfies [string, (made: ReturnType<typeof aBoard>) => void][])(
    'waits until %s',
    async (_, happen) => {
      const made = aBoard();
      let isSent = false;
      const sent = wordsSent(made.board, card).then(() => (isSent = true));
      made.setUnsaved(new Set([card, 'another']));
      await settled();
      expect(isSent).toBe(false);
      happen(made);
      await sent;
      expect(isSent).toBe(true);
    },
  );

  it('does not wait for words of another card', async () => {
    const { board, setUnsaved } = aBoard();
    setUnsaved(new Set(['another']));
    await wordsSent(board, card);
  });
});
