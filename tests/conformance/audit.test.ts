import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMemoryAudit } from '@steady/server/store/memory/memory-audit.ts';
import { makeBoardId, type RandomBytes } from '@steady/shared/ids.ts';
import { auditConformance } from './audit.ts';
import { openFolder, sealedDamage } from './sqlite.ts';

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

auditConformance('memory', [], async () => ({
  audit: makeMemoryAudit(),
  aBoard: () => makeBoardId(random),
  dispose: async () => undefined,
}));

auditConformance('SQLite, in a file', ['reopen', 'withOldCopy', 'damage', 'fill'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-audit-'));
  const under = openFolder(join(folder, 'data'), folder);
  return {
    ...methods(under),
    reopen: async () => under.reopen().audit,
    withOldCopy: async (work) => (await under.withOldCopy(work)).audit,
    async dispose() {
      under.close();
      rmSync(folder, { recursive: true });
    },
  };
});

auditConformance('SQLite, in memory', ['damage', 'fill'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-audit-'));
  const under = openFolder(':memory:', folder);
  return {
    ...methods(under),
    async dispose() {
      under.close();
      rmSync(folder, { recursive: true });
    },
  };
});

function methods(under: ReturnType<typeof openFolder>) {
  const { flip, swap, move, remove } = sealedDamage(under.database, 'audit');
  return {
    audit: under.stores().audit,
    aBoard: under.aBoard,
    destroyKey: under.destroyKey,
    fill: under.fill,
    damage: {
      flip,
      swap,
      move,
      remove,
      removeCount: (board: string) =>
        void under.database().prepare('DELETE FROM audits WHERE board = ?').run(board),
    },
  };
}
