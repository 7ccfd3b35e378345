import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMemoryPromises } from '@steady/server/store/memory/memory-promises.ts';
import {
  makeBoardId,
  makeCommandId,
  makeParticipantId,
  type RandomBytes,
} from '@steady/shared/ids.ts';
import { expect, it } from 'vitest';
import { promisesConformance } from './promises.ts';
import type { PromisesDamage } from './promises.ts';
import { flipSealed, openFolder, sealedDamage } from './sqlite.ts';

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

promisesConformance('memory', [], async () => ({
  promises: makeMemoryPromises(),
  aBoard: () => makeBoardId(random),
  destroyKey: () => undefined,
  dispose: async () => undefined,
}));

promisesConformance('SQLite, in a file', ['reopen', 'withOldCopy', 'damage', 'fill'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-promises-'));
  const opened = openFolder(join(folder, 'data'), folder);
  return {
    ...under(opened),
    reopen: async () => opened.reopen().promises,
    withOldCopy: async (work) => (await opened.withOldCopy(work)).promises,
    async dispose() {
      opened.close();
      rmSync(folder, { recursive: true });
    },
  };
});

promisesConformance('SQLite, in memory', ['damage', 'fill'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-promises-'));
  const opened = openFolder(':memory:', folder);
  return {
    ...under(opened),
    async dispose() {
      opened.close();
      rmSync(folder, { recursive: true });
    },
  };
});

it('[S22] keeps no name of who asked: whose pause it was is in no table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-promises-'));
  const opened = openFolder(':memory:', folder);
  const stores = opened.stores();
  const boardId = makeBoardId(random);
  stores.boardSealer.create(boardId);
  const command = { boardId, participantId: makeParticipantId(random), id: makeCommandId(random) };
  await stores.promises.ledger.append(boardId, { first: 1, entries: ['paused'], command });

  const rows = JSON.stringify(stores.database.prepare('SELECT * FROM commands').all());
  expect(rows).toContain(boardId);
  expect(rows).not.toContain(command.participantId);
  expect(rows).not.toContain(command.id);
  opened.close();
  rmSync(folder, { recursive: true });
});

function under(opened: ReturnType<typeof openFolder>) {
  const { database, aBoard, destroyKey, fill } = opened;
  const ledger = sealedDamage(database, 'ledger');
  const moments = sealedDamage(database, 'moments');
  const damage: PromisesDamage = {
    flipEntry: ledger.flip,
    swapEntries: ledger.swap,
    moveEntry: ledger.move,
    removeEntry: ledger.remove,
    removeCount(board) {
      database().prepare('DELETE FROM ledgers WHERE board = ?').run(board);
    },
    flipAnswer: ({ id }, who) =>
      flipSealed(database(), 'sealed_answers', `round = '${id}' AND who = '${who}'`),
    renameAnswer({ id }, who, other) {
      database()
        .prepare('UPDATE sealed_answers SET who = ? WHERE round = ? AND who = ?')
        .run(other, id, who);
    },
    flipMoment: moments.flip,
    renumberMoment: moments.renumber,
  };
  return { promises: opened.stores().promises, damage, aBoard, destroyKey, fill };
}
