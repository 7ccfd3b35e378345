import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBoardId, makeParticipantId, type RandomBytes } from '@steady/shared/ids.ts';
import { monthOf } from '@steady/server/store/history-store.ts';
import { FORGET_ROWS } from '@steady/server/store/sqlite/history.ts';
import type { Author, DocumentId } from '@steady/server/store/store.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flipSealed, openFolder } from './sqlite.ts';

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);
const [ada, ben] = [makeParticipantId(random), makeParticipantId(random)];
const words = (text: string) => new TextEncoder().encode(text);

describe('old rows', () => {
  let folder: string;
  let under: ReturnType<typeof openFolder>;
  let now: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'steady-history-'));
    now = Date.UTC(2026, 0, 15);
    under = openFolder(join(folder, 'data'), folder, () => now);
  });
  afterEach(() => {
    under.close();
    rmSync(folder, { recursive: true });
  });

  const stores = () => under.stores();
  const inMonth = (month: number) => {
    now = Date.UTC(2026, month - 1, 15);
  };
  const month = (number: number) => monthOf(Date.UTC(2026, number - 1, 15));
  const write = (id: DocumentId, author: Author, text: string, claims: number[] = []) =>
    stores().store.append([{ id, author, update: words(text), claims }]);
  async function aDocument(): Promise<DocumentId> {
    const id: DocumentId = { boardId: makeBoardId(random), name: 'board' };
    await stores().store.create(id);
    return id;
  }
  /** A row a month, January to June, the author by turns; a snapshot at the end. */
  async function halfAYear(snapshotAt = 6): Promise<DocumentId> {
    const id = await aDocument();
    for (let n = 1; n <= 6; n += 1) {
      inMonth(n);
      await write(id, n % 2 === 0 ? ben : ada, `row ${n}`, [n]);
    }
    if (snapshotAt > 0) await stores().store.compact(id, snapshotAt, words('state'));
    return id;
  }
  const rowsIn = () =>
    under
      .database()
      .prepare('SELECT seq FROM log ORDER BY seq')
      .all()
      .map(({ seq }) => seq);
  const BY = [ada, ben, ada, ben, ada, ben];

  it('[S50] know their month, and no more', async () => {
    const id = await halfAYear();
    const marks = under.database().prepare('SELECT month, first_seq FROM row_months').all();
    expect(marks).toEqual([1, 2, 3, 4, 5, 6].map((n) => ({ month: month(n), first_seq: n })));
    await write(id, ada, 'again in June');
    expect(under.database().prepare('SELECT * FROM row_months').all()).toHaveLength(6);
    expect(await stores().history.lastMonthOf(id)).toBe(month(6));
    expect(await stores().history.lastMonthOf(await aDocument())).toBeUndefined();
  });

  it('[S51][S52] go by the month; what the document says, and who wrote each row, stays', async () => {
    const id = await halfAYear();
    const before = await stores().store.load(id);
    expect(await stores().history.older(month(4))).toEqual([id]);
    expect(await stores().history.forget(id, month(4))).toBe(3);
    expect(await stores().history.forget(id, month(4))).toBe(0);
    expect(await stores().history.older(month(4))).toEqual([]);

    expect(rowsIn()).toEqual([4, 5, 6]);
    expect(await stores().store.load(id)).toEqual(before);
    expect(await stores().history.authorsOf(id)).toEqual(BY);
    await write(id, 'server', 'row 7');
    expect(await stores().history.forget(id, month(12))).toBe(3);
    expect(await stores().history.authorsOf(id)).toEqual([...BY, 'server']);
    under.reopen();
    expect(await stores().history.authorsOf(id)).toEqual([...BY, 'server']);
    expect((await stores().store.load(id))?.claims.size).toBe(6);
    expect(await write(id, ada, 'row 8')).toEqual([8]);
  });

  it('[S51] stay when no snapshot covers them', async () => {
    const none = await halfAYear(0);
    expect(await stores().history.older(month(4))).toEqual([none]);
    expect(await stores().history.forget(none, month(4))).toBe(0);
    const some = await halfAYear(2);
    expect(await stores().history.forget(some, month(6))).toBe(2);
    expect((await stores().store.load(some))?.updates).toHaveLength(5);
    expect(await stores().history.authorsOf(some)).toEqual(BY);
  });

  it('[S51] of another document, of another board and of an erased one are not touched', async () => {
    const [one, other] = [await halfAYear(), await halfAYear()];
    await stores().history.forget(one, month(13));
    expect((await stores().history.older(month(13))).map(({ boardId }) => boardId)).toEqual([
      other.boardId,
    ]);
    await stores().store.erase(other);
    expect(await stores().history.older(month(13))).toEqual([]);
    expect(await stores().history.forget(other, month(13))).toBe(0);
    expect(await stores().history.authorsOf(other)).toEqual([]);
    for (const table of ['row_months', 'row_authors'])
      expect(under.database().prepare(`SELECT DISTINCT document FROM ${table}`).all()).toHaveLength(
        1,
      );
  });

  it('[S51] go some at a time, so that nobody waits', async () => {
    const id = await aDocument();
    const rows = Array.from({ length: 2 * FORGET_ROWS + 5 }, (_, n) => ({
      id,
      author: n % 3 === 0 ? ben : ada,
      update: words(`${n}`),
      claims: [],
    }));
    await stores().store.append(rows);
    await stores().store.compact(id, rows.length, words('state'));
    inMonth(12);
    const gone: number[] = [];
    do gone.push(await stores().history.forget(id, month(12)));
    while (gone.at(-1) !== 0);
    expect(gone).toEqual([FORGET_ROWS, FORGET_ROWS, 5, 0]);
    expect(await stores().history.authorsOf(id)).toEqual(rows.map(({ author }) => author));
  });

  it('[S50] a month that could not be written with its row is written with the next', async () => {
    const id = await aDocument();
    inMonth(2);
    const nowhere: DocumentId = { boardId: makeBoardId(random), name: 'board' };
    const refused = stores().store.append([
      { id, author: ada, update: words('lost'), claims: [] },
      { id: nowhere, author: ada, update: words('lost'), claims: [] },
    ]);
    await expect(refused).rejects.toMatchObject({ kind: 'missing' });
    expect(await stores().history.lastMonthOf(id)).toBeUndefined();
    await write(id, ada, 'kept');
    expect(await stores().history.lastMonthOf(id)).toBe(month(2));
  });

  it('[S52] who wrote a row that is damaged is not lost with it: it stays, and so do those before', async () => {
    const id = await halfAYear();
    flipSealed(under.database(), 'log', 'seq = 2');
    await expect(stores().history.forget(id, month(6))).rejects.toMatchObject({ kind: 'damaged' });
    await expect(stores().history.authorsOf(id)).rejects.toMatchObject({ kind: 'damaged' });
    expect(rowsIn()).toHaveLength(6);
  });

  it('[S52] the list of who wrote what is sealed, and damage to it is an error', async () => {
    const id = await halfAYear();
    await stores().history.forget(id, month(5));
    const [row] = under.database().prepare('SELECT sealed FROM row_authors').all();
    expect(Buffer.from(row!['sealed'] as Uint8Array).includes(ada)).toBe(false);
    flipSealed(under.database(), 'row_authors', 'upto = 4');
    await expect(stores().history.authorsOf(id)).rejects.toMatchObject({ kind: 'damaged' });
    await expect(stores().history.forget(id, month(9))).rejects.toMatchObject({ kind: 'damaged' });
  });

  it('[S52] whatever is written and forgotten in whatever order, every author stays in place', async () => {
    const authors = fc.constantFrom<Author>(ada, ben, 'server');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.array(authors, { maxLength: 5 }),
            fc.boolean(),
            fc.integer({ min: 1, max: 8 }),
          ),
          { maxLength: 8 },
        ),
        async (months) => {
          const id = await aDocument();
          const expected: Author[] = [];
          for (const [n, [wrote, compacts, forgets]] of months.entries()) {
            inMonth(n + 1);
            for (const author of wrote) {
              await write(id, author, `${expected.length}`);
              expected.push(author);
            }
            if (compacts && expected.length > 0)
              await stores().store.compact(id, expected.length, words('state'));
            await stores().history.forget(id, month(forgets));
            expect(await stores().history.authorsOf(id)).toEqual(expected);
            expect((await stores().store.load(id))?.seq).toBe(expected.length);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
