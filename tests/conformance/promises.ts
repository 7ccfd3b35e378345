import {
  makeCommandId,
  makeParticipantId,
  makeRoundId,
  type BoardId,
  type RandomBytes,
} from '@steady/shared/ids.ts';
import type { CommandRef, Promises, RoundRef } from '@steady/server/store/ledger-store.ts';
import { StoreError, type StoreErrorKind } from '@steady/server/store/store.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Where promises are kept, and what a test may do to it behind its back. */
export interface PromisesUnderTest {
  readonly promises: Promises;
  /** A board that may have promises. */
  readonly aBoard: () => BoardId;
  /** Destroys the key of a board's words, the last step of erasing it. */
  readonly destroyKey: (boardId: BoardId) => void;
  /** Ends these stores and opens new ones on what was kept. */
  readonly reopen?: () => Promise<Promises>;
  /** Puts back the data as `work` found it, as an old backup would; keys stay as they are now. */
  readonly withOldCopy?: (work: () => Promise<void>) => Promise<Promises>;
  readonly damage?: PromisesDamage;
  /** From now on there is no room for another row. */
  readonly fill?: () => void;
  readonly dispose: () => Promise<void>;
}

export interface PromisesDamage {
  flipEntry(boardId: BoardId, seq: number): void;
  swapEntries(boardId: BoardId, seq: number, other: number): void;
  /** Puts an entry of one board in the place of the same entry of another. */
  moveEntry(from: BoardId, to: BoardId, seq: number): void;
  removeEntry(boardId: BoardId, seq: number): void;
  /** Forgets how many entries there must be. */
  removeCount(boardId: BoardId): void;
  flipAnswer(round: RoundRef, who: string): void;
  /** Lets an answer be somebody else's. */
  renameAnswer(round: RoundRef, who: string, other: string): void;
  flipMoment(boardId: BoardId, seq: number): void;
  /** Lets the state of one moment be that of another. */
  renumberMoment(boardId: BoardId, seq: number, other: number): void;
}

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);
const aCommand = (boardId: BoardId): CommandRef => ({
  boardId,
  participantId: makeParticipantId(random),
  id: makeCommandId(random),
});
const aRound = (boardId: BoardId): RoundRef => ({ boardId, id: makeRoundId(random) });
const bytes = (text: string) => new TextEncoder().encode(text);
const refused = (kind: StoreErrorKind) =>
  expect.objectContaining({ name: 'StoreError', kind, constructor: StoreError });

/**
 * What every keeper of promises promises; rules S20-S25 of server/SPEC.md.
 * @param able what `make` gives beside the stores; a test without it is not counted as skipped
 */
