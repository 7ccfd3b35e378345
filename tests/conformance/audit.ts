import { auditChain, parseAuditEntry } from '@steady/shared/audit/entries.ts';
import { CHAIN_START } from '@steady/shared/chain/chain.ts';
import { toMessage } from '@steady/shared/chain/entry.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { sha256 } from '@steady/server/ledger/record.ts';
import type { AuditStore, Noted } from '@steady/server/store/audit-store.ts';
import { StoreError, type StoreErrorKind } from '@steady/server/store/store.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Where an audit is kept, and what a test may do to it behind its back. */
export interface AuditUnderTest {
  readonly audit: AuditStore;
  readonly aBoard: () => BoardId;
  /** Ends this store and opens a new one on what was kept. */
  readonly reopen?: () => Promise<AuditStore>;
  /** Destroys the key of a board's words, the last step of erasing it. */
  readonly destroyKey?: (boardId: BoardId) => void;
  /** Puts back the data as `work` found it, as an old backup would; keys stay as they are now. */
  readonly withOldCopy?: (work: () => Promise<void>) => Promise<AuditStore>;
  readonly damage?: AuditDamage;
  /** From now on there is no room for another row. */
  readonly fill?: () => void;
  readonly dispose: () => Promise<void>;
}

export interface AuditDamage {
  flip(boardId: BoardId, seq: number): void;
  swap(boardId: BoardId, seq: number, other: number): void;
  /** Puts an entry of one board in the place of the same entry of another. */
  move(from: BoardId, to: BoardId, seq: number): void;
  remove(boardId: BoardId, seq: number): void;
  /** Forgets how many entries there must be. */
  removeCount(boardId: BoardId): void;
}

const refused = (kind: StoreErrorKind) =>
  expect.objectContaining({ name: 'StoreError', kind, constructor: StoreError });

/** An entry that says what came before it, so that a test sees what it was made of. */
const note = (boardId: BoardId, text: string): Noted => ({
  boardId,
  next: (seq, last) => `${seq} ${text} after ${last?.split(' ')[1] ?? 'nothing'}`,
});

