import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBoardId, makeParticipantId } from '@steady/shared/ids.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { StoreError } from '@steady/server/store/store.ts';
import type {
  Append,
  DocumentId,
  Store,
  StoredDocument,
  StoreErrorKind,
} from '@steady/server/store/store.ts';

/** A store and what a test may do to it behind its back; absent where an adapter has no such thing. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Ends this store and opens a new one on what was kept. */
  readonly reopen?: () => Promise<Store>;
  readonly damage?: Damage;
  /** Puts back the data as `work` found it, as an old backup would; keys stay as they are now. */
  readonly withOldCopy?: (work: () => Promise<void>) => Promise<Store>;
  /** From now on there is no room for another row. */
  readonly fill: () => void;
  readonly dispose: () => Promise<void>;
}

export interface Damage {
  flipBit(id: DocumentId, seq: number): void;
  flipBitOfSnapshot(id: DocumentId): void;
  flipBitOfClaims(id: DocumentId): void;
  swap(id: DocumentId, seq: number, other: number): void;
  /** Puts a row of one document in the place of the same row of another. */
  move(from: DocumentId, to: DocumentId, seq: number): void;
  removeRow(id: DocumentId, seq: number): void;
  removeClaims(id: DocumentId): void;
}

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);
export const aDocument = (): DocumentId => ({ boardId: makeBoardId(random), name: 'board' });
const aParticipant = () => makeParticipantId(random);
const ada = aParticipant();
const ben = aParticipant();

const words = (text: string) => new TextEncoder().encode(text);
const row = (id: DocumentId, text: string, more: Partial<Append> = {}): Append => ({
  id,
  author: ada,
  update: words(text),
  claims: [],
  ...more,
});
const read = (document: StoredDocument | undefined) =>
  document?.updates.map((update) => new TextDecoder().decode(update));

const refused = (kind: StoreErrorKind) =>
  expect.objectContaining({ name: 'StoreError', kind, constructor: StoreError });

/**
 * What every adapter of Store promises; rules S1-S7 of server/SPEC.md.
 * @param able what `makeStore` gives beside the store; a test without it is not counted as skipped
 */