export function promisesConformance(
  name: string,
  able: ReadonlyArray<'reopen' | 'withOldCopy' | 'damage' | 'fill'>,
  make: () => Promise<PromisesUnderTest>,
): void {
  describe(`Promises: ${name}`, () => {
    let tested: PromisesUnderTest;
    let promises: Promises;
    beforeEach(async () => {
      tested = await make();
      promises = tested.promises;
    });
    afterEach(() => tested.dispose());

    async function said(...entries: string[]): Promise<BoardId> {
      const boardId = tested.aBoard();
      await promises.ledger.append(boardId, { first: 1, entries, command: undefined });
      return boardId;
    }
    const add = (boardId: BoardId, first: number, ...entries: string[]) =>
      promises.ledger.append(boardId, { first, entries, command: undefined });

    it('[S20] gives back what was appended, in order, each board its own', async () => {
      const one = await said('one');
      const other = await said('other');
      await add(one, 2, 'two', 'three');

      expect(await promises.ledger.load(one)).toEqual(['one', 'two', 'three']);
      expect(await promises.ledger.load(one, 2)).toEqual(['three']);
      expect(await promises.ledger.load(one, 7)).toEqual([]);
      expect(await promises.ledger.load(other)).toEqual(['other']);
      expect(await promises.ledger.load(tested.aBoard())).toEqual([]);
    });

    it('[S21] refuses whoever builds on an older end, a gap, or the same end twice', async () => {
      const boardId = await said('one', 'two');
      for (const first of [1, 2, 4]) {
        const command = aCommand(boardId);
        const late = promises.ledger.append(boardId, { first, entries: ['late'], command });
        await expect(late).rejects.toEqual(refused('exists'));
        expect(await promises.ledger.find(command)).toBeUndefined();
      }
      const both = await Promise.allSettled([add(boardId, 3, 'a'), add(boardId, 3, 'b')]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await promises.ledger.load(boardId)).toHaveLength(3);
    });

    it('[S22] finds what came of a command, also when nothing did; nobody finds another’s', async () => {
      const boardId = await said('one');
      const [some, none] = [aCommand(boardId), aCommand(boardId)];
      await promises.ledger.append(boardId, { first: 2, entries: ['two', 'three'], command: some });
      await promises.ledger.append(boardId, { first: 4, entries: [], command: none });

      expect(await promises.ledger.find(some)).toEqual({ first: 2, last: 3 });
      const nothing = await promises.ledger.find(none);
      expect(nothing?.first).toBeGreaterThan(nothing?.last ?? Infinity);
      const { participantId } = aCommand(boardId);
      expect(await promises.ledger.find({ ...some, participantId })).toBeUndefined();
      const elsewhere = { ...some, boardId: tested.aBoard() };
      expect(await promises.ledger.find(elsewhere)).toBeUndefined();
      expect(await promises.ledger.load(boardId)).toEqual(['one', 'two', 'three']);
    });

    it('[S24] has nothing of an erased board, and its neighbours whole', async () => {
      const boardId = await said('secret');
      const neighbour = await said('stays');
      const command = aCommand(boardId);
      await promises.ledger.append(boardId, { first: 2, entries: ['more'], command });
      await promises.moments.put(boardId, 1, bytes('secret'));
      await promises.moments.put(neighbour, 1, bytes('stays'));
      await promises.ledger.erase(boardId);
      await promises.moments.erase(boardId);

      expect(await promises.ledger.load(boardId)).toEqual([]);
      expect(await promises.ledger.find(command)).toBeUndefined();
      expect(await promises.moments.get(boardId, 1)).toBeUndefined();
      expect(await promises.ledger.load(neighbour)).toEqual(['stays']);
      expect(await promises.moments.get(neighbour, 1)).toEqual(bytes('stays'));
      await promises.ledger.erase(tested.aBoard());
    });

    it('[S25] keeps the answers of a round until it is destroyed; the latest of each person', async () => {
      const boardId = tested.aBoard();
      const [round, other] = [aRound(boardId), aRound(boardId)];
      await promises.rounds.keep(round, 'partner-a', 'warm');
      await promises.rounds.keep(round, 'partner-b', 'cold');
      await promises.rounds.keep(round, 'partner-a', 'not today');
      await promises.rounds.keep(other, 'partner-a', 'another round');

      const answers = await promises.rounds.read(round);
      expect(answers).toEqual(
        new Map([
          ['partner-a', 'not today'],
          ['partner-b', 'cold'],
        ]),
      );
      expect([...(await promises.rounds.open(boardId))].toSorted()).toEqual(
        [round.id, other.id].toSorted(),
      );
      await promises.rounds.destroy(round);
      expect([...(await promises.rounds.read(round))]).toEqual([]);
      expect(await promises.rounds.open(boardId)).toEqual([other.id]);
      expect((await promises.rounds.read(other)).get('partner-a')).toBe('another round');
      await promises.rounds.destroy(round);
    });

    it('[S20] keeps the state of a moment, and what was handed in and out is a copy', async () => {
      const boardId = tested.aBoard();
      const state = bytes('as it was');
      const kept = promises.moments.put(boardId, 3, state);
      state.fill(0);
      await kept;
      expect(await promises.moments.get(boardId, 3)).toEqual(bytes('as it was'));
      (await promises.moments.get(boardId, 3))?.fill(0);
      expect(await promises.moments.get(boardId, 3)).toEqual(bytes('as it was'));
      await promises.moments.put(boardId, 3, bytes('put again'));
      expect(await promises.moments.get(boardId, 3)).toEqual(bytes('put again'));
      expect(await promises.moments.get(boardId, 4)).toBeUndefined();
    });

    if (able.includes('reopen'))
      it('[S20] has everything after it was closed and opened again', async () => {
        const boardId = await said('one');
        const command = aCommand(boardId);
        const [round, gone] = [aRound(boardId), aRound(boardId)];
        await promises.ledger.append(boardId, { first: 2, entries: ['two'], command });
        await promises.rounds.keep(round, 'partner-a', 'warm');
        await promises.rounds.keep(gone, 'partner-a', 'secret');
        await promises.rounds.destroy(gone);
        await promises.moments.put(boardId, 2, bytes('as it was'));

        promises = await tested.reopen!();
        expect(await promises.ledger.load(boardId)).toEqual(['one', 'two']);
        expect(await promises.ledger.find(command)).toEqual({ first: 2, last: 2 });
        expect((await promises.rounds.read(round)).get('partner-a')).toBe('warm');
        expect(await promises.rounds.open(boardId)).toEqual([round.id]);
        expect(await promises.moments.get(boardId, 2)).toEqual(bytes('as it was'));
        await add(boardId, 3, 'three');
      });

    if (able.includes('fill'))
      it('[S20] writes nothing of an append for which there is no room, and says so', async () => {
        const boardId = await said('one');
        const round = aRound(boardId);
        const command = aCommand(boardId);
        const much = 'x'.repeat(1024 * 1024);
        tested.fill!();

        const entries = ['small', much];
        const append = promises.ledger.append(boardId, { first: 2, entries, command });
        await expect(append).rejects.toEqual(refused('full'));
        await expect(promises.rounds.keep(round, 'partner-a', much)).rejects.toEqual(
          refused('full'),
        );
        await expect(promises.moments.put(boardId, 1, bytes(much))).rejects.toEqual(
          refused('full'),
        );
        expect(await promises.ledger.load(boardId)).toEqual(['one']);
        expect(await promises.ledger.find(command)).toBeUndefined();
        expect([...(await promises.rounds.read(round))]).toEqual([]);
        expect(await promises.moments.get(boardId, 1)).toBeUndefined();
      });

    if (able.includes('withOldCopy')) {
      it('[S24] an old copy of the data opens nothing of an erased board', async () => {
        const boardId = await said('secret');
        const neighbour = await said('stays');
        await promises.moments.put(boardId, 1, bytes('secret'));
        promises = await tested.withOldCopy!(async () => {
          await promises.ledger.erase(boardId);
          await promises.moments.erase(boardId);
          tested.destroyKey(boardId);
        });

        await expect(promises.ledger.load(boardId)).rejects.toEqual(refused('damaged'));
        await expect(promises.moments.get(boardId, 1)).rejects.toEqual(refused('damaged'));
        await expect(add(boardId, 2, 'late')).rejects.toEqual(refused('damaged'));
        expect(await promises.ledger.load(neighbour)).toEqual(['stays']);
      });

      it('[S25] an old copy of the data opens no answer of a destroyed round, and the round goes on', async () => {
        const boardId = tested.aBoard();
        const round = aRound(boardId);
        await promises.rounds.keep(round, 'partner-a', 'secret');
        promises = await tested.withOldCopy!(() => promises.rounds.destroy(round));

        expect([...(await promises.rounds.read(round))]).toEqual([]);
        await promises.rounds.keep(round, 'partner-b', 'anew');
        expect([...(await promises.rounds.read(round))]).toEqual([['partner-b', 'anew']]);
        await promises.rounds.destroy(round);
        expect(await promises.rounds.open(boardId)).toEqual([]);
      });
    }

    const damages: [string, (damage: PromisesDamage, id: BoardId, other: BoardId) => void][] = [
      ['a bit of an entry flips', (damage, id) => damage.flipEntry(id, 2)],
      ['a bit of the last entry flips', (damage, id) => damage.flipEntry(id, 3)],
      ['two entries change places', (damage, id) => damage.swapEntries(id, 2, 3)],
      ['an entry comes from another board', (damage, id, from) => damage.moveEntry(from, id, 2)],
      ['an entry is lost', (damage, id) => damage.removeEntry(id, 2)],
      ['the first entry is lost', (damage, id) => damage.removeEntry(id, 1)],
      ['the last entry is lost', (damage, id) => damage.removeEntry(id, 3)],
      ['it is not known how many there are', (damage, id) => damage.removeCount(id)],
    ];
    for (const [what, harm] of able.includes('damage') ? damages : []) {
      it(`[S23] is an error when ${what}`, async () => {
        const [id, other] = [await said('1', '2', '3'), await said('1', '2', '3')];
        harm(tested.damage!, id, other);
        await expect(promises.ledger.load(id)).rejects.toEqual(refused('damaged'));
        if (what.includes('another')) return;
        expect(await promises.ledger.load(other)).toEqual(['1', '2', '3']);
      });
    }

    if (able.includes('damage'))
      it('[S23] an answer or a moment that was changed or moved is an error too', async () => {
        const boardId = tested.aBoard();
        const rounds = [aRound(boardId), aRound(boardId)] as const;
        for (const round of rounds) await promises.rounds.keep(round, 'partner-a', 'warm');
        await promises.moments.put(boardId, 1, bytes('one'));
        await promises.moments.put(boardId, 2, bytes('two'));
        const damage = tested.damage!;
        damage.flipAnswer(rounds[0], 'partner-a');
        damage.renameAnswer(rounds[1], 'partner-a', 'partner-b');
        damage.flipMoment(boardId, 1);
        damage.renumberMoment(boardId, 2, 3);

        for (const round of rounds)
          await expect(promises.rounds.read(round)).rejects.toEqual(refused('damaged'));
        for (const seq of [1, 3])
          await expect(promises.moments.get(boardId, seq)).rejects.toEqual(refused('damaged'));
      });
  });
}
