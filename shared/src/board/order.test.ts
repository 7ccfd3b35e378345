import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOrder, isOrderKey, orderBetween, ordersBetween } from './order.ts';

describe('order keys', () => {
  it('always have room between two neighbours, wherever people insert', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 120 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect(keys.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.every(isOrderKey)).toBe(true);
      }),
    );
  });

  it('stay far below the longest after 300 inserts at one spot', () => {
    let before = orderBetween(null, null);
    const after = orderBetween(before, null);
    for (let n = 0; n < 300; n += 1) before = orderBetween(before, after);
    expect(isOrderKey(before)).toBe(true);
    expect(before.length).toBeLessThan(80);
  });

  it.each([
    ['nothing', ''],
    ['a number', 7],
    ['words', 'between needs and requests'],
    ['an overlong key', `a${'0'.repeat(300)}`],
    ['a key that ends in the smallest digit', 'a00'],
  ])('are not built upon when they are %s', (_name, key) => {
    expect(isOrderKey(key)).toBe(false);
  });

  it('sort by code unit and then by id, never by a locale', () => {
    const cards = [
      { order: 'a1', id: 'b' },
      { order: 'Zz', id: 'a' },
      { order: 'a1', id: 'a' },
    ];
    expect(cards.toSorted(compareOrder).map(({ order, id }) => order + id)).toEqual([
      'Zza',
      'a1a',
      'a1b',
    ]);
    expect(ordersBetween(null, null, 3)).toEqual(['a0', 'a1', 'a2']);
  });
});
