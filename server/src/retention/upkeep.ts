import { setImmediate } from 'node:timers/promises';
import type { BoardId } from '@steady/shared/ids.ts';
import type { Boards } from '../access/boards.ts';
import type { Audit } from '../audit/audit.ts';
import { openRecord } from '../ledger/record.ts';
import type { Practice } from '../open-practice.ts';
import { forgetOldVersions } from './old-versions.ts';
import { makeRetention, type Retention } from './retention.ts';

/** ms between two looks at what the practice keeps no longer: days are its measure. */
export const UPKEEP_EVERY_MS = 60 * 60 * 1000;

export interface Upkeep {
  readonly retention: Retention;
  /** One look at everything. Never throws; while one goes on there is no second. */
  run(): Promise<void>;
  settled(): Promise<void>;
}

export interface UpkeepDeps {
  readonly practice: Practice;
  readonly boards: Pick<Boards, 'erase' | 'finishErasing'>;
  readonly audit: Pick<Audit, 'noted' | 'append'>;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** What nobody asks for and has to be done: erasing to its end, and what is kept no longer. */
export function makeUpkeep({ practice, boards, audit, now, report }: UpkeepDeps): Upkeep {
  const { access, history, store: documents, promises, retention: store } = practice;
  const entriesOf = async (boardId: BoardId) =>
    (await openRecord(promises.ledger, boardId)).entries;
  const breathe = () => setImmediate();
  const shared = { store, history, entriesOf, audit, now, report, breathe };
  const retention = makeRetention({ ...shared, access, boards });
  let running: Promise<void> | undefined;
  return {
    retention,
    run() {
      running ??= once()
        .catch(report)
        .finally(() => (running = undefined));
      return running;
    },
    settled: () => running ?? Promise.resolve(),
  };

  async function once(): Promise<void> {
    await boards.finishErasing();
    await retention.pass();
    await forgetOldVersions({
      ...shared,
      documents,
      moments: promises.moments,
      boardIds: async () => (await access.boards.all()).map(({ id }) => id),
    });
  }
}
