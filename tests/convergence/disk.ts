import { StoreError, type Append, type Store } from '@steady/server/store/store.ts';
import * as Y from 'yjs';
import { holds } from '../support/holds.ts';

/**
 * The store as one server process sees it: it can be slow or full, and the process can die while it
 * writes.
 * What stays after every death is `store` itself and `log`, all that was ever committed.
 */
export interface Disk {
  readonly store: Store;
  /** Whatever is asked of the store from now on waits. */
  hold(): void;
  release(): void;
  /** Whether the next append finds the disk full. */
  isFull: boolean;
  /**
   * The process is dead: it learns nothing more.
   * @param isWritten whether the commit that was under way reached the disk
   */
  die(isWritten: boolean): Promise<void>;
}

/** Every update that was committed, in one document: what others may have seen, and `saved` may claim. */
export interface Log {
  readonly doc: Y.Doc;
  /** @returns whether everything in this update is committed */
  has(update: Uint8Array): boolean;
}

export function makeLog(): Log {
  const doc = new Y.Doc();
  return {
    doc,
    has: (update) => holds(doc, update),
  };
}

export function makeDisk(under: Store, log: Log): Disk {
  let isHeld = false;
  let isDead = false;
  let waiting: (() => void)[] = [];
  /** The append that was asked for and waits. */
  let underWay: readonly Append[] | undefined;

  const turn = (): Promise<void> =>
    isHeld ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
  const never = new Promise<never>(() => {});

  async function write(rows: readonly Append[]): Promise<readonly number[]> {
    const numbers = await under.append(rows);
    for (const { update } of rows) Y.applyUpdate(log.doc, update);
    return numbers;
  }

  const disk: Disk = {
    isFull: false,
    store: {
      create: (id) => under.create(id),
      erase: (id) => under.erase(id),
      async load(id) {
        await turn();
        const stored = await under.load(id);
        return isDead ? never : stored;
      },
      async append(rows) {
        underWay = rows;
        await turn();
        if (isDead) return never;
        underWay = undefined;
        if (disk.isFull) {
          disk.isFull = false;
          throw new StoreError('full', 'The test says so.');
        }
        const numbers = await write(rows);
        return isDead ? never : numbers;
      },
      async compact(id, seq, state) {
        await turn();
        if (!isDead) await under.compact(id, seq, state);
      },
    },
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    async die(isWritten) {
      isDead = true;
      const rows = underWay;
      underWay = undefined;
      if (isWritten && rows !== undefined) await write(rows);
      isHeld = false;
      for (const wake of waiting) wake();
    },
  };
  return disk;
}
