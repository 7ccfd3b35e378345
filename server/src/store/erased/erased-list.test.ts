import { makeBoardId, type BoardId } from '@steady/shared/ids.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatErased, mergeErased, parseErased } from './erased-list.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const lists = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('2026-11-24', '2026-11-25')))
  .map((pairs) => new Map(pairs.map(([n, day]) => [boards[n]!, day])));
const boards: readonly BoardId[] = Array.from({ length: 10 }, () => makeBoardId(random));

describe('the list of erased boards', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(parseErased(formatErased(list))).toEqual({ list, damaged: 0 });
      }),
    );
    expect(parseErased('')).toEqual({ list: new Map(), damaged: 0 });
  });

  it('[S41] only ever grows, in whatever order lists are put together; the earlier day counts', () => {
    fc.assert(
      fc.property(lists, lists, lists, (a, b, c) => {
        const merged = mergeErased(a, b, c);
        for (const list of [a, b, c])
          for (const board of list.keys()) expect(merged.has(board)).toBe(true);
        expect(mergeErased(mergeErased(a, b), c)).toEqual(merged);
        expect(mergeErased(c, b, a)).toEqual(merged);
        expect(mergeErased(merged, merged)).toEqual(merged);
      }),
    );
  });

  it('[S42] loses a damaged line and no other; a flipped bit is never another board', () => {
    const list = new Map(boards.map((board) => [board, '2026-11-25'] as const));
    const good = Buffer.from(formatErased(list));
    const at = good.indexOf(boards[0]!.slice(0, 8));
    for (let bit = at * 8; bit < good.length * 8; bit += 1) {
      const bad = Buffer.from(good);
      bad[bit >> 3]! ^= 1 << (bit & 7);
      const read = parseErased(bad.toString('latin1'));
      // A line end that flips joins two lines.
      expect(read.list.size).toBeGreaterThanOrEqual(8);
      for (const [board, day] of read.list) expect(list.get(board)).toBe(day);
    }
  });
});