/** What every keeper of an audit promises; rules S30-S32 of server/SPEC.md. */
export function auditConformance(
  name: string,
  able: ReadonlyArray<'reopen' | 'withOldCopy' | 'damage' | 'fill'>,
  make: () => Promise<AuditUnderTest>,
): void {
  describe(`Audit: ${name}`, () => {
    let tested: AuditUnderTest;
    let audit: AuditStore;
    beforeEach(async () => {
      tested = await make();
      audit = tested.audit;
    });
    afterEach(() => tested.dispose());

    async function noted(...texts: string[]): Promise<BoardId> {
      const boardId = tested.aBoard();
      for (const text of texts) await audit.append(note(boardId, text));
      return boardId;
    }

    it('[S31] makes each entry of the one before, each board its own', async () => {
      const one = await noted('a', 'b', 'c');
      const other = await noted('x');
      expect(await audit.load(one)).toEqual(['1 a after nothing', '2 b after a', '3 c after b']);
      expect(await audit.load(other)).toEqual(['1 x after nothing']);
      expect(await audit.count(one)).toBe(3);
      expect(await audit.load(tested.aBoard())).toEqual([]);
      expect(await audit.count(tested.aBoard())).toBe(0);
    });

    it('[S31] gives back a part of it', async () => {
      const boardId = await noted('a', 'b', 'c', 'd');
      expect(await audit.load(boardId, 1, 3)).toEqual(['2 b after a', '3 c after b']);
      expect(await audit.load(boardId, 3)).toEqual(['4 d after c']);
      expect(await audit.load(boardId, 4)).toEqual([]);
      expect(await audit.load(boardId, 9, 12)).toEqual([]);
    });

    it('[S31] whoever comes at once is chained one behind the other', async () => {
      const boardId = tested.aBoard();
      const texts = Array.from({ length: 30 }, (_, at) => `n${at}`);
      await Promise.all(texts.map((text) => audit.append(note(boardId, text))));
      const kept = await audit.load(boardId);
      expect(kept).toHaveLength(30);
      expect(new Set(kept.map((text) => text.split(' ')[1]))).toEqual(new Set(texts));
      for (const [at, text] of kept.entries()) {
        const before = kept[at - 1]?.split(' ')[1] ?? 'nothing';
        expect(text).toBe(`${at + 1} ${text.split(' ')[1]} after ${before}`);
      }
    });

    it('[S30] writes nothing when the entry could not be made', async () => {
      const boardId = await noted('a');
      const broken = {
        boardId,
        next: () => {
          throw new Error('not made');
        },
      };
      await expect(audit.append(broken)).rejects.toThrow();
      expect(await audit.load(boardId)).toEqual(['1 a after nothing']);
      await audit.append(note(boardId, 'b'));
      expect(await audit.count(boardId)).toBe(2);
    });

    it('[S24] has nothing of an erased board, and its neighbours whole', async () => {
      const boardId = await noted('secret');
      const neighbour = await noted('stays');
      await audit.erase(boardId);
      expect([await audit.load(boardId), await audit.count(boardId)]).toEqual([[], 0]);
      expect(await audit.load(neighbour)).toEqual(['1 stays after nothing']);
      await audit.erase(tested.aBoard());
    });

    it('[U4] keeps a chain of which nothing can be changed, taken out or taken from a ledger', async () => {
      const boardId = tested.aBoard();
      const body = { kind: 'made' } as const;
      const chained: Noted = {
        boardId,
        next(seq, last) {
          const before = last === undefined ? CHAIN_START : parseAuditEntry(JSON.parse(last)).hash;
          const entry = auditChain.chain({ seq, at: 0, by: undefined, body }, before, sha256);
          return JSON.stringify(toMessage(entry));
        },
      };
      for (let n = 0; n < 5; n += 1) await audit.append(chained);
      const entries = (await audit.load(boardId)).map((text) => parseAuditEntry(JSON.parse(text)));
      expect(auditChain.brokenAt(entries, sha256)).toBeUndefined();
      expect(auditChain.brokenAt(entries.slice(2), sha256, entries[1]!.hash, 2)).toBeUndefined();
      expect(auditChain.brokenAt(entries.toSpliced(2, 1), sha256)).toBe(3);
      const changed = entries.with(1, { ...entries[1]!, at: 1 });
      expect(auditChain.brokenAt(changed, sha256)).toBe(2);
    });

    if (able.includes('reopen'))
      it('[S30] has everything after it was closed and opened again', async () => {
        const boardId = await noted('a', 'b');
        audit = await tested.reopen!();
        await audit.append(note(boardId, 'c'));
        expect(await audit.load(boardId)).toEqual([
          '1 a after nothing',
          '2 b after a',
          '3 c after b',
        ]);
      });

    if (able.includes('fill'))
      it('[S30] writes nothing when there is no room, and says so', async () => {
        const boardId = await noted('a');
        tested.fill!();
        const much: Noted = { boardId, next: () => 'x'.repeat(1024 * 1024) };
        await expect(audit.append(much)).rejects.toEqual(refused('full'));
        expect(await audit.load(boardId)).toEqual(['1 a after nothing']);
      });

    if (able.includes('withOldCopy'))
      it('[S24] an old copy of the data opens nothing of an erased board', async () => {
        const boardId = await noted('secret');
        audit = await tested.withOldCopy!(async () => {
          await audit.erase(boardId);
          tested.destroyKey!(boardId);
        });
        await expect(audit.load(boardId)).rejects.toEqual(refused('damaged'));
      });

    const damages: [string, (damage: AuditDamage, id: BoardId, other: BoardId) => void][] = [
      ['a bit flips', (damage, id) => damage.flip(id, 2)],
      ['a bit of the last one flips', (damage, id) => damage.flip(id, 3)],
      ['two change places', (damage, id) => damage.swap(id, 2, 3)],
      ['one comes from another board', (damage, id, from) => damage.move(from, id, 2)],
      ['one is lost', (damage, id) => damage.remove(id, 2)],
      ['the last one is lost', (damage, id) => damage.remove(id, 3)],
      ['it is not known how many there are', (damage, id) => damage.removeCount(id)],
    ];
    for (const [what, harm] of able.includes('damage') ? damages : []) {
      it(`[S32] is an error when ${what}`, async () => {
        const [id, other] = [await noted('1', '2', '3'), await noted('1', '2', '3')];
        harm(tested.damage!, id, other);
        await expect(audit.load(id)).rejects.toEqual(refused('damaged'));
      });
    }

    if (able.includes('damage'))
      it('[S32] an old entry that is damaged keeps nothing new from being noted', async () => {
        const boardId = await noted('1', '2');
        tested.damage!.flip(boardId, 2);
        await audit.append(note(boardId, '3'));
        expect(await audit.load(boardId, 2)).toEqual(['3 3 after nothing']);
        await expect(audit.load(boardId)).rejects.toEqual(refused('damaged'));
      });
  });
}