export function storeConformance(
  name: string,
  able: readonly ('reopen' | 'withOldCopy' | 'damage')[],
  makeStore: () => Promise<StoreUnderTest>,
): void {
  describe(`Store: ${name}`, () => {
    let tested: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      tested = await makeStore();
      store = tested.store;
    });
    afterEach(() => tested.dispose());

    async function written(...texts: string[]): Promise<DocumentId> {
      const id = aDocument();
      await store.create(id);
      if (texts.length > 0) await store.append(texts.map((text) => row(id, text)));
      return id;
    }

    it('[S4] makes an empty document with an epoch of its own, once', async () => {
      const id = aDocument();
      const made = await store.create(id);
      const other = await store.create(aDocument());

      expect(made).toMatchObject({ seq: 0, updates: [] });
      expect(made.claims.size).toBe(0);
      expect(made.epoch).not.toBe('');
      expect(made.epoch).not.toBe(other.epoch);
      expect(await store.load(id)).toEqual(made);
      await expect(store.create(id)).rejects.toEqual(refused('exists'));
    });

    it('[S4] has no document that was never made', async () => {
      expect(await store.load(aDocument())).toBeUndefined();
    });

    it('[S4] tells the documents of a board, and the owners of private ones, apart', async () => {
      const { boardId } = aDocument();
      const ids: DocumentId[] = [
        { boardId, name: 'board' },
        { boardId, name: 'notes' },
        { boardId, name: 'private', owner: ada },
        { boardId, name: 'private', owner: ben },
      ];
      for (const id of ids) await store.create(id);
      await store.append(ids.map((id, index) => row(id, `document ${index}`)));

      for (const [index, id] of ids.entries()) {
        expect(read(await store.load(id))).toEqual([`document ${index}`]);
      }
    });

    it('[S3] numbers the rows of each document 1, 2, 3 in the order of append', async () => {
      const a = await written();
      const b = await written();

      expect(await store.append([row(a, 'a1'), row(b, 'b1'), row(a, 'a2')])).toEqual([1, 1, 2]);
      expect(await store.append([row(b, 'b2'), row(a, 'a3')])).toEqual([2, 3]);
      expect(await store.load(a)).toMatchObject({ seq: 3 });
      expect(read(await store.load(a))).toEqual(['a1', 'a2', 'a3']);
      expect(read(await store.load(b))).toEqual(['b1', 'b2']);
    });

    it('[S3] keeps the order of appends that were made without waiting', async () => {
      const id = await written();
      const texts = Array.from({ length: 50 }, (_, index) => `row ${index}`);
      const numbers = await Promise.all(texts.map((text) => store.append([row(id, text)])));

      expect(numbers.flat()).toEqual(texts.map((_, index) => index + 1));
      expect(read(await store.load(id))).toEqual(texts);
    });

    it('[S2] writes nothing of an append of which one row is refused', async () => {
      const id = await written('before');
      const nowhere = aDocument();
      const rows = [row(id, 'with it', { claims: [7] }), row(nowhere, 'lost'), row(id, 'after')];

      await expect(store.append(rows)).rejects.toEqual(refused('missing'));
      const document = await store.load(id);
      expect(read(document)).toEqual(['before']);
      expect(document?.claims.size).toBe(0);
      expect(await store.load(nowhere)).toBeUndefined();
      expect(await store.append([row(id, 'goes on')])).toEqual([2]);
    });

    it('[S2] takes an append of nothing', async () => {
      expect(await store.append([])).toEqual([]);
    });

    it('[S4] keeps what was handed in, whatever becomes of the buffer', async () => {
      const id = await written();
      const update = words('kept');
      const appended = store.append([row(id, '', { update })]);
      update.fill(0);
      await appended;

      expect(read(await store.load(id))).toEqual(['kept']);
    });

    it('[S4] gives back bytes that a reader may overwrite', async () => {
      const id = await written('kept');
      (await store.load(id))?.updates[0]?.fill(0);
      expect(read(await store.load(id))).toEqual(['kept']);
    });

    it('[S4] keeps an empty update and one of 8 MiB', async () => {
      const id = await written();
      const large = new Uint8Array(8 * 1024 * 1024).map((_, index) => index % 251);
      await store.append([
        row(id, '', { update: new Uint8Array() }),
        row(id, '', { update: large }),
      ]);

      const updates = (await store.load(id))?.updates ?? [];
      expect(updates.map(({ length }) => length)).toEqual([0, large.length]);
      expect(Buffer.compare(updates[1]!, large)).toBe(0);
    });

    it('[S4] keeps thousands of rows of many documents', async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => written()));
      for (let round = 0; round < 25; round += 1) {
        await store.append(
          ids.flatMap((id, board) =>
            Array.from({ length: 10 }, (_, at) => row(id, `${board} ${round} ${at}`)),
          ),
        );
      }
      for (const [board, id] of ids.entries()) {
        const texts = read(await store.load(id));
        expect(texts).toHaveLength(250);
        expect(texts?.[249]).toBe(`${board} 24 9`);
      }
    });

    it('[S4] remembers whose each client id is; the first claim stands', async () => {
      const id = await written();
      await store.append([row(id, 'seed', { author: 'server', claims: [1] })]);
      await store.append([
        row(id, 'one', { claims: [2 ** 32 - 1, 3] }),
        row(id, 'two', { author: ben, claims: [3, 4] }),
      ]);

      const { claims } = (await store.load(id))!;
      expect([...claims].toSorted(([a], [b]) => a - b)).toEqual([
        [1, 'server'],
        [3, ada],
        [4, ben],
        [2 ** 32 - 1, ada],
      ]);
    });

    it('[S6] opens with the newest snapshot, then the rows after it', async () => {
      const id = await written('1', '2', '3', '4');
      await store.compact(id, 2, words('1+2'));
      expect(read(await store.load(id))).toEqual(['1+2', '3', '4']);

      await store.compact(id, 4, words('1+2+3+4'));
      await store.append([row(id, '5')]);
      expect(await store.load(id)).toMatchObject({ seq: 5 });
      expect(read(await store.load(id))).toEqual(['1+2+3+4', '5']);

      await store.compact(id, 2, words('1+2'));
      expect(read(await store.load(id))).toEqual(['1+2+3+4', '5']);
    });

    it('[S6] compaction changes neither number, epoch nor claims', async () => {
      const id = await written();
      for (let client = 1; client <= 9; client += 1) {
        const author = client % 2 === 0 ? ada : ben;
        await store.append([row(id, `${client}`, { author, claims: [client] })]);
        if (client % 3 === 0) await store.compact(id, client - 1, words('state'));
      }
      const before = (await store.load(id))!;
      await store.compact(id, 9, words('state'));
      const after = (await store.load(id))!;

      expect(after.seq).toBe(9);
      expect(after.epoch).toBe(before.epoch);
      expect(after.claims).toEqual(before.claims);
      expect(after.claims.size).toBe(9);
      expect(after.claims.get(2)).toBe(ada);
      expect(await store.append([row(id, 'next')])).toEqual([10]);
    });

    it('[S6] takes no snapshot where there is no row', async () => {
      const id = await written('1');
      await expect(store.compact(id, 2, words('?'))).rejects.toThrow(RangeError);
      await expect(store.compact(id, 0, words('?'))).rejects.toThrow(RangeError);
      await expect(store.compact(aDocument(), 1, words('?'))).rejects.toEqual(refused('missing'));
      expect(read(await store.load(id))).toEqual(['1']);
    });

    it('[S7] has nothing of an erased document, and its neighbours whole', async () => {
      const id = await written('secret');
      const neighbour = await written('stays');
      await store.compact(id, 1, words('secret'));
      await store.erase(id);

      expect(await store.load(id)).toBeUndefined();
      await expect(store.append([row(id, 'late')])).rejects.toEqual(refused('missing'));
      expect(read(await store.load(neighbour))).toEqual(['stays']);
      await store.erase(id);
      await store.erase(aDocument());
    });

    it('[S7] starts anew under the name of an erased document', async () => {
      const id = await written('secret');
      const { epoch } = (await store.load(id))!;
      await store.erase(id);
      const anew = await store.create(id);

      expect(anew.epoch).not.toBe(epoch);
      expect(await store.append([row(id, 'new', { claims: [5] })])).toEqual([1]);
      expect(read(await store.load(id))).toEqual(['new']);
    });

    if (able.includes('reopen'))
      it('[S1] has everything after it was closed and opened again', async () => {
        const id = await written('1', '2');
        await store.append([row(id, '3', { author: ben, claims: [9] })]);
        await store.compact(id, 2, words('1+2'));
        const before = await store.load(id);
        const erased = await written('secret');
        await store.erase(erased);

        store = await tested.reopen!();
        expect(await store.load(id)).toEqual(before);
        expect(read(before)).toEqual(['1+2', '3']);
        expect(await store.load(erased)).toBeUndefined();
        expect(await store.append([row(id, '4')])).toEqual([4]);
      });

    if (able.includes('withOldCopy'))
      it('[S7] an old copy of the data opens nothing of an erased document', async () => {
        const id = await written('secret');
        const neighbour = await written('stays');
        store = await tested.withOldCopy!(() => store.erase(id));

        await expect(store.load(id)).rejects.toEqual(refused('damaged'));
        await expect(store.append([row(id, 'late')])).rejects.toEqual(refused('damaged'));
        expect(read(await store.load(neighbour))).toEqual(['stays']);
      });

    it('[S2] writes nothing when there is no room, and says so', async () => {
      const id = await written('before');
      tested.fill();
      const much = row(id, '', { update: new Uint8Array(1024 * 1024) });

      await expect(store.append([row(id, 'small'), much])).rejects.toEqual(refused('full'));
      expect(read(await store.load(id))).toEqual(['before']);
    });

    const damages: [string, (damage: Damage, id: DocumentId, other: DocumentId) => void][] = [
      ['a bit of a row flips', (damage, id) => damage.flipBit(id, 2)],
      ['a bit of the last row flips', (damage, id) => damage.flipBit(id, 3)],
      ['a bit of the snapshot flips', (damage, id) => damage.flipBitOfSnapshot(id)],
      ['a bit of a claim flips', (damage, id) => damage.flipBitOfClaims(id)],
      ['two rows change places', (damage, id) => damage.swap(id, 2, 3)],
      ['a row comes from another document', (damage, id, other) => damage.move(other, id, 3)],
      ['a row is lost', (damage, id) => damage.removeRow(id, 2)],
      ['the last row is lost', (damage, id) => damage.removeRow(id, 3)],
      ['a claim is lost', (damage, id) => damage.removeClaims(id)],
    ];
    for (const [what, harm] of able.includes('damage') ? damages : []) {
      it(`[S5] is an error when ${what}`, async () => {
        const [id, other] = [await written('1'), await written('1', '2', '3')];
        await store.compact(id, 1, words('1'));
        await store.append([row(id, '2', { claims: [7] }), row(id, '3', { author: ben })]);
        harm(tested.damage!, id, other);

        await expect(store.load(id)).rejects.toEqual(refused('damaged'));
      });
    }
  });
}
