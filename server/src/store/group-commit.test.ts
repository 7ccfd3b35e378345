import { beforeEach, describe, expect, it } from 'vitest';
import { makeBoardId, makeParticipantId } from '@steady/shared/ids.ts';
import {
  MAX_BATCH_BYTES,
  MAX_BATCH_ROWS,
  MAX_QUEUED_BYTES,
  MAX_QUEUED_ROWS,
} from './group-commit.ts';
import { makeGroupCommit } from './group-commit.ts';
import type { GroupCommit } from './group-commit.ts';
import { makeMemoryStore } from './memory/memory-store.ts';
import type { MemoryStore } from './memory/memory-store.ts';
import type { DocumentId } from './store.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const author = makeParticipantId(random);
const settled = (promises: Promise<number>[]) =>
  Promise.allSettled(promises).then((all) =>
    all.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.kind)),
  );

describe('group commit', () => {
  let store: MemoryStore;
  let commit: GroupCommit;
  beforeEach(() => {
    store = makeMemoryStore();
    commit = makeGroupCommit(store, { pauseMs: 0 });
  });

  async function aBoard(): Promise<DocumentId> {
    const id: DocumentId = { boardId: makeBoardId(random), name: 'board' };
    await store.create(id);
    return id;
  }
  const append = (id: DocumentId, bytes = 1) =>
    commit.append({ id, author, update: new Uint8Array(bytes), claims: [] });

  it('[S8] appends of one tick over all rooms share one commit', async () => {
    const rooms = await Promise.all(Array.from({ length: 20 }, aBoard));
    const numbers = await Promise.all([...rooms, ...rooms].map((id) => append(id)));

    expect(numbers).toEqual([...rooms.map(() => 1), ...rooms.map(() => 2)]);
    expect(store.commits).toBe(1);
  });

  it('[S8] appends during a commit share the next one, in order', async () => {
    const id = await aBoard();
    store.holdCommits();
    const first = append(id);
    await new Promise(setImmediate);
    const later = [append(id), append(id), append(id)];
    store.releaseCommits();

    expect(await first).toBe(1);
    expect(await Promise.all(later)).toEqual([2, 3, 4]);
    expect(store.commits).toBe(2);
  });

  it('[S8] a lone edit is committed at once, the next one after the pause', async () => {
    const id = await aBoard();
    const waits: number[] = [];
    let now = 1000;
    commit = makeGroupCommit(store, {
      pauseMs: 3,
      now: () => now,
      after: (ms, run) => {
        waits.push(ms);
        now += ms;
        setImmediate(run);
      },
    });
    await append(id);
    expect(waits).toEqual([]);
    now += 1;
    await append(id);
    expect(waits).toEqual([2]);
    now += 100;
    await append(id);
    expect(waits).toEqual([2]);
  });

  it('[S8] large batches are cut, so that a commit does not hold up the rooms', async () => {
    const id = await aBoard();
    await Promise.all(Array.from({ length: MAX_BATCH_ROWS + 1 }, () => append(id)));
    expect(store.commits).toBe(2);

    await Promise.all([append(id, MAX_BATCH_BYTES), append(id), append(id, 8 * MAX_BATCH_BYTES)]);
    expect(store.commits).toBe(5);
  });

  it('[S9] a missing document is refused alone', async () => {
    const id = await aBoard();
    const nowhere: DocumentId = { boardId: makeBoardId(random), name: 'board' };
    const rows = [append(id), append(nowhere), append(id), append(nowhere)];

    expect(await settled(rows)).toEqual([1, 'missing', 2, 'missing']);
    expect(await append(id)).toBe(3);
  });

  it('[S9] rows behind a refused row of the same document are refused too', async () => {
    const id = await aBoard();
    const other = await aBoard();
    store.holdCommits();
    store.failNext('damaged');
    const first = append(id);
    await new Promise(setImmediate);
    const rows = [append(id), append(other)];
    store.releaseCommits();

    expect(await settled([first, ...rows])).toEqual(['damaged', 'damaged', 1]);
  });

  it('[S9] a full disk refuses everything that waits, and the next row may try again', async () => {
    const rooms = await Promise.all([aBoard(), aBoard()]);
    store.holdCommits();
    store.failNext('full');
    const first = rooms.map((id) => append(id));
    await new Promise(setImmediate);
    const queued = rooms.map((id) => append(id));
    store.releaseCommits();

    expect(await settled([...first, ...queued])).toEqual(['full', 'full', 'full', 'full']);
    await commit.idle();
    expect(await settled(rooms.map((id) => append(id)))).toEqual([1, 1]);
  });

  it('[S10] MAX_QUEUED_ROWS: an attacker who writes faster than the disk is refused', async () => {
    const attacker = await aBoard();
    store.holdCommits();
    const rows = Array.from({ length: MAX_QUEUED_ROWS }, () => append(attacker));

    expect(await settled([append(attacker)])).toEqual(['unavailable']);
    store.releaseCommits();
    expect((await Promise.all(rows)).at(-1)).toBe(MAX_QUEUED_ROWS);
    expect(await append(attacker)).toBe(MAX_QUEUED_ROWS + 1);
  });

  it('[S10] MAX_QUEUED_BYTES: an attacker who sends large states at once is refused', async () => {
    const attacker = await aBoard();
    store.holdCommits();
    const large = MAX_QUEUED_BYTES / 8;
    const rows = Array.from({ length: 8 }, () => append(attacker, large));

    expect(await settled([append(attacker)])).toEqual(['unavailable']);
    store.releaseCommits();
    await Promise.all(rows);
    expect(await append(attacker)).toBe(9);
  });

  it('is idle when nothing is queued or under way', async () => {
    const id = await aBoard();
    await commit.idle();
    store.holdCommits();
    let idle = false;
    const row = append(id);
    const waiting = commit.idle().then(() => (idle = true));
    await new Promise(setImmediate);
    expect(idle).toBe(false);

    store.releaseCommits();
    await waiting;
    expect(await row).toBe(1);
  });
});
