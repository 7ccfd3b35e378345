import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePersonId, type BoardId } from '@steady/shared/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAudit } from '../audit/audit.ts';
import { sha256 } from '../ledger/record.ts';
import { openPractice, type Practice } from '../open-practice.ts';
import { StoreError } from '../store/store.ts';
import { makeBoards, type BoardDocuments } from './boards.ts';
import { makeLiveSeats } from './live-seats.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const crash = () => Promise.reject(new Error('the process ends here'));

describe('boards, made and erased', () => {
  let folder: string;
  let practice: Practice;
  const personId = makePersonId(random);
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'steady-boards-'));
    const dirs = { dataDir: join(folder, 'data'), keysDir: join(folder, 'keys') };
    practice = openPractice(dirs, random, (error) => {
      throw error;
    });
    const person = { id: personId, name: 'Ruth', email: 'ruth@practice.example' };
    await practice.access.people.addFirst({ ...person, passwordHash: undefined, lockMs: 0 });
  });
  afterEach(() => {
    practice.close();
    rmSync(folder, { recursive: true });
  });

  const boardsWith = (documents: Partial<BoardDocuments>) =>
    makeBoards({
      store: practice.access,
      sealer: practice.boardSealer,
      documents: {
        create: async () => undefined,
        erase: async () => undefined,
        setResting: async () => undefined,
        ...documents,
      },
      live: makeLiveSeats(),
      erased: practice.erased,
      audit: makeAudit({ store: practice.audit, now: () => 0, sha256, isInSession: () => false }),
      random,
      now: () => 0,
    });
  const aBoard = { title: '', template: 'open', partners: ['Ana', 'Ben'] } as const;

  it('[A8] is in no list while its document is not on disk', async () => {
    const boards = boardsWith({ create: crash });
    await expect(boards.create(personId, aBoard)).rejects.toThrow('ends here');
    expect(await practice.access.boards.all()).toEqual([]);
    expect(await practice.access.seats.ofPerson(personId)).toEqual([]);
  });

  it('[A40] is not made for somebody whose account goes meanwhile, and nothing of it is left', async () => {
    const erased: BoardId[] = [];
    const boards = boardsWith({
      create: async () => void (await practice.access.accounts.remove(personId)),
      erase: async (id) => void erased.push(id),
    });
    const refused = expect.objectContaining({ why: 'not-signed-in' });
    await expect(boards.create(personId, aBoard)).rejects.toEqual(refused);
    expect(await practice.access.boards.all()).toEqual([]);
    expect(erased.map((id) => practice.boardSealer.has(id))).toEqual([false]);
  });

  it('[A40] keeps its lead while nobody else leads it: their account does not go', async () => {
    await boardsWith({}).create(personId, aBoard);
    expect(await practice.access.accounts.remove(personId)).toBe('leads');
    expect(await practice.access.people.byId(personId)).toBeDefined();
  });

  it('[A9] what a crash left of erasing is finished at the next start, and its key is gone', async () => {
    const boardId = await boardsWith({}).create(personId, aBoard);
    await expect(boardsWith({ erase: crash }).erase(boardId)).rejects.toThrow('ends here');
    expect((await practice.access.boards.get(boardId))?.state).toBe('erasing');
    expect(practice.erased.list().has(boardId)).toBe(true); // [S40]
    expect(practice.boardSealer.has(boardId)).toBe(true);

    const erased: string[] = [];
    await boardsWith({ erase: async (id) => void erased.push(id) }).finishErasing();
    expect(erased).toEqual([boardId]);
    expect(practice.boardSealer.has(boardId)).toBe(false);
    expect(await practice.access.boards.all()).toEqual([]);
  });

  it('[A9] a board that cannot be erased just then keeps nobody out, and is erased later', async () => {
    const boardId = await boardsWith({}).create(personId, aBoard);
    const full = () => Promise.reject(new StoreError('full', 'The disk is full.'));
    await expect(boardsWith({ erase: full }).erase(boardId)).rejects.toThrow('full');
    expect(await boardsWith({ erase: full }).finishErasing()).toEqual([boardId]);
    expect(await boardsWith({}).finishErasing()).toEqual([]);
    expect(practice.boardSealer.has(boardId)).toBe(false);
  });

  it('[A9] whatever is asked for at the same moment, a board that is being erased stays so', async () => {
    const boards = boardsWith({ erase: crash });
    const boardId = await boards.create(personId, aBoard);
    const board = (await practice.access.boards.get(boardId))!;
    const [seat] = await practice.access.seats.ofPerson(personId);
    await expect(boards.erase(boardId)).rejects.toThrow('ends here');
    for (const change of [{ state: 'resting' }, { title: 'Again' }] as const)
      await expect(boards.change({ board, seat: seat!, name: 'Ruth' }, change)).rejects.toThrow(
        'no-such-board',
      );
    expect((await practice.access.boards.get(boardId))?.state).toBe('erasing');
    await boardsWith({}).finishErasing();
    expect(await practice.access.boards.all()).toEqual([]);
  });
});
